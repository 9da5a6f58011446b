/** The scenarios, run while the site is built: what a page can draw of them without a script. */
import { getCollection } from 'astro:content';
import { idleLifetime } from '#model/lambda/lifecycle.ts';
import { runnableRuntimes, simulatedRuntimes } from '#model/runtime-port.ts';
import { memorySteps } from '#model/lambda/limits.ts';
import { simulate } from '#runtimes/simulated/simulation.ts';
import { firstSeed } from './first-seed.ts';
import { fittingSpeed } from './fitting-speed.ts';
import { pictureOf, type Picture } from './picture.ts';
import type { Scenario } from '#model/scenario/scenario.ts';
import type { IdleKnown, Opening, ScenarioEntry } from './opening.ts';

interface DrawnScenario extends ScenarioEntry {
  scenario: Scenario;
  picture: Picture;
}

let drawn: Promise<DrawnScenario[]> | undefined;

async function draw(): Promise<DrawnScenario[]> {
  const entries = await getCollection('scenarios');
  const inOrder = entries.toSorted((one, other) => one.id.localeCompare(other.id));
  return Promise.all(
    inOrder.map(async ({ id, data: scenario }) => ({
      slug: id.replace(/^\d+-/, ''),
      title: scenario.title,
      scenario,
      picture: pictureOf(await simulate(scenario, { seed: firstSeed })),
    })),
  );
}

const runtimes = [...runnableRuntimes, ...simulatedRuntimes];

const { value, min, max, sources, asOf } = idleLifetime;
const idle: IdleKnown = {
  minutes: value,
  least: min,
  most: max,
  source: sources[0] ?? '',
  asOf,
  fidelity: 'assumed',
};

/** What the timeline begins with: the first scenario, whole, and the names of all. */
export async function opening(): Promise<Opening> {
  const scenarios = await drawnScenarios();
  const [first] = scenarios;
  if (!first) throw new Error('There is no scenario.');
  const { scenario, picture } = first;
  return {
    entries: scenarios.map(({ slug, title }) => ({ slug, title })),
    scenario,
    picture,
    speed: fittingSpeed(picture),
    idle,
    memorySteps,
    runtimes,
  };
}

/** In the order of their files. */
export function drawnScenarios(): Promise<DrawnScenario[]> {
  return (drawn ??= draw());
}
