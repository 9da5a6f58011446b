import type { ActorRef, Snapshot } from 'xstate';
import type { EnvironmentSpec, InvocationInput, RuntimeFailure } from '#model/runtime-port.ts';
import type {
  EnvironmentState,
  InitPhase,
  Instant,
  RuntimeEvent,
  ShutdownReason,
} from '#model/telemetry/trace.ts';
import type { EnvironmentPlace } from './environment.context.ts';
import type { InvocationEnding } from './invocation.types.ts';
import type { TraceRecorder } from './trace-book.ts';

/** What a function asks of one of its environments. */
export type EnvironmentCommand =
  /** One event for this environment, which has to be `ready`. */
  | { type: 'invocation.assigned'; at: Instant; invocation: InvocationInput }
  | { type: 'shutdown.requested'; at: Instant; reason: ShutdownReason };

export type EnvironmentEvent =
  | EnvironmentCommand
  /** From the running process, through the driver of `provision`. */
  | { type: 'runtime.reported'; at: Instant; report: RuntimeEvent };

/** What an environment tells its function. */
export type EnvironmentReport =
  | {
      type: 'environment.changed';
      at: Instant;
      environmentId: string;
      state: EnvironmentState;
      place: EnvironmentPlace;
      phase: InitPhase;
    }
  | { type: 'environment.invoking'; at: Instant; environmentId: string; requestId: string }
  | {
      type: 'environment.answered';
      at: Instant;
      environmentId: string;
      requestId: string;
      ending: InvocationEnding;
    }
  | ({ type: 'environment.unavailable'; environmentId: string; requestId: string } & Refusal);

export type EnvironmentOwner = ActorRef<Snapshot<unknown>, EnvironmentReport>;

/** Full version of a managed runtime and its ARN, as INIT_START prints them. */
export interface RuntimeVersion {
  version: string;
  arn: string;
}

export interface EnvironmentInput {
  spec: EnvironmentSpec;
  runtimeVersion: RuntimeVersion;
  at: Instant;
  /** The invocation that the environment is started for; `null`: it is started to be kept ready. */
  first: InvocationInput | null;
  idleExpiryMs: number;
  recorder: TraceRecorder;
  owner: EnvironmentOwner;
}

/** Why a runtime could not start an environment. */
export interface Refusal {
  at: Instant;
  reason: RuntimeFailure;
  detail: string;
}

/** What the actors that an environment declares are given and answer; `InitOutcome` and `InvokeOutcome` are the port's. */
export type ProvisionOutcome = { ok: true; at: Instant } | ({ ok: false } & Refusal);
export interface ProvisionInput {
  spec: EnvironmentSpec;
  listener: (report: RuntimeEvent, at: Instant) => void;
}
export interface InitInput {
  environmentId: string;
  limitMs: number;
}
export interface InvokeInput {
  environmentId: string;
  invocation: InvocationInput;
}
export interface ResetInput {
  environmentId: string;
}
export interface ShutdownInput {
  environmentId: string;
  reason: ShutdownReason;
  /** How long extensions have for it, in ms. */
  limitMs: number;
}
/** When a reset or a shutdown was done. */
export interface Ended {
  at: Instant;
}

/** One environment as the console could list it, if it did. */
export interface EnvironmentSummary {
  environmentId: string;
  logStream: string;
  state: EnvironmentState;
  place: EnvironmentPlace;
  /** Of the init that runs or ran last. */
  phase: InitPhase;
  /** When it entered `place`. */
  since: Instant;
  startedAt: Instant;
  /** The invocation that it has. */
  requestId: string | null;
  /** Events that it has taken. */
  invocations: number;
  /** It is kept ready by provisioned concurrency. */
  provisioned: boolean;
  /** It holds code or a configuration that has been replaced, and ends when its invocation does. */
  outdated: boolean;
}
