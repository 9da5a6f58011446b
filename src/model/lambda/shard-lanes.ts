/**
 * How many batches read one shard at the same time. Each takes the records of its own partition keys, so that records
 * of one key stay in order.
 *
 * AWS keeps one place for each shard; here each of its parts has one.
 *
 * Source: https://docs.aws.amazon.com/lambda/latest/dg/kinesis-scaling.html
 */
import { type MappingSettings, type ShardPositions } from './event-source-mapping.types.ts';
import { parallelization } from './mapping-limits.ts';
import type { PolledRecord } from './polled-records.ts';

/** `shardId-000000000000/2` is the third part of a shard. */
const mark = '/';

export function shardOf(lane: string): string {
  return lane.split(mark)[0] ?? lane;
}

/** Places of shards or of their parts, as the settings divide them. A part begins where the slowest one was. */
export function lanePositions(
  positions: ShardPositions,
  { ParallelizationFactor: parts = parallelization.default }: MappingSettings,
): ShardPositions {
  const shards = Map.groupBy(Object.keys(positions), shardOf);
  return Object.fromEntries(
    [...shards].flatMap(([shard, lanes]) => {
      const ids =
        parts === 1 ? [shard] : Array.from({ length: parts }, (_, part) => `${shard}${mark}${part}`);
      const same = ids.length === lanes.length && ids.every((id) => lanes.includes(id));
      const first = slowest(lanes.map((lane) => positions[lane] ?? null));
      return ids.map((id) => [id, same ? (positions[id] ?? null) : first] as const);
    }),
  );
}

function slowest(places: readonly (string | null)[]): string | null {
  return places.reduce((first, place) =>
    first === null || place === null ? null : BigInt(place) < BigInt(first) ? place : first,
  );
}

/** Whether a record is for this part of its shard. */
export function isOfLane(
  lane: string,
  { key = '' }: PolledRecord,
  { ParallelizationFactor: parts = parallelization.default }: MappingSettings,
): boolean {
  if (parts === 1) return true;
  const hash = [...key].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) >>> 0, 7);
  return `${shardOf(lane)}${mark}${hash % parts}` === lane;
}
