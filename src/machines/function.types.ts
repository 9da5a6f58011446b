import type { ActorRef, ActorRefFrom, Snapshot } from 'xstate';
import type { FunctionQueueSettings, QueuedEvent } from '#model/lambda/asynchronous.ts';
import type { ExecutionPool } from '#model/lambda/concurrency.ts';
import type { FunctionConfiguration } from '#model/lambda/configuration.ts';
import type { RegistryImage } from '#model/lambda/registry.ts';
import type { Delivery } from '#model/lambda/deliveries.ts';
import type { EndedEvent } from '#model/lambda/invocation-record.ts';
import type { MakingStep } from '#model/lambda/making.ts';
import type { ProvisionedProgress } from '#model/lambda/provisioned-concurrency.ts';
import type { PackageFiles } from '#model/package/deployment-package.ts';
import type { Instant, ShutdownReason } from '#model/telemetry/trace.ts';
import type { environmentMachine } from './environment.machine.ts';
import type { EnvironmentReport, EnvironmentSummary, Refusal } from './environment.types.ts';
import type { invocationMachine } from './invocation.machine.ts';
import type { InvocationReport, InvocationResult, InvocationSummary } from './invocation.types.ts';
import type { ProvisionedEntry, ProvisionedReport } from './provisioned-concurrency.types.ts';
import type { queuedEventMachine } from './queued-event.machine.ts';
import type { QueuedEventReport, QueuedEventSummary } from './queued-event.types.ts';
import type { TraceRecorder } from './trace-book.ts';

/** What an environment is made from. */
export interface Deployment {
  configuration: FunctionConfiguration;
  files: PackageFiles;
  /** Unpacked under `/opt`, in this order; left out: none. */
  layers?: readonly PackageFiles[];
  /** Lambda's own copy, of a function from an image. */
  image?: RegistryImage;
}

/** What the account tells a function, after its rules accepted the call. */
export type FunctionCommand =
  /** `target.configuration` is what AWS answered: it says `InProgress`. */
  | { type: 'update.accepted'; at: Instant; target: Deployment }
  | {
      type: 'invocation.received';
      at: Instant;
      requestId: string;
      /** The event as JSON text. */
      payload: string;
      /** Before this invocation. */
      concurrency: ExecutionPool;
      /** What the caller asked for; left out: the function itself. */
      invokedFunctionArn?: string;
    }
  /** An event that nobody waits for: it goes into the queue. */
  | { type: 'event.received'; at: Instant; requestId: string; payload: string; alias?: string }
  | { type: 'queue.configured'; at: Instant; settings: FunctionQueueSettings }
  | { type: 'wait.skipped'; at: Instant; requestId: string }
  /** So many environments are to be kept ready; 0: none. */
  | { type: 'provision.set'; at: Instant; executions: number }
  /** Somebody asked for it while it was Inactive. */
  | { type: 'restore.requested'; at: Instant }
  /** The learner lets so much time pass that Lambda takes back what it holds for a function that nobody uses. */
  | { type: 'idle.skipped'; at: Instant }
  | { type: 'function.deleted'; at: Instant }
  | { type: 'page.left'; at: Instant }
  | { type: 'runtime.switched'; at: Instant };

export type FunctionEvent =
  | FunctionCommand
  | EnvironmentReport
  | InvocationReport
  | QueuedEventReport
  | ProvisionedReport
  /** Nobody has used it for long; from its own timer. */
  | { type: 'resources.idle'; at: Instant };

/** What a function tells the account. */
export type FunctionReport =
  | {
      type: 'function.changed';
      at: Instant;
      functionId: string;
      deployment: Deployment;
      /** The files of an update that failed, to be put back into the editor. */
      returned: PackageFiles | null;
    }
  | {
      type: 'function.busied';
      at: Instant;
      functionId: string;
      environments: readonly EnvironmentSummary[];
      invocations: readonly InvocationSummary[];
      queue: readonly QueuedEventSummary[];
      /** What is being made for it; `null` while it is not Pending. */
      making: MakingStep | null;
      /** How far its provisioned concurrency has come; `null`: it has none. */
      provisioned: ProvisionedProgress | null;
    }
  /** An event of the queue wants an execution. */
  | { type: 'event.due'; at: Instant; functionId: string; requestId: string; payload: string }
  /** An event of the queue is through, and somebody is to be told. */
  | {
      type: 'event.concluded';
      at: Instant;
      configuration: FunctionConfiguration;
      ended: EndedEvent;
      deliveries: readonly Delivery[];
    }
  /** A deleted function has finished its last invocation and ended its last environment. */
  | { type: 'function.drained'; at: Instant; functionId: string }
  | { type: 'invocation.settled'; at: Instant; requestId: string; result: InvocationResult }
  | ({ type: 'runtime.refused' } & Refusal);

export type FunctionOwner = ActorRef<Snapshot<unknown>, FunctionReport>;

export interface FunctionSettings {
  region: string;
  /** How long an environment stays frozen before it is ended, in ms. */
  idleExpiryMs: number;
  /** Nothing really runs: runtimes that cannot run here are simulated, too. */
  simulated?: boolean;
  /** Makes the ids of environments. */
  seed: string;
}

export interface FunctionInput {
  functionId: string;
  at: Instant;
  /** `State` decides where the function begins: `Pending` is brought to `Active`, from the start. */
  deployment: Deployment;
  settings: FunctionSettings;
  /** Events that were in the queue when the account was saved. */
  saved: readonly QueuedEvent[];
  queueSettings: FunctionQueueSettings;
  /** Environments that are to be kept ready; left out: none. */
  provisioned?: number;
  recorder: TraceRecorder;
  owner: FunctionOwner;
}

export interface EnvironmentEntry {
  ref: ActorRefFrom<typeof environmentMachine>;
  deployment: Deployment;
  summary: EnvironmentSummary;
}

export interface InvocationEntry {
  ref: ActorRefFrom<typeof invocationMachine>;
  /** The event as JSON text. */
  payload: string;
  summary: InvocationSummary;
}

export interface QueueEntry {
  ref: ActorRefFrom<typeof queuedEventMachine>;
  summary: QueuedEventSummary;
}

export interface FunctionContext extends Omit<FunctionInput, 'saved' | 'provisioned'> {
  /** When the newest event happened. */
  now: Instant;
  /** What new environments are made from. */
  deployment: Deployment;
  /** What an update will put in its place. */
  target: Deployment | null;
  environments: Readonly<Record<string, EnvironmentEntry>>;
  invocations: Readonly<Record<string, InvocationEntry>>;
  /** Events that nobody waits for, in the order in which they came. */
  queue: Readonly<Record<string, QueueEntry>>;
  /** What keeps environments ready; `null`: nothing does. */
  provisioned: ProvisionedEntry | null;
  /** What is still to be made while it is Pending, the step that is being done first. */
  making: {
    how: 'create' | 'restore';
    steps: readonly MakingStep[];
    step: MakingStep | null;
    /** Why one of them could not be done. */
    fault: Extract<DeployOutcome, { ok: false }> | null;
  };
  /** Why environments that are not wanted any more are ended. */
  retirement: ShutdownReason;
}

/** What the `deploy` actor is asked, and what it answers. */
export interface DeployInput {
  kind: 'create' | 'restore' | 'update';
  step: MakingStep;
  deployment: Deployment;
}
export type DeployOutcome =
  | { ok: true; at: Instant }
  /** `code` is one of AWS's StateReasonCode or LastUpdateStatusReasonCode. */
  | { ok: false; at: Instant; code: string; reason: string };
