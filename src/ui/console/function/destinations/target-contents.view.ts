/** What lies in a destination. */
import type { Destination } from '#model/lambda/destinations.ts';
import { resourceOf, type ServicesState } from '#model/services/services-state.ts';
import { words } from './target-contents.words.ts';

/** One thing that lies in a target. */
export interface Found {
  id: string;
  /** Its key, or what it is. */
  title: string;
  at: number;
  /** As JSON where it is JSON. */
  body: string;
  attributes: readonly { key: string; value: string }[];
}

/** What lies there, the newest first; `null`: there is no such target, or it keeps nothing to look at. */
export function contentsOf(services: ServicesState, { kind, name }: Destination): Found[] | null {
  switch (kind) {
    case 'sqs': {
      const queue = resourceOf(services, 'queues', name);
      return (
        queue?.messages
          .map(({ MessageId, Body, SentTimestamp, MessageAttributes = {} }) => ({
            id: MessageId,
            title: words.message,
            at: SentTimestamp,
            body: pretty(Body),
            attributes: attributesOf(MessageAttributes),
          }))
          .toReversed() ?? null
      );
    }
    case 'sns': {
      const topic = resourceOf(services, 'topics', name);
      return (
        topic?.messages
          .map(({ MessageId, Message, Timestamp, MessageAttributes = {} }) => ({
            id: MessageId,
            title: words.published,
            at: Timestamp,
            body: pretty(Message),
            attributes: attributesOf(MessageAttributes),
          }))
          .toReversed() ?? null
      );
    }
    case 'events': {
      const bus = resourceOf(services, 'buses', name);
      return (
        bus?.events
          .map((event) => ({
            id: event.id,
            title: event['detail-type'],
            at: Date.parse(event.time),
            body: JSON.stringify(event, null, 2),
            attributes: [],
          }))
          .toReversed() ?? null
      );
    }
    case 's3': {
      const bucket = resourceOf(services, 'buckets', name);
      if (!bucket) return null;
      return Object.entries(bucket.objects)
        .map(([key, { Body, LastModified }]) => ({
          id: key,
          title: key,
          at: LastModified,
          body: typeof Body === 'string' ? pretty(Body) : words.bytes(Body.length),
          attributes: [],
        }))
        .toSorted((a, b) => b.at - a.at);
    }
    case 'lambda':
      return null;
  }
}

function attributesOf(
  attributes: Readonly<Record<string, { StringValue?: string; BinaryValue?: string }>>,
): { key: string; value: string }[] {
  return Object.entries(attributes).map(([key, { StringValue, BinaryValue }]) => ({
    key,
    value: StringValue ?? BinaryValue ?? '',
  }));
}

function pretty(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

const counts = {
  sqs: words.messages,
  sns: words.messages,
  events: words.events,
  s3: words.objects,
} as const;

/** "2 messages", "empty", "there is no such queue". */
export function countWords(services: ServicesState, destination: Destination): string {
  const found = contentsOf(services, destination);
  if (destination.kind === 'lambda') return words.asEvent;
  if (found === null) return words.notThere;
  if (found.length === 0) return words.empty;
  return counts[destination.kind](found.length);
}
