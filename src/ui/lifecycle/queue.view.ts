/** The trace in, the events of a function's queue out: what each of them met, and how it ended. */
import type { DropCondition, Setback } from '#model/lambda/asynchronous.ts';
import { destinationFacts, destinationOf } from '#model/lambda/destinations.ts';
import type { Instant, TraceRecord } from '#model/telemetry/trace.ts';
import { words as all } from './below.words.ts';

const words = all.queue;

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

export const setbackWords: Record<Setback, string> = words.setbacks;

const dropWords: Record<DropCondition, string> = words.drops;

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
      return { time, words: words.received };
    case 'queue.delivered':
      return { time, words: words.delivered(entry.record.attempt) };
    case 'queue.returned':
      return { time, words: words.returned(setbackWords[entry.record.setback]) };
    case 'queue.waitSkipped':
      return { time, words: words.waitSkipped };
    case 'queue.succeeded':
      return { time, words: words.succeeded };
    case 'queue.dropped':
      return { time, words: words.dropped(dropWords[entry.record.condition]) };
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
  const to = destinationOf(record.target);
  const target = to ? `${destinationFacts(to.kind).name} ${to.name}` : record.target;
  return type === 'queue.sent'
    ? words.sent[record.as](target)
    : words.undelivered[record.as](target, record.errorCode);
}

/** What a screen reader is told when the queue changes. */
export function queueSummary(waiting: number, running: number, events: readonly QueueEventView[]): string {
  const done = events.filter(({ end }) => end === 'succeeded').length;
  const dropped = events.filter(({ end }) => end === 'dropped').length;
  return words.summary(waiting, running, done, dropped);
}
