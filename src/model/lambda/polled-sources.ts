/** Queues and streams of an account as a mapping meets them: by ARN, with their shards and what is in them. */
import type { Receiving } from '../services/queue.ts';
import { receivedFrom } from '../services/delivery.ts';
import { queueArn, streamArn, tableArn } from '../services/service-arn.ts';
import { resourceOf, type ServicesState } from '../services/services-state.ts';
import { recordsAfter } from '../services/stream.ts';
import type { Instant } from '../telemetry/trace.ts';
import type { Account } from './arn.ts';
import type { ShardPositions, StartingPosition } from './event-source-mapping.types.ts';
import { changeRecord, messageRecord, type PolledRecord, streamRecord } from './polled-records.ts';
import { polledName, type PollerKind, pollerOf } from './pollers.ts';

export interface PolledSource {
  kind: PollerKind;
  name: string;
  arn: string;
  /** Of a queue, seconds. */
  visibilityTimeout?: number;
}

/** DynamoDB has shards of its own making; here a table's stream has one. */
const tableShard = 'shardId-00000000000000000000-00000001';

/** Everything that a mapping could read. */
export function polledSources(
  { queues, streams, tables }: Pick<ServicesState, 'queues' | 'streams' | 'tables'>,
  account: Account,
): PolledSource[] {
  return [
    ...Object.values(queues).map(({ QueueName: name, Attributes }) => ({
      kind: 'sqs' as const,
      name,
      arn: queueArn(account, name),
      visibilityTimeout: Attributes.VisibilityTimeout,
    })),
    ...Object.values(streams).map(({ StreamName: name }) => ({
      kind: 'kinesis' as const,
      name,
      arn: streamArn(account, name),
    })),
    ...Object.values(tables).flatMap(({ TableName: name, stream }) =>
      stream ? [{ kind: 'dynamodb' as const, name, arn: tableStreamArn(account, name, stream) }] : [],
    ),
  ];
}

export function tableStreamArn(
  account: Account,
  name: string,
  { LatestStreamLabel }: { LatestStreamLabel: string },
): string {
  return `${tableArn(account, name)}/stream/${LatestStreamLabel}`;
}

/** Where a mapping begins in each shard; of a queue there are none. */
export function firstPositions(
  services: ServicesState,
  arn: string,
  start: StartingPosition,
  /** Of `AT_TIMESTAMP`. */
  from: Instant = 0,
): ShardPositions {
  const name = polledName(arn);
  const last = (records: readonly { SequenceNumber: string; at: Instant }[]): string | null => {
    if (start === 'TRIM_HORIZON') return null;
    const before = start === 'LATEST' ? records : records.filter(({ at }) => at < from);
    return before.at(-1)?.SequenceNumber ?? null;
  };
  switch (pollerOf(arn)) {
    case 'kinesis': {
      const { shards = [] } = resourceOf(services, 'streams', name) ?? {};
      return Object.fromEntries(
        shards.map(({ ShardId, records }) => [
          ShardId,
          last(records.map((each) => ({ ...each, at: each.ApproximateArrivalTimestamp }))),
        ]),
      );
    }
    case 'dynamodb': {
      const { records = [] } = resourceOf(services, 'tables', name)?.stream ?? {};
      const timed = records.map((each) => ({ ...each, at: each.ApproximateCreationDateTime }));
      return { [tableShard]: last(timed) };
    }
    case 'sqs':
    case null:
      return {};
  }
}

export interface Poll {
  region: string;
  arn: string;
  roleArn: string;
  /** The shard. */
  lane: string;
  after: string | null;
  max: number;
  at: Instant;
  handle: Receiving['handle'];
}

export interface PollAnswer {
  services: ServicesState;
  records: readonly PolledRecord[];
  /** When a message that nobody can have now will be there again. */
  nextVisibleAt: Instant | null;
}

/** One ReceiveMessage or GetRecords. */
export function polledFrom(services: ServicesState, poll: Poll): PollAnswer {
  const { arn, at, max } = poll;
  const name = polledName(arn);
  const none = { services, records: [], nextVisibleAt: null };
  switch (pollerOf(arn)) {
    case 'sqs': {
      const { services: after, messages } = receivedFrom(services, name, { at, max, handle: poll.handle });
      const hidden = resourceOf(after, 'queues', name)?.messages.map(({ visibleAt }) => visibleAt) ?? [];
      const later = hidden.filter((visibleAt) => visibleAt > at);
      return {
        services: after,
        records: messages.map((message) => messageRecord(message, poll)),
        nextVisibleAt: later.length === 0 ? null : Math.min(...later),
      };
    }
    case 'kinesis': {
      const stream = resourceOf(services, 'streams', name);
      if (!stream) return none;
      const records = recordsAfter(stream, poll.lane, poll.after).slice(0, max);
      return { ...none, records: records.map((each) => streamRecord(each, poll.lane, poll, poll.roleArn)) };
    }
    case 'dynamodb': {
      const stream = resourceOf(services, 'tables', name)?.stream;
      if (!stream) return none;
      const { after } = poll;
      const records = stream.records.filter(({ SequenceNumber }) => after === null || SequenceNumber > after);
      return { ...none, records: records.slice(0, max).map((each) => changeRecord(each, stream, poll)) };
    }
    case null:
      return none;
  }
}
