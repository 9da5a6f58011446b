import type { ActorRef, Snapshot } from 'xstate';
import type { ExecutionPool, ThrottleReason } from '#model/lambda/concurrency.ts';
import type { ErrorPayload, RuntimeFailure } from '#model/runtime-port.ts';
import type { Instant } from '#model/telemetry/trace.ts';

/** How an invocation that reached an environment ended: what the invoker gets. */
export type InvocationEnding =
  | { status: 'success'; payload: string; contentType: string }
  /** The function failed; AWS answers 200 and says so in a header. */
  | { status: 'error'; error: ErrorPayload }
  /** Its environment was ended under it. */
  | { status: 'abandoned' };

/** How an invocation ended that was not refused for its number. */
export type Ending = InvocationEnding | { status: 'unavailable'; reason: RuntimeFailure; detail: string };

export type InvocationResult = Ending | { status: 'throttled'; reason: ThrottleReason };

export const invocationStates = [
  'received',
  'waiting',
  'running',
  'throttled',
  'succeeded',
  'failed',
] as const;
export type InvocationState = (typeof invocationStates)[number];

export type InvocationEvent =
  /** There is an environment for it, warm or still to be started. */
  | { type: 'environment.assigned'; at: Instant; environmentId: string; start: 'cold' | 'warm' }
  | { type: 'handler.called'; at: Instant }
  | { type: 'invocation.ended'; at: Instant; ending: Ending };

/** What an invocation tells its function. */
export type InvocationReport =
  | { type: 'invocation.changed'; at: Instant; requestId: string; state: InvocationState }
  | { type: 'invocation.settled'; at: Instant; requestId: string; result: InvocationResult };

export interface InvocationStart {
  requestId: string;
  at: Instant;
  /** What the function may draw from, without this invocation. */
  concurrency: ExecutionPool;
  owner: ActorRef<Snapshot<unknown>, InvocationReport>;
}

export interface InvocationSummary {
  requestId: string;
  receivedAt: Instant;
  state: InvocationState;
  /** `null` until one is found or started. */
  environmentId: string | null;
}
