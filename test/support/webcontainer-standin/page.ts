/** Runs in the page of the test: the adapter as it is shipped, with its methods where a test can call them. */
import type { EnvironmentSpec, InvocationInput, RunnableRuntime } from '#model/runtime-port.ts';
import { createStackBlitzHost } from '#runtimes/webcontainer/stackblitz-host.ts';
import { createWebContainerRuntime } from '#runtimes/webcontainer/webcontainer-runtime.ts';

declare global {
  var reported: (id: number, event: unknown, time: number) => Promise<void>;
  var adapter: ReturnType<typeof adapterOf>;
}

const runtime = createWebContainerRuntime({
  host: createStackBlitzHost(),
  runtimeClient: async (name: RunnableRuntime) => (await fetch(`/client/${name}`)).text(),
  sdkFiles: () => Promise.resolve({}),
});

function adapterOf() {
  let last = 0;
  const environments: Awaited<ReturnType<typeof runtime.start>>[] = [];
  /** Events are told in order, and before the outcome that they belong to. */
  let told = Promise.resolve();
  const environment = (id: number) => {
    const found = environments[id];
    if (!found) throw new Error('There is no such environment.');
    return found;
  };
  const signal = new AbortController().signal;
  const after = async <T>(outcome: Promise<T>): Promise<T> => {
    const value = await outcome;
    await told;
    return value;
  };
  return {
    view: () => runtime.view(),
    prepare: () =>
      runtime.prepare().then(
        () => 'ready' as const,
        (error: unknown) => (error as { reason: string }).reason,
      ),
    retry: () => runtime.retry(),
    leave: () => runtime.leave(),
    async start(spec: EnvironmentSpec) {
      const id = last++;
      environments[id] = await runtime.start(spec, {
        signal,
        listener: (event, time) => {
          told = told.then(() => reported(id, event, time));
        },
      });
      return id;
    },
    init: (id: number, limitMs: number) => after(environment(id).init({ limitMs, signal })),
    invoke: (id: number, input: InvocationInput) => after(environment(id).invoke(input, { signal })),
    reset: (id: number) => after(environment(id).reset()),
    stop: (id: number) => after(environment(id).stop('spindown')),
  };
}

globalThis.adapter = adapterOf();
