import type { ActorRef, Snapshot } from 'xstate';
import type { QueuedEvent, QueueSettings, Setback } from '#model/lambda/asynchronous.ts';
import type { EndedEvent } from '#model/lambda/invocation-record.ts';
import type { Instant } from '#model/telemetry/trace.ts';
import type { InvocationResult } from './invocation.types.ts';
import type { TraceRecorder } from './trace-book.ts';

export const queuedEventStates = [
  'received',
  'restored',
  'queued',
  'running',
  'retrying',
  'backingOff',
  'due',
  'succeeded',
  'dropped',
] as const;
export type QueuedEventState = (typeof queuedEventStates)[number];

/** What a function tells an event of its queue. */
export type QueuedEventCommand =
  /** An environment has the event, or is started for it. */
  | { type: 'attempt.begun'; at: Instant }
  | { type: 'attempt.ended'; at: Instant; result: InvocationResult }
  | { type: 'queue.configured'; at: Instant; settings: QueueSettings }
  /** The learner does not want to sit through the wait. */
  | { type: 'wait.skipped'; at: Instant }
  | { type: 'function.deleted'; at: Instant };

export interface QueuedEventSummary extends QueuedEvent {
  state: QueuedEventState;
  /** How the newest try went wrong; `null` before the first one has ended. */
  setback: Setback | null;
}

/** What an event tells its function. */
export type QueuedEventReport =
  /** It is its turn: it wants an execution. */
  | { type: 'event.due'; at: Instant; requestId: string }
  | { type: 'event.changed'; at: Instant; summary: QueuedEventSummary }
  /** It succeeded or was given up. */
  | { type: 'event.ended'; at: Instant; requestId: string; ended: EndedEvent };

export type QueuedEventOwner = ActorRef<Snapshot<unknown>, QueuedEventReport>;

export interface QueuedEventInput {
  event: QueuedEvent;
  at: Instant;
  /** Whether it was in the queue before the account was opened. */
  restored: boolean;
  functionName: string;
  functionArn: string;
  version: string;
  settings: QueueSettings;
  recorder: TraceRecorder;
  owner: QueuedEventOwner;
}

/** What the `clock` actor answers. */
export interface ClockReading {
  at: Instant;
}
