/** A scenario, run: everything that needs the machines. It is fetched when somebody touches the page. */
import { environmentNumbers } from '#ui/lifecycle/environment-names.ts';
import { changedScenario, type Changes, type Scenario } from '#model/scenario/scenario.ts';
import { neighbour, seek, type Run } from '#runtimes/simulated/run.ts';
import { simulate } from '#runtimes/simulated/simulation.ts';
import { runLog, type LogEntry } from './log.view.ts';
import { actorsAt, type ActorsNow } from './now.view.ts';
import { pictureOf, type Picture } from './picture.ts';

export interface LiveRun {
  picture: Picture;
  log: readonly LogEntry[];
  actorsAt(ms: number): ActorsNow[];
  /** When the next thing happens, or the one before; `null`: nothing does. */
  neighbour(ms: number, direction: 1 | -1): number | null;
  /** All records, as JSON. */
  traceText(): string;
}

/** A run as the page asks for it. */
export function liveOf(run: Run, about: { title: string; seed: string; changes: Changes }): LiveRun {
  const numbers = environmentNumbers(run.records);
  return {
    picture: pictureOf(run),
    log: runLog(run, numbers),
    actorsAt: (ms) => actorsAt(seek(run, ms), numbers),
    neighbour: (ms, direction) => neighbour(run, ms, direction),
    traceText: () =>
      JSON.stringify(
        { scenario: about.title, seed: about.seed, changes: about.changes, records: run.records },
        null,
        1,
      ),
  };
}

export async function liveRun(
  scenario: Scenario,
  changes: Changes,
  seed: string,
  signal: AbortSignal,
): Promise<LiveRun> {
  const run = await simulate(changedScenario(scenario, changes), { seed, signal });
  return liveOf(run, { title: scenario.title, seed, changes });
}
