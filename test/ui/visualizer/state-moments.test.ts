/** The moments that the browser looks at: between them they show every state that a moment can show. */
import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { parseMomentLink } from '#model/link/moment-link.schema.ts';
import { parseScenario } from '#model/scenario/scenario.schema.ts';
import { drawnMachines } from '#ui/visualizer/map/drawn-machines.ts';
import { firstSeed } from '#ui/visualizer/first-seed.ts';
import { liveRun } from '#ui/visualizer/live-run.ts';
import { shownByNoMoment, stateMoments } from '../../e2e/support/state-moments.ts';

const folder = new URL('../../../content/scenarios/', import.meta.url);
const scenarios = new Map(
  readdirSync(folder).map((file) => {
    const slug = file.replace(/^\d+-|\.json$/g, '');
    return [slug, parseScenario(slug, JSON.parse(readFileSync(new URL(file, folder), 'utf8')))];
  }),
);
const run = (slug: string, changes = {}) => {
  const scenario = scenarios.get(slug);
  if (!scenario) throw new Error(`There is no scenario ${slug}.`);
  return liveRun(scenario, changes, firstSeed, new AbortController().signal);
};

describe('the moments that are looked at', () => {
  test.each(Object.entries(stateMoments))('%s has somebody in these states', async (link, states) => {
    const { slug = '', ms = null, changes } = parseMomentLink(link, [...scenarios.keys()]) ?? {};
    const live = await run(slug, changes);
    expect(live.actorsAt(ms ?? NaN).map(({ stateId }) => stateId)).toEqual(states);
  });

  test('differ from one to the next, so that one is told from the other', () => {
    const all = Object.values(stateMoments).map((states) => [...states].sort().join());
    expect(all.filter((states, index) => states === all[index - 1])).toEqual([]);
  });
});

describe('every state of the drawn machines', () => {
  let drawn: string[];
  beforeAll(async () => {
    const machines = await drawnMachines();
    drawn = machines.flatMap(({ map }) => map.states.filter(({ compound }) => !compound).map(({ id }) => id));
  });

  test('is shown by one of them, or no moment shows it, with a reason', () => {
    const looked = new Set([...Object.values(stateMoments).flat(), ...Object.keys(shownByNoMoment)]);
    expect(drawn.filter((id) => !looked.has(id))).toEqual([]);
    expect([...looked].filter((id) => !drawn.includes(id))).toEqual([]);
  });

  test('that no moment is said to show is shown by none, in any scenario', async () => {
    const shown = new Set<string>();
    for (const slug of scenarios.keys()) {
      const live = await run(slug);
      for (let ms: number | null = 0; ms !== null; ms = live.neighbour(ms, 1))
        for (const { stateId } of live.actorsAt(ms)) shown.add(stateId);
    }
    expect(Object.keys(shownByNoMoment).filter((id) => shown.has(id))).toEqual([]);
  });
});
