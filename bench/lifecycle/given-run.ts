/**
 * Stands in the place of the page's `live-run` while it is measured: the run is given, everything that reads, seeks
 * and draws it is the page's own. The seed says how large it is: environments x spans of each x moments left out.
 */
import type { Changes, Scenario } from '#model/scenario/scenario.ts';
import { liveOf, type LiveRun } from '../../src/ui/visualizer/live-run.ts';
import { crowdRun } from './crowd.ts';

export function liveRun(scenario: Scenario, changes: Changes, seed: string): Promise<LiveRun> {
  const [environments = 1, spans = 1, keptMoments = 1] = seed.split('x').map(Number);
  const run = crowdRun({ environments, spans }, keptMoments);
  return Promise.resolve(liveOf(run, { title: scenario.title, seed, changes }));
}
