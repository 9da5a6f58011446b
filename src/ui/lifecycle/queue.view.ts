/** The trace in, the events of a function's queue out: what each of them met, and how it ended. */
import type { DropCondition, Setback } from '#model/lambda/asynchronous.ts';
import { destinationFacts, destinationOf } from '#model/lambda/destinations.ts';
import type { Instant, TraceRecord } from '#model/telemetry/trace.ts';

export interface QueueStep {
  time: Instant;
  /** As a sentence without its end. */
  words: string;
}

export interface QueueEventView {
  requestId: string;
  receivedAt: Instant;
  /** Tries that reached the function. */
  attempts: number;
  end: 'succeeded' | 'dropped' | null;
  steps: readonly QueueStep[];
}

export const setbackWords: Record<Setback, string> = {
  functionError: 'the function failed',
  throttled: 'throttled',
  systemError: 'Lambda failed',
};

const dropWords: Record<DropCondition, string> = {
  RetriesExhausted: 'its retries are used up',
  EventAgeExceeded: 'it would become too old',
  ZeroReservedConcurrency: 'the reserved concurrency is 0',
  FunctionDeleted: 'the function was deleted',
};

/** In the order in which they came; the trace may have lost the beginning of the oldest. */
export function queueEvents(trace: readonly TraceRecord[]): QueueEventView[] {
  const events = new Map<string, QueueEventView & { steps: QueueStep[] }>();
  for (const entry of trace) {
    const step = stepOf(entry);
    const { requestId } = entry.subject;
    if (step === null || requestId === undefined) continue;
    const event = events.get(requestId) ?? {
      requestId,
      receivedAt: entry.time,
      attempts: 0,
      end: null,
      steps: [],
    };
    events.set(requestId, event);
    event.steps.push(step);
    if (entry.type === 'queue.delivered') event.attempts = entry.record.attempt;
    if (entry.type === 'queue.succeeded') event.end = 'succeeded';
    if (entry.type === 'queue.dropped') event.end = 'dropped';
  }
  return [...events.values()];
}

function stepOf(entry: TraceRecord): QueueStep | null {
  const { time } = entry;
  switch (entry.type) {
    case 'queue.received':
      return { time, words: 'received' };
    case 'queue.delivered':
      return { time, words: `given to the function, try ${entry.record.attempt}` };
    case 'queue.returned':
      return { time, words: `back in the queue: ${setbackWords[entry.record.setback]}` };
    case 'queue.waitSkipped':
      return { time, words: 'the rest of the wait was skipped' };
    case 'queue.succeeded':
      return { time, words: 'done' };
    case 'queue.dropped':
      return { time, words: `given up: ${dropWords[entry.record.condition]}` };
    case 'queue.sent':
    case 'queue.undelivered':
      return { time, words: deliveryWords(entry) };
    default:
      return null;
  }
}

/** As a sentence without its end. */
function deliveryWords({
  type,
  record,
}: Extract<TraceRecord, { type: 'queue.sent' | 'queue.undelivered' }>): string {
  const what = record.as === 'destination' ? 'the record of it' : 'the event';
  const to = destinationOf(record.target);
  const target = to ? `${destinationFacts(to.kind).name} ${to.name}` : record.target;
  return type === 'queue.sent'
    ? `${what} went to the ${target}`
    : `${what} did not reach the ${target}: ${record.errorCode}`;
}

/** What a screen reader is told when the queue changes. */
export function queueSummary(waiting: number, running: number, events: readonly QueueEventView[]): string {
  const done = events.filter(({ end }) => end === 'succeeded').length;
  const dropped = events.filter(({ end }) => end === 'dropped').length;
  return `${waiting} waiting, ${running} running, ${done} done, ${dropped} given up`;
}
