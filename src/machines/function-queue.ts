/** The queue of a function: its events, and what becomes of them. */
import { type QueuedEvent, settingsFor } from '#model/lambda/asynchronous.ts';
import type { Instant } from '#model/telemetry/trace.ts';
import type { FunctionContext, FunctionInput } from './function.types.ts';
import type {
  QueuedEventInput,
  QueuedEventOwner,
  QueuedEventReport,
  QueuedEventSummary,
} from './queued-event.types.ts';

type Changed = Extract<QueuedEventReport, { type: 'event.changed' }>;

export function newEvent({
  requestId,
  payload,
  at,
  alias,
}: {
  requestId: string;
  payload: string;
  at: Instant;
  alias?: string;
}): QueuedEvent {
  return {
    requestId,
    payload,
    receivedAt: at,
    attempts: 0,
    functionErrors: 0,
    misses: 0,
    nextTryAt: null,
    ...(alias === undefined ? {} : { qualifier: alias }),
  };
}

/** The actor of an event has a name of its own: an execution of it has the request id. */
export function queuedEventId({ requestId }: Pick<QueuedEvent, 'requestId'>): string {
  return `queued/${requestId}`;
}

export function queuedEventInput(
  { deployment, queueSettings, recorder }: Pick<FunctionInput, 'deployment' | 'queueSettings' | 'recorder'>,
  event: QueuedEvent,
  owner: QueuedEventOwner,
  { at, restored }: { at: Instant; restored: boolean },
): QueuedEventInput {
  const { FunctionName, FunctionArn, Version } = deployment.configuration;
  return {
    event,
    at,
    restored,
    functionName: FunctionName,
    functionArn: FunctionArn,
    version: Version,
    settings: settingsFor(queueSettings, event.qualifier),
    recorder,
    owner,
  };
}

export function firstSummary(event: QueuedEvent, restored: boolean): QueuedEventSummary {
  return { ...event, state: restored ? 'restored' : 'received', setback: null };
}

export function afterEventChange(
  { queue }: FunctionContext,
  { summary, at }: Changed,
): Pick<FunctionContext, 'queue' | 'now'> {
  const entry = queue[summary.requestId];
  if (entry === undefined) return { queue, now: at };
  return { queue: { ...queue, [summary.requestId]: { ...entry, summary } }, now: at };
}

export function withoutEvent({ queue }: FunctionContext, requestId: string): Pick<FunctionContext, 'queue'> {
  const { [requestId]: _, ...rest } = queue;
  return { queue: rest };
}

/** What is kept of an event with the account. */
export function savedEvent({ state: _, setback: __, ...event }: QueuedEventSummary): QueuedEvent {
  return event;
}

/** Tells the environments of one event's tries apart. */
export function attemptSeed({ queue }: FunctionContext, requestId: string): string {
  const attempts = queue[requestId]?.summary.attempts ?? 0;
  return attempts === 0 ? requestId : `${requestId}/${attempts}`;
}
