import { lazyRuntime } from '#runtimes/lazy-runtime.ts';
import { switchableRuntime, type SwitchableRuntime } from './switchable-runtime.ts';

let shared: SwitchableRuntime | undefined;

/**
 * The runtime of this page, however many accounts the page shows: one sandboxed frame, or the one container that was
 * chosen instead.
 */
export function pageRuntime(): SwitchableRuntime {
  shared ??= switchableRuntime(
    lazyRuntime('embedded', async () => {
      const { createEmbeddedRuntime } = await import('#runtimes/embedded/embedded-runtime.ts');
      return createEmbeddedRuntime();
    }),
    async () => {
      const { createPageContainer } = await import('#runtimes/webcontainer/page-container.ts');
      return createPageContainer();
    },
    async () => {
      const { createByHandRuntime } = await import('#runtimes/by-hand/by-hand-runtime.ts');
      return createByHandRuntime();
    },
  );
  return shared;
}
