import type { ErrorPayload, RuntimeFailure } from '#model/runtime-port.ts';
import type { Instant } from '#model/telemetry/trace.ts';

/** How an invocation that reached an environment ended: what the invoker gets. */
export type InvocationEnding =
  | { status: 'success'; payload: string; contentType: string }
  /** The function failed; AWS answers 200 and says so in a header. */
  | { status: 'error'; error: ErrorPayload }
  /** Its environment was ended under it. */
  | { status: 'abandoned' };

/** How an invocation ended, whether or not it reached an environment. */
export type InvocationResult =
  | InvocationEnding
  | { status: 'throttled' }
  | { status: 'unavailable'; reason: RuntimeFailure; detail: string };

export type InvocationState = 'received' | 'waiting' | 'running' | 'throttled' | 'succeeded' | 'failed';

export type InvocationEvent =
  /** There is an environment for it, warm or still to be started. */
  | { type: 'environment.assigned'; at: Instant; environmentId: string; start: 'cold' | 'warm' }
  | { type: 'handler.called'; at: Instant }
  | { type: 'invocation.ended'; at: Instant; ending: Exclude<InvocationResult, { status: 'throttled' }> };

export interface InvocationInput {
  requestId: string;
  at: Instant;
  concurrency: { inUse: number; limit: number };
}

export interface InvocationSummary {
  requestId: string;
  receivedAt: Instant;
  state: InvocationState;
  environmentId?: string;
}
