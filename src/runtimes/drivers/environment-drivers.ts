/** The effects that `environment.machine.ts` declares, done by a runtime. */
import { fromPromise } from 'xstate';
import type {
  Ended,
  InitInput,
  InvokeInput,
  ProvisionInput,
  ProvisionOutcome,
  ResetInput,
  ShutdownInput,
} from '#machines/environment.types.ts';
import { RuntimeUnavailableError } from '#model/runtime-port.ts';
import type { InitOutcome, InvokeOutcome, RunningEnvironment, Runtime } from '#model/runtime-port.ts';
import type { Instant } from '#model/telemetry/trace.ts';

/**
 * Leaving a state aborts what was done for it. An environment that is shut down while it is still being
 * provisioned is stopped as soon as it is there.
 *
 * @param clock the one that the runtime measures with
 */
export function environmentDrivers(runtime: Runtime, clock: { now: () => Instant }) {
  const running = new Map<string, RunningEnvironment>();

  const environment = (environmentId: string): RunningEnvironment => {
    const found = running.get(environmentId);
    if (!found) throw new Error(`There is no execution environment ${environmentId}.`);
    return found;
  };

  return {
    provision: fromPromise<ProvisionOutcome, ProvisionInput>(async ({ input, signal }) => {
      const { spec, listener } = input;
      try {
        const started = await runtime.start(spec, { listener, signal });
        if (signal.aborted) await started.stop('pageLeft');
        else running.set(spec.environmentId, started);
        return { ok: true, at: clock.now() };
      } catch (error) {
        const reason = error instanceof RuntimeUnavailableError ? error.reason : 'unknown';
        const detail = error instanceof Error ? error.message : String(error);
        return { ok: false, at: clock.now(), reason, detail };
      }
    }),
    init: fromPromise<InitOutcome, InitInput>(async ({ input, signal }) =>
      environment(input.environmentId).init({ limitMs: input.limitMs, signal }),
    ),
    invoke: fromPromise<InvokeOutcome, InvokeInput>(async ({ input, signal }) =>
      environment(input.environmentId).invoke(input.invocation, { signal }),
    ),
    reset: fromPromise<Ended, ResetInput>(async ({ input }) => {
      await environment(input.environmentId).reset();
      return { at: clock.now() };
    }),
    shutdown: fromPromise<Ended, ShutdownInput>(async ({ input }) => {
      const found = running.get(input.environmentId);
      running.delete(input.environmentId);
      await found?.stop(input.reason);
      return { at: clock.now() };
    }),
  };
}
