import { describe, expect, it } from 'vitest';
import results from '#content/fidelity/results.json' with { type: 'json' };
import { differenceIn, digestOf, engines, type Engine } from './scenario.ts';
import { everyScenario } from './scenarios.ts';

interface Row {
  concern: string;
  name: string;
  digest: string;
  engines: Partial<Record<Engine, 'same' | { why: string }>>;
}
const rows = results as Row[];

describe('the table of scenarios', () => {
  it('has at least eighty of them, each with a name of its own', () => {
    const names = everyScenario.map(({ concern, scenario: { name, runtimes } }) =>
      [concern, name, runtimes?.join()].join(),
    );
    expect(new Set(names).size).toBe(names.length);
    expect(
      new Set(everyScenario.map(({ concern, scenario }) => concern + scenario.name)).size,
    ).toBeGreaterThan(80);
    expect(everyScenario.filter(({ inWebKit }) => inWebKit).length).toBeGreaterThanOrEqual(
      everyScenario.length / 3,
    );
  });

  // `node scripts/contract-report.mjs` brings it up to date.
  it.each(everyScenario)('has what was seen of "$scenario.name"', ({ concern, scenario, inWebKit }) => {
    const row = rows.find((each) => each.concern === concern && each.digest === digestOf(scenario));
    const held = engines.filter(
      (engine) => (engine !== 'node' || !scenario.needs) && (engine !== 'webkit' || inWebKit),
    );
    expect(row?.name).toBe(scenario.name);
    expect(Object.keys(row?.engines ?? {})).toEqual(held);
  });

  it('knows no scenario that is gone', () => {
    const digests = everyScenario.map(({ concern, scenario }) => concern + digestOf(scenario));
    expect(rows.filter(({ concern, digest }) => !digests.includes(concern + digest))).toEqual([]);
  });

  it('lists no difference that is not there', () => {
    const stale = everyScenario.flatMap(({ concern, scenario }) => {
      const row = rows.find((each) => each.concern === concern && each.digest === digestOf(scenario));
      const seen = Object.values(row?.engines ?? {}).flatMap((each) => (each === 'same' ? [] : [each.why]));
      const listed = engines.flatMap((engine) => {
        const difference = row?.engines[engine] && differenceIn(scenario, engine);
        return difference ? [difference.why] : [];
      });
      return listed.filter((why) => !seen.includes(why));
    });
    expect(stale).toEqual([]);
  });
});
