import type { Runtime } from '#model/runtime-port.ts';
import { lazyRuntime } from '#runtimes/lazy-runtime.ts';

let shared: Runtime | undefined;

/** The embedded runtime of this page: one sandboxed frame, however many accounts the page shows. */
export function pageRuntime(): Runtime {
  shared ??= lazyRuntime('embedded', async () => {
    const { createEmbeddedRuntime } = await import('#runtimes/embedded/embedded-runtime.ts');
    return createEmbeddedRuntime();
  });
  return shared;
}
