/**
 * A runtime in which nothing runs: environments take the time that the model computes, on a clock that may be
 * simulated too, and a pure function answers. Its messages go through the same Runtime API as everybody's.
 */
import { seededRandom } from '#machines/seeded-random.ts';
import type { PackageFiles } from '#model/package/deployment-package.ts';
import type { Runtime } from '#model/runtime-port.ts';
import type { ScenarioExtension } from '#model/scenario/scenario.ts';
import type { Instant } from '#model/telemetry/trace.ts';
import type { Clock } from '../runtime-api/clock.ts';
import { EnvironmentSession } from '../runtime-api/environment-session.ts';
import { ExtendedEnvironment } from './simulated-extensions.ts';
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
  /** Hears when that time begins. */
  onFunctionInit?: (environmentId: string, at: Instant) => void;
  /** External extensions of each environment; none if left out. */
  extensions?: readonly ScenarioExtension[];
  /** Replaces the random ids that the Runtime API gives its messages. */
  newInvocationId?: () => string;
}

export function createSimulatedRuntime({
  clock,
  seed,
  handler = echo,
  times = {},
  ownInitMs = 0,
  onFunctionInit = () => undefined,
  extensions = [],
  newInvocationId,
}: SimulatedRuntimeOptions): Runtime {
  const sessions = new Set<EnvironmentSession>();
  /** Images that have been started before, by their files. */
  const cached = new Set<PackageFiles>();
  return {
    id: 'simulated',
    probe: () => Promise.resolve({ supported: true }),
    prepare: () => Promise.resolve(),
    async start(spec, { listener, signal }) {
      signal.throwIfAborted();
      const random = seededRandom(`${seed}/${spec.environmentId}`);
      const taken = { ...measuredTimes(spec, random, { cached: cached.has(spec.files) }), ...times };
      cached.add(spec.files);
      // A snapshot was taken when all of the init was done.
      const own = spec.initializationType === 'snap-start' ? 0 : ownInitMs;
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
        startProcess: simulatedProcess({
          spec,
          clock,
          times: taken,
          handler,
          ownInitMs: own,
          onFunctionInit,
        }),
        dispose: () => void sessions.delete(session),
        ...(newInvocationId ? { newInvocationId } : {}),
      });
      sessions.add(session);
      return extensions.length === 0
        ? session
        : new ExtendedEnvironment(session, extensions, spec, clock, listener);
    },
    async dispose() {
      await Promise.all([...sessions].map((session) => session.stop()));
    },
  };
}
