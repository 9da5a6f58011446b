/** What a reader can do from a moment of a run on. Fetched when they do it. */
import type { Act } from '#model/scenario/scenario.ts';
import type { Visualizer } from './visualizer.svelte.ts';

export type ForkName = 'answer' | 'hang' | 'deploy' | 'reserve' | 'delete';

export function forkAct(name: ForkName, { ms: atMs, scenario }: Visualizer): Act {
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
    case 'deploy':
      return { do: 'deploy', atMs };
    case 'reserve':
      return { do: 'reserve', atMs, executions: 1 };
    case 'delete':
      return { do: 'delete', atMs };
  }
}
