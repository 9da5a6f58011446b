import type { EnvironmentSpec, InvocationInput } from '#model/runtime-port.ts';
import type {
  EnvironmentState,
  InitPhase,
  Instant,
  RuntimeEvent,
  ShutdownReason,
} from '#model/telemetry/trace.ts';
import type { InvocationEnding } from './invocation.types.ts';
import type { RuntimeFailure } from '#model/runtime-port.ts';
import type { TraceRecorder } from './trace-book.ts';

/** What a function asks of one of its environments. */
export type EnvironmentCommand =
  /** One event for this environment. While it is not ready yet, it is kept until it is. */
  | { type: 'invocation.assigned'; at: Instant; invocation: InvocationInput }
  | { type: 'shutdown.requested'; at: Instant; reason: ShutdownReason };

export type EnvironmentEvent =
  | EnvironmentCommand
  /** From the running process, through the driver of `provision`. */
  | { type: 'runtime.reported'; at: Instant; report: RuntimeEvent };

export interface EnvironmentInput {
  spec: EnvironmentSpec;
  /** Full version of the runtime and its ARN, for `platform.initStart`. */
  runtimeVersion: { version: string; arn: string };
  at: Instant;
  /** The invocation that the environment is started for. */
  first: InvocationInput;
  idleExpiryMs: number;
  recorder: TraceRecorder;
}

/** What an environment tells its function. */
export type EnvironmentReport =
  | {
      type: 'environment.changed';
      at: Instant;
      environmentId: string;
      state: EnvironmentState;
      phase?: InitPhase;
      reason?: ShutdownReason;
    }
  | { type: 'environment.invoking'; at: Instant; environmentId: string; requestId: string }
  | {
      type: 'environment.answered';
      at: Instant;
      environmentId: string;
      requestId: string;
      ending: InvocationEnding;
    }
  | {
      type: 'environment.unavailable';
      at: Instant;
      environmentId: string;
      reason: RuntimeFailure;
      detail: string;
    };

/** One environment as the console could list it, if it did. */
export interface EnvironmentSummary {
  environmentId: string;
  logStream: string;
  state: EnvironmentState;
  /** Of the init that runs or ran last. */
  phase: InitPhase;
  /** When it entered `state`. */
  since: Instant;
  startedAt: Instant;
  /** The invocation that it has or waits to begin. */
  requestId?: string;
  /** Events that it has taken. */
  invocations: number;
  /** It holds code or a configuration that has been replaced, and ends when its invocation does. */
  outdated: boolean;
}
