import type { ActorRef, ActorRefFrom, Snapshot } from 'xstate';
import type { ProvisionedProgress } from '#model/lambda/provisioned-concurrency.ts';
import type { Instant } from '#model/telemetry/trace.ts';
import type { provisionedConcurrencyMachine } from './provisioned-concurrency.machine.ts';

/** What the function tells it of the environments that it asked for. */
export type ProvisionedEvent =
  /** So many of them are initialised. */
  | { type: 'provisioned.counted'; at: Instant; allocated: number }
  /** One of them did not come up. */
  | { type: 'provisioned.lost'; at: Instant }
  | { type: 'provisioned.resized'; at: Instant; executions: number };

/** What it tells the function of the version. */
export type ProvisionedReport =
  /** Environments are to be started until there are so many. */
  | { type: 'provisioned.due'; at: Instant; executions: number }
  | { type: 'provisioned.changed'; at: Instant; progress: ProvisionedProgress };

export interface ProvisionedInput {
  at: Instant;
  executions: number;
  owner: ActorRef<Snapshot<unknown>, ProvisionedReport>;
}

/** What the `allocate` actor is asked, and when it was done. */
export interface AllocateInput {
  executions: number;
}

export interface ProvisionedEntry {
  ref: ActorRefFrom<typeof provisionedConcurrencyMachine>;
  progress: ProvisionedProgress;
}
