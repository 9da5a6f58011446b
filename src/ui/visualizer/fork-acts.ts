/** What a reader can do from a moment of a run on. Fetched when they do it. */
import { bounds } from '#model/scenario/scenario.schema.ts';
import type { Act } from '#model/scenario/scenario.ts';
import type { PictureLane } from './picture.ts';
import type { Visualizer } from './visualizer.svelte.ts';

export type ForkName = 'answer' | 'hang' | 'memory' | 'lose' | 'deploy' | 'reserve' | 'delete';

/** The environment that a reader chose, or the newest that lives; `null`: none does. */
function losable({ chosen, picture, ms }: Visualizer): number | null {
  const lives = (lane: PictureLane | undefined) =>
    lane?.spans.some(({ kind, from, to }) => from <= ms && ms < to && kind !== 'shutdown') ?? false;
  const own = chosen ? picture.lanes[chosen.lane] : undefined;
  const found = lives(own) ? own : picture.lanes.findLast(lives);
  return found?.number ?? null;
}

/** The next larger size; `null`: there is none. */
function moreMemory({ memorySteps, scenario, changes, ms }: Visualizer): number | null {
  const set = [...scenario.acts, ...(changes.more ?? [])].findLast(
    (act) => act.do === 'configure' && act.atMs <= ms,
  );
  const has = set?.do === 'configure' ? set.memoryMB : (changes.memoryMB ?? scenario.function.memoryMB);
  return memorySteps.find((step) => step > has) ?? null;
}

/** What it could be done to is not there; the message is for the reader. */
export class NoForkError extends Error {
  override readonly name = 'NoForkError';
}

/** Throws `NoForkError`. */
export function forkAct(name: ForkName, desk: Visualizer): Act {
  const { ms: atMs, scenario, changes } = desk;
  if ((changes.more?.length ?? 0) >= bounds.added)
    throw new NoForkError(
      `${bounds.added} changes are as many as one run takes. Take them back to make others.`,
    );
  switch (name) {
    case 'answer':
    case 'hang': {
      // Who is added asks for the version that the last one before asked for.
      const versions = scenario.acts.flatMap((act) =>
        act.do === 'invoke' && act.atMs <= atMs ? [act.version] : [],
      );
      return {
        do: 'invoke',
        atMs,
        times: 1,
        everyMs: 0,
        type: 'RequestResponse',
        deed: name,
        version: versions.at(-1),
        ...(name === 'answer' ? { takesMs: 100 } : {}),
      };
    }
    case 'memory': {
      const memoryMB = moreMemory(desk);
      if (memoryMB === null) throw new NoForkError('The function has all the memory that there is.');
      return { do: 'configure', atMs, memoryMB };
    }
    case 'lose': {
      const environment = losable(desk);
      if (environment === null)
        throw new NoForkError('No container lives at this moment, so none can be lost.');
      return { do: 'lose', atMs, environment };
    }
    case 'deploy':
      return { do: 'deploy', atMs };
    case 'reserve':
      return { do: 'reserve', atMs, executions: 1 };
    case 'delete':
      return { do: 'delete', atMs };
  }
}
