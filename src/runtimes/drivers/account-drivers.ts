/** Everything that `account.machine.ts` declares and does not do: `accountMachine.provide(accountDrivers({ … }))`. */
import { fromPromise } from 'xstate';
import type { Ended } from '#machines/environment.types.ts';
import { environmentMachine } from '#machines/environment.machine.ts';
import { eventSourceMappingMachine } from '#machines/event-source-mapping.machine.ts';
import { functionMachine } from '#machines/function.machine.ts';
import type { DeployInput, DeployOutcome } from '#machines/function.types.ts';
import { queuedEventMachine } from '#machines/queued-event.machine.ts';
import { provisionedConcurrencyMachine } from '#machines/provisioned-concurrency.machine.ts';
import type { AllocateInput } from '#machines/provisioned-concurrency.types.ts';
import type { ClockReading } from '#machines/queued-event.types.ts';
import { allocationMs, creationMs, updateMs } from '#model/lambda/lifecycle.ts';
import { stepFault, stepMs } from '#model/lambda/making.ts';
import type { Runtime } from '#model/runtime-port.ts';
import type { Instant } from '#model/telemetry/trace.ts';
import { systemClock } from '../runtime-api/clock.ts';
import { environmentDrivers, type NetworkOf } from './environment-drivers.ts';

export interface DriverOptions {
  /** Where environments run. */
  runtime: Runtime;
  /** The clock that the runtime measures with. */
  now: () => Instant;
  /** How the time of a deployment is waited for. */
  after?: (ms: number, callback: () => void) => () => void;
  /** How long creating and updating a function take, in ms. */
  deployment?: {
    create: number;
    update: number;
    /** Each further step until a function is Active: a network interface, an image. */
    step?: number;
    /** Before provisioned environments are started. */
    allocate?: number;
  };
  /** What handlers reach. Left out: nothing. */
  networkOf?: NetworkOf;
}

export function accountDrivers({
  runtime,
  now,
  after = (ms, callback) => systemClock.after(ms, callback),
  deployment = { create: creationMs, update: updateMs },
  networkOf,
}: DriverOptions) {
  const deploy = fromPromise<DeployOutcome, DeployInput>(
    ({ input, signal }) =>
      new Promise((resolve) => {
        const { kind, step, deployment: made } = input;
        const own = kind === 'update' ? deployment.update : deployment.create;
        // An update has its own time; a function that is made passes that in a step of its own.
        const longer = deployment.step ?? stepMs(step);
        const ms = step === 'package' ? own : longer + (kind === 'update' ? own : 0);
        const fault = stepFault(step, made.configuration);
        const cancel = after(ms, () =>
          resolve(fault === null ? { ok: true, at: now() } : { ok: false, at: now(), ...fault }),
        );
        signal.addEventListener('abort', cancel);
      }),
  );
  const environment = environmentMachine.provide({
    actors: environmentDrivers(runtime, { now, after }, networkOf),
  });
  const clock = fromPromise<ClockReading, undefined>(() => Promise.resolve({ at: now() }));
  const allocate = fromPromise<Ended, AllocateInput>(
    ({ signal }) =>
      new Promise((resolve) => {
        const cancel = after(deployment.allocate ?? allocationMs.here, () => resolve({ at: now() }));
        signal.addEventListener('abort', cancel);
      }),
  );
  const provisioned = provisionedConcurrencyMachine.provide({ actors: { allocate } });
  const queuedEvent = queuedEventMachine.provide({ actors: { clock } });
  return {
    actors: {
      function: functionMachine.provide({ actors: { deploy, environment, queuedEvent, provisioned } }),
      mapping: eventSourceMappingMachine.provide({ actors: { clock } }),
    },
  };
}
