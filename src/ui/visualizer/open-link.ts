/** What an address leads to. */
import { parseMomentLink, type MomentLink } from '#model/link/moment-link.schema.ts';
import type { Scenario } from '#model/scenario/scenario.ts';
import { firstSeed } from './first-seed.ts';
import { fittingSpeed } from './fitting-speed.ts';
import { scenarioNamed } from './scenario-shelf.ts';
import { whole } from './time-axis.ts';
import type { ChosenMarks, Visualizer } from './visualizer.svelte.ts';

/** `null`: to no scenario. Rejects with a sentence where the link cannot be read or its scenario not be fetched. */
async function openLink(
  hash: string,
  desk: Visualizer,
): Promise<{ link: MomentLink; scenario: Scenario } | null> {
  const link = parseMomentLink(
    hash,
    desk.entries.map(({ slug }) => slug),
  );
  if (!link) return null;
  return { link, scenario: link.slug === desk.slug ? desk.scenario : await scenarioNamed(link.slug) };
}

/** Whether it leads to a scenario, which is then shown; where it should and cannot, the desk says why. */
export async function followLink(hash: string, desk: Visualizer): Promise<boolean> {
  try {
    const found = await openLink(hash, desk);
    if (found) await show(found.link, found.scenario, desk);
    return found !== null;
  } catch (error) {
    desk.fail(error);
    return false;
  }
}

async function show(
  { slug, seed, ms, changes, chosen, mark }: MomentLink,
  scenario: Scenario,
  desk: Visualizer,
): Promise<void> {
  desk.pause();
  desk.slug = slug;
  desk.scenario = scenario;
  desk.seed = seed || firstSeed;
  desk.changes = changes;
  desk.before = null;
  desk.measure = null;
  desk.choose(null);
  desk.zoom = whole;
  desk.ms = ms ?? scenario.openAtMs;
  await desk.rerun(() => {
    desk.speed = fittingSpeed(desk.picture);
    const found = chosen && desk.picture.lanes[chosen.lane]?.spans[chosen.span];
    desk.choose(found ? chosen : null, mark && markThere(mark, desk));
  });
}

function markThere({ lane, mark }: { lane: number; mark: number }, desk: Visualizer): ChosenMarks | null {
  return desk.picture.lanes[lane]?.marks[mark] ? { lane, marks: [mark] } : null;
}
