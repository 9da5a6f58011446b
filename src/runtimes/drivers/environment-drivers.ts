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
import type {
  EnvironmentNetwork,
  EnvironmentSpec,
  InitOutcome,
  InvokeOutcome,
  RunningEnvironment,
  Runtime,
  RuntimeListener,
} from '#model/runtime-port.ts';
import type { Clock } from '../runtime-api/clock.ts';
import { lateRelay, type LateRelay } from './late-relay.ts';

/**
 * The step of the machines that is being taken, which began before the event is handed out. What the account notes
 * of an invocation is not time that the function took.
 */
const bookkeeping = (): Promise<void> => Promise.resolve();

/** Makes the network of an environment, which reports what the environment does in it. */
export type NetworkOf = (spec: EnvironmentSpec, listener: RuntimeListener) => EnvironmentNetwork;

/**
 * Leaving a state aborts what was done for it. An environment that is shut down while it is still being
 * provisioned is stopped as soon as it is there.
 *
 * @param clock the one that the runtime measures with
 */
export function environmentDrivers(
  runtime: Runtime,
  clock: Pick<Clock, 'now' | 'after'>,
  networkOf?: NetworkOf,
) {
  const running = new Map<string, RunningEnvironment>();
  const relays = new Map<string, LateRelay>();

  /** What happened before an outcome is told before it. */
  const afterEvents = async <T>(environmentId: string, outcome: Promise<T>): Promise<T> => {
    try {
      return await outcome;
    } finally {
      relays.get(environmentId)?.flush();
    }
  };

  const environment = (environmentId: string): RunningEnvironment => {
    const found = running.get(environmentId);
    if (!found) throw new Error(`There is no execution environment ${environmentId}.`);
    return found;
  };

  return {
    provision: fromPromise<ProvisionOutcome, ProvisionInput>(async ({ input, signal }) => {
      const { spec } = input;
      const relay = lateRelay(input.listener, (ms, callback) => clock.after(ms, callback));
      relays.set(spec.environmentId, relay);
      try {
        const network = networkOf?.(spec, relay.listener);
        const started = await runtime.start(spec, {
          listener: relay.listener,
          signal,
          ...(network ? { network } : {}),
        });
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
      afterEvents(
        input.environmentId,
        environment(input.environmentId).init({ limitMs: input.limitMs, signal }),
      ),
    ),
    // The runtime knows from what it was asked for that it starts from a snapshot.
    restore: fromPromise<InitOutcome, InitInput>(async ({ input, signal }) =>
      afterEvents(
        input.environmentId,
        environment(input.environmentId).init({ limitMs: input.limitMs, signal }),
      ),
    ),
    invoke: fromPromise<InvokeOutcome, InvokeInput>(async ({ input, signal }) => {
      await bookkeeping();
      return afterEvents(
        input.environmentId,
        environment(input.environmentId).invoke(input.invocation, { signal }),
      );
    }),
    reset: fromPromise<Ended, ResetInput>(async ({ input }) => {
      await afterEvents(input.environmentId, environment(input.environmentId).reset());
      return { at: clock.now() };
    }),
    shutdown: fromPromise<Ended, ShutdownInput>(async ({ input }) => {
      const found = running.get(input.environmentId);
      running.delete(input.environmentId);
      await afterEvents(input.environmentId, found?.stop(input.reason, input.limitMs) ?? Promise.resolve());
      relays.delete(input.environmentId);
      return { at: clock.now() };
    }),
  };
}
