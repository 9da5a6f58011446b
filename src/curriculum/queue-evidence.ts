/** Matchers over what became of asynchronous events. */
import type { DropCondition } from '#model/lambda/asynchronous.ts';
import type { Instant, TraceRecord } from '#model/telemetry/trace.ts';
import { canonicalJson } from './evidence.ts';

/** An event that nobody waited for, from its 202 on. */
export interface QueuedEventStory {
  requestId: string;
  functionName: string;
  receivedAt: Instant;
  /** The event as JSON with sorted keys. */
  event: string;
  /** Tries that reached the function. */
  attempts: number;
  /** How it ended; `null`: it is still in the queue. */
  end: 'succeeded' | DropCondition | null;
  /** Of its end, or else of the newest thing that happened to it. */
  at: Instant;
  /** Where the record of it, or the event, arrived. */
  sent: readonly { as: 'destination' | 'deadLetter'; target: string; at: Instant }[];
}

/** In the order in which they came. */
export function queuedEvents(trace: readonly TraceRecord[]): QueuedEventStory[] {
  const payloads = new Map<string, unknown>();
  const stories = new Map<string, QueuedEventStory>();
  for (const entry of trace) {
    if (entry.type === 'api.called')
      payloads.set(entry.record.callId, entry.record.requestParameters['Payload']);
    const { requestId, functionName } = entry.subject;
    if (!entry.type.startsWith('queue.') || requestId === undefined) continue;
    const before = stories.get(requestId) ?? {
      requestId,
      functionName,
      receivedAt: entry.time,
      event: canonicalJson(payloads.get(requestId)),
      attempts: 0,
      end: null,
      at: entry.time,
      sent: [],
    };
    stories.set(requestId, after(before, entry));
  }
  return [...stories.values()];
}

function after(story: QueuedEventStory, entry: TraceRecord): QueuedEventStory {
  const { time: at } = entry;
  switch (entry.type) {
    case 'queue.delivered':
      return { ...story, attempts: entry.record.attempt, at };
    case 'queue.succeeded':
      return { ...story, end: 'succeeded', at };
    case 'queue.dropped':
      return { ...story, end: entry.record.condition, at };
    case 'queue.sent': {
      const { as, target } = entry.record;
      return { ...story, sent: [...story.sent, { as, target, at }] };
    }
    default:
      return story.end === null ? { ...story, at } : story;
  }
}
