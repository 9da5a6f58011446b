import type { Runtime, RuntimeId } from '#model/runtime-port.ts';

/** A runtime whose code is fetched when it is first needed: a page that only shows text never pays for it. */
export function lazyRuntime(id: RuntimeId, load: () => Promise<Runtime>): Runtime {
  let loaded: Promise<Runtime> | undefined;
  const runtime = (): Promise<Runtime> => {
    // A failed fetch is not kept: the next call tries again.
    loaded ??= load().catch((error: unknown) => {
      loaded = undefined;
      throw error;
    });
    return loaded;
  };
  return {
    id,
    probe: async () => (await runtime()).probe(),
    prepare: async (forRuntimes) => (await runtime()).prepare(forRuntimes),
    start: async (spec, options) => (await runtime()).start(spec, options),
    dispose: async () => (await loaded)?.dispose(),
  };
}
