/**
 * A runtime in which nothing runs: environments take the time that the model computes, on a clock that may be
 * simulated too, and a pure function answers. Its messages go through the same Runtime API as everybody's.
 */
import { seededRandom } from '#machines/seeded-random.ts';
import type { Runtime } from '#model/runtime-port.ts';
import type { Clock } from '../runtime-api/clock.ts';
import { EnvironmentSession } from '../runtime-api/environment-session.ts';
import { echo, type SimulatedHandler } from './simulated-handler.ts';
import { simulatedProcess } from './simulated-process.ts';
import { measuredTimes, type SimulatedTimes } from './simulated-times.ts';

export interface SimulatedRuntimeOptions {
  clock: Clock;
  /** Equal seeds and environments make equal times. */
  seed: string;
  handler?: SimulatedHandler;
  /** Replaces measured times. */
  times?: Partial<SimulatedTimes>;
  /** Time that the code outside the handler takes beside the measured one, in ms. */
  ownInitMs?: number;
  /** Replaces the random ids that the Runtime API gives its messages. */
  newInvocationId?: () => string;
}

export function createSimulatedRuntime({
  clock,
  seed,
  handler = echo,
  times = {},
  ownInitMs = 0,
  newInvocationId,
}: SimulatedRuntimeOptions): Runtime {
  const sessions = new Set<EnvironmentSession>();
  return {
    id: 'simulated',
    probe: () => Promise.resolve({ supported: true }),
    prepare: () => Promise.resolve(),
    async start(spec, { listener, signal }) {
      signal.throwIfAborted();
      const measured = { ...measuredTimes(spec, seededRandom(`${seed}/${spec.environmentId}`)), ...times };
      const taken = { ...measured, initMs: measured.initMs + ownInitMs };
      await new Promise<void>((resolve, reject) => {
        const cancel = clock.after(taken.provisionMs, resolve);
        signal.addEventListener('abort', () => {
          cancel();
          reject(new Error('The environment is not wanted any more.'));
        });
      });
      const session = new EnvironmentSession({
        spec,
        clock,
        listener,
        startProcess: simulatedProcess({ spec, clock, times: taken, handler }),
        dispose: () => void sessions.delete(session),
        ...(newInvocationId ? { newInvocationId } : {}),
      });
      sessions.add(session);
      return session;
    },
    async dispose() {
      await Promise.all([...sessions].map((session) => session.stop()));
    },
  };
}
