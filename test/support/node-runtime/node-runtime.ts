/**
 * A runtime for tests: each execution environment is a child process of plain Node.js that runs AWS's own
 * runtime client. What other runtimes do is compared with it.
 *
 * It has no sandbox: handlers reach the network, unless it is modelled, and `/var/task` can be written to.
 */
import { isOsOnly, type Runtime, type RunnableRuntime } from '#model/runtime-port.ts';
import { mergedLayers } from '#runtimes/package/merged-layers.ts';
import { systemClock, type Clock } from '#runtimes/runtime-api/clock.ts';
import { EnvironmentSession } from '#runtimes/runtime-api/environment-session.ts';
import { childProcess } from './child-process.ts';
import { mappedFolders } from './mapped-folders.ts';
import { runtimeClient, type RuntimeClient } from './runtime-client.ts';

export interface NodeRuntimeOptions {
  clock?: Clock;
  /** Which runtime client to run; the ones from npm if left out. */
  client?: (runtime: RunnableRuntime) => RuntimeClient;
}

export function createNodeRuntime({
  clock = systemClock,
  client = runtimeClient,
}: NodeRuntimeOptions = {}): Runtime {
  const sessions = new Set<EnvironmentSession>();
  return {
    id: 'node',
    probe: () => Promise.resolve({ supported: true }),
    prepare: () => Promise.resolve(),
    async start(spec, { listener, signal, network }) {
      signal.throwIfAborted();
      const used = isOsOnly(spec.runtime) ? null : client(spec.runtime);
      const folders = await mappedFolders(spec.files, mergedLayers(spec.layers), used?.names ?? {});
      const session = new EnvironmentSession({
        spec,
        clock,
        listener,
        startProcess: childProcess(spec, folders, used, network),
        dispose: async () => {
          sessions.delete(session);
          await folders.remove();
        },
      });
      sessions.add(session);
      return session;
    },
    async dispose() {
      await Promise.all([...sessions].map((session) => session.stop()));
    },
  };
}
