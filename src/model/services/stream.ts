/**
 * A data stream of Kinesis: records of one partition key come in one shard, in order, and stay when they were read.
 *
 * Source: https://docs.aws.amazon.com/streams/latest/dev/key-concepts.html
 */
import type { PolicyDocument } from '../lambda/policy.ts';
import type { Instant } from '../telemetry/trace.ts';

export interface StreamRecord {
  /** Digits; a later record of the shard has a greater one. */
  SequenceNumber: string;
  PartitionKey: string;
  /** Base64. */
  Data: string;
  ApproximateArrivalTimestamp: Instant;
}

export interface Shard {
  ShardId: string;
  /** The oldest first. */
  records: readonly StreamRecord[];
}

export interface Stream {
  StreamName: string;
  /** Each has an equal part of the 2^128 values that the MD5 of a partition key can have, in order. */
  shards: readonly Shard[];
  /** Records that the stream has been given. */
  count: number;
  Policy?: PolicyDocument;
}

/** Values of an MD5. */
const hashKeys = 2n ** 128n;

export function newStream(StreamName: string, shards = 1): Stream {
  return {
    StreamName,
    shards: Array.from({ length: shards }, (_, index) => ({
      ShardId: `shardId-${String(index).padStart(12, '0')}`,
      records: [],
    })),
    count: 0,
  };
}

/** The hash keys of a shard, both ends included. */
export function hashKeyRange({ shards }: Stream, index: number) {
  const width = hashKeys / BigInt(shards.length);
  const end = index === shards.length - 1 ? hashKeys : width * BigInt(index + 1);
  return { StartingHashKey: width * BigInt(index), EndingHashKey: end - 1n };
}

/** Records of shard 0 begin with it; the sequence number says how many came before. */
const firstSequence = 49_600_000_000_000_000_000_000_000_000_000_000_000_000_000_000_000_000_000n;

/**
 * @param hash the MD5 of the partition key, as a number
 */
export function recorded(
  stream: Stream,
  record: Pick<StreamRecord, 'PartitionKey' | 'Data'>,
  hash: bigint,
  at: Instant,
): { stream: Stream; ShardId: string; SequenceNumber: string } {
  const last = stream.shards.length - 1;
  const width = hashKeys / BigInt(stream.shards.length);
  const index = Math.min(last, Number(hash / width));
  const SequenceNumber = String(firstSequence + BigInt(stream.count + 1) * 16n + BigInt(index));
  const added = { ...record, SequenceNumber, ApproximateArrivalTimestamp: at };
  const shards = stream.shards.map((shard, position) =>
    position === index ? { ...shard, records: [...shard.records, added] } : shard,
  );
  const ShardId = shards[index]?.ShardId ?? '';
  return { stream: { ...stream, shards, count: stream.count + 1 }, ShardId, SequenceNumber };
}

/**
 * What comes after a place in a shard.
 *
 * @param after sequence number of the last record that was read; `null`: from the oldest on
 */
export function recordsAfter(stream: Stream, shardId: string, after: string | null): readonly StreamRecord[] {
  const records = stream.shards.find(({ ShardId }) => ShardId === shardId)?.records ?? [];
  if (after === null) return records;
  return records.filter(({ SequenceNumber }) => BigInt(SequenceNumber) > BigInt(after));
}
