/** What lies in a queue or a stream that Lambda reads: as its own console would tell it, and how far Lambda is. */
import type { MappingView } from '#machines/mapping.view.ts';
import { shardOf } from '#model/lambda/shard-lanes.ts';
import { nameInArn } from '#model/services/service-arn.ts';
import { madeVisible, messageCounts, type QueueMessage } from '#model/services/queue.ts';
import { resourceOf, type ServicesState, withResource } from '#model/services/services-state.ts';
import { words } from './triggers.words.ts';

export interface MessageRow {
  id: string;
  body: string;
  /** "in flight until 08:00:30". */
  where: string;
  receives: number;
  hidden: boolean;
}

export interface QueueContents {
  name: string;
  counts: { waiting: number; inFlight: number; delayed: number };
  rows: readonly MessageRow[];
  /** Where messages go that were received too often; `null`: nowhere. */
  letters: { name: string; receives: number; rows: readonly MessageRow[] } | null;
}

const clock = (at: number): string => new Date(at).toISOString().slice(11, 19);

function rowOf(
  { MessageId, Body, visibleAt, ReceiptHandle, ...message }: QueueMessage,
  at: number,
): MessageRow {
  const hidden = visibleAt > at;
  return {
    id: MessageId,
    body: Body,
    hidden: hidden && ReceiptHandle !== undefined,
    where: hidden
      ? ReceiptHandle === undefined
        ? words.delayedUntil(clock(visibleAt))
        : words.inFlightUntil(clock(visibleAt))
      : words.waits,
    receives: message.ApproximateReceiveCount,
  };
}

/** `null`: there is no such queue. */
export function queueContents(services: ServicesState, name: string, at: number): QueueContents | null {
  const queue = resourceOf(services, 'queues', name);
  if (!queue) return null;
  const counts = messageCounts(queue, at);
  const { RedrivePolicy } = queue.Attributes;
  const letters = resourceOf(services, 'queues', nameInArn(RedrivePolicy?.deadLetterTargetArn ?? ''));
  return {
    name,
    counts: {
      waiting: counts.ApproximateNumberOfMessages,
      inFlight: counts.ApproximateNumberOfMessagesNotVisible,
      delayed: counts.ApproximateNumberOfMessagesDelayed,
    },
    rows: queue.messages.map((message) => rowOf(message, at)),
    letters:
      letters && RedrivePolicy
        ? {
            name: letters.QueueName,
            receives: RedrivePolicy.maxReceiveCount,
            rows: letters.messages.map((message) => rowOf(message, at)),
          }
        : null,
  };
}

/** ChangeMessageVisibility to zero for each message that somebody has: the wait that AWS would sit through ends. */
export function allVisible(services: ServicesState, name: string, at: number): ServicesState {
  const queue = resourceOf(services, 'queues', name);
  if (!queue) return services;
  const handles = queue.messages.flatMap(({ ReceiptHandle, visibleAt }) =>
    ReceiptHandle !== undefined && visibleAt > at ? [ReceiptHandle] : [],
  );
  if (handles.length === 0) return services;
  const shown = handles.reduce((before, handle) => madeVisible(before, handle, 0, at), queue);
  return withResource(services, 'queues', name, shown);
}

/** The dead letters go back to where they came from. */
export function redriven(services: ServicesState, name: string): ServicesState {
  const queue = resourceOf(services, 'queues', name);
  const from = nameInArn(queue?.Attributes.RedrivePolicy?.deadLetterTargetArn ?? '');
  const letters = resourceOf(services, 'queues', from);
  if (!queue || !letters || letters.messages.length === 0) return services;
  const back = withResource(services, 'queues', name, {
    ...queue,
    messages: [...queue.messages, ...letters.messages],
  });
  return withResource(back, 'queues', from, { ...letters, messages: [] });
}

export interface ShardRow {
  id: string;
  records: number;
  /** Records that are done with. */
  done: number;
  /** What Lambda does with the next ones. */
  doing: string;
  /** The tumbling window that is open, with its state; `null`: none. */
  window: string | null;
}

/** Shards of a stream, or the one of a table, and how far the mapping has read each. */
export function shardRows(services: ServicesState, mapping: MappingView): ShardRow[] {
  const sequences = sequencesOf(services, mapping);
  return mapping.lanes.map(({ id, position, gathered, window }) => {
    const records = sequences.get(shardOf(id)) ?? [];
    const done =
      position === null ? 0 : records.filter((sequence) => BigInt(sequence) <= BigInt(position)).length;
    const batch = mapping.batches.find(({ lane }) => lane === id);
    const doing = batch
      ? batch.requestId === null
        ? words.waitsForTry(recordsOf(batch), batch.tries + 1, clock(batch.nextTryAt ?? 0))
        : words.onTry(recordsOf(batch), batch.tries)
      : gathered.length > 0
        ? words.gathered(gathered.length)
        : words.idle;
    return {
      id,
      records: records.length,
      done,
      doing,
      window: window && words.windowSince(clock(window.start), window.state),
    };
  });
}

function recordsOf({ records, closes }: MappingView['batches'][number]): number | null {
  return closes ? null : records.length;
}

function sequencesOf(
  services: ServicesState,
  { kind, source, lanes }: MappingView,
): Map<string, readonly string[]> {
  if (kind === 'kinesis') {
    const { shards = [] } = resourceOf(services, 'streams', source) ?? {};
    return new Map(shards.map((shard) => [shard.ShardId, shard.records.map((each) => each.SequenceNumber)]));
  }
  const records = resourceOf(services, 'tables', source)?.stream?.records ?? [];
  return new Map(lanes.map(({ id }) => [shardOf(id), records.map((each) => each.SequenceNumber)]));
}
