/** What an event in the queue knows, and what follows from it. */
import {
  afterSetback,
  isTooOld,
  type AfterSetback,
  type DropCondition,
  type Setback,
} from '#model/lambda/asynchronous.ts';
import { type EndedEvent, invocationRecord } from '#model/lambda/invocation-record.ts';
import type { QueueEvent } from '#model/telemetry/queue-events.ts';
import type { Instant, TraceRecord } from '#model/telemetry/trace.ts';
import type { InvocationResult } from './invocation.types.ts';
import type { QueuedEventInput, QueuedEventState, QueuedEventSummary } from './queued-event.types.ts';

export interface QueuedEventContext extends QueuedEventInput {
  /** When the newest thing happened to it. */
  now: Instant;
  setback: Setback | null;
  /** The function's newest answer, as JSON text. */
  response: { payload: string; failed: boolean } | null;
  functionDeleted: boolean;
  /** How it ended; `null`: it has not. */
  condition: EndedEvent['condition'] | null;
}

export function queuedEventContext(input: QueuedEventInput): QueuedEventContext {
  return { ...input, now: input.at, setback: null, response: null, functionDeleted: false, condition: null };
}

/** `null`: the function did what it was asked. */
export function setbackOf({ status }: InvocationResult): Setback | null {
  switch (status) {
    case 'success':
      return null;
    case 'error':
      return 'functionError';
    case 'throttled':
      return 'throttled';
    case 'unavailable':
    case 'abandoned':
      return 'systemError';
  }
}

/** The event with a try that went wrong counted in. */
export function countedSetback(context: QueuedEventContext, setback: Setback): QueuedEventContext['event'] {
  const { event } = context;
  return setback === 'functionError'
    ? { ...event, functionErrors: event.functionErrors + 1, misses: 0 }
    : { ...event, misses: event.misses + 1 };
}

export function whatNext(context: QueuedEventContext, setback: Setback, at: Instant): AfterSetback {
  if (context.functionDeleted) return { again: false, condition: 'FunctionDeleted' };
  return afterSetback(setback, countedSetback(context, setback), context.settings, at);
}

export function responseOf(result: InvocationResult): QueuedEventContext['response'] {
  if (result.status === 'success') return { payload: result.payload, failed: false };
  return result.status === 'error' ? { payload: JSON.stringify(result.error), failed: true } : null;
}

/** How much longer it waits, in ms. */
export function remainingMs({ event: { nextTryAt }, now }: QueuedEventContext): number {
  return nextTryAt === null ? 0 : Math.max(0, nextTryAt - now);
}

export function hasOutlived({ event, settings }: QueuedEventContext, at: Instant): boolean {
  return isTooOld(event.receivedAt, at, settings);
}

export function summaryOf(
  { event, setback }: QueuedEventContext,
  state: QueuedEventState,
): QueuedEventSummary {
  return { ...event, state, setback };
}

export function queueRecord(
  { functionName, event: { requestId } }: QueuedEventContext,
  time: Instant,
  said: QueueEvent,
): TraceRecord {
  return { ...said, time, subject: { functionName, requestId } };
}

/** What Lambda knows of the event when it is through. Throws while it is not. */
export function endedEvent({
  event: { requestId, payload, attempts },
  functionArn,
  version,
  response,
  condition,
}: QueuedEventContext): EndedEvent {
  if (condition === null) throw new Error(`The event ${requestId} has not ended.`);
  const ended = { requestId, functionArn, version, payload, attempts, condition };
  return response ? { ...ended, response } : ended;
}

export function dropped(context: QueuedEventContext, condition: DropCondition, at: Instant): QueueEvent {
  const ended = endedEvent({ ...context, condition });
  const { requestId, attempts } = ended;
  const unsent = invocationRecord(ended, at);
  return { type: 'queue.dropped', record: { requestId, attempts, condition, unsent } };
}
