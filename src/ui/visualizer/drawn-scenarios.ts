/** The scenarios, run while the site is built: what a page can draw of them without a script. */
import { getCollection } from 'astro:content';
import { simulate } from '#runtimes/simulated/simulation.ts';
import { firstSeed } from './first-seed.ts';
import { pictureOf, type Picture } from './picture.ts';
import type { ScenarioEntry } from './scenario-entry.ts';

interface DrawnScenario extends ScenarioEntry {
  picture: Picture;
}

let drawn: Promise<DrawnScenario[]> | undefined;

async function draw(): Promise<DrawnScenario[]> {
  const entries = await getCollection('scenarios');
  const inOrder = entries.toSorted((one, other) => one.id.localeCompare(other.id));
  return Promise.all(
    inOrder.map(async ({ id, data: scenario }) => ({
      slug: id.replace(/^\d+-/, ''),
      scenario,
      picture: pictureOf(await simulate(scenario, { seed: firstSeed })),
    })),
  );
}

/** In the order of their files. */
export function drawnScenarios(): Promise<DrawnScenario[]> {
  return (drawn ??= draw());
}
