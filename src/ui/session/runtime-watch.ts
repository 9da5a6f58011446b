import { RuntimeUnavailableError, type EnvironmentRuntime, type Runtime } from '#model/runtime-port.ts';
import type { RuntimeState } from './account-session.types.ts';

/** Makes a runtime ready for functions and says how that went; never rejects. */
export async function madeReady(
  runtime: Runtime,
  forRuntimes: readonly EnvironmentRuntime[],
): Promise<RuntimeState> {
  try {
    const support = await runtime.probe();
    if (!support.supported) return { state: 'failed', reason: support.reason, detail: support.detail };
    await runtime.prepare(forRuntimes);
    return { state: 'ready' };
  } catch (error) {
    const reason = error instanceof RuntimeUnavailableError ? error.reason : 'unknown';
    return { state: 'failed', reason, detail: error instanceof Error ? error.message : String(error) };
  }
}
