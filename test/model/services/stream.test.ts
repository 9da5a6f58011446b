import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashKeyRange, newStream, recorded, recordsAfter } from '#model/services/stream.ts';

const hashes = fc.bigInt({ min: 0n, max: 2n ** 128n - 1n });

describe('a stream', () => {
  it('puts a record into the shard whose range its key falls into', () => {
    fc.assert(
      fc.property(hashes, fc.integer({ min: 1, max: 5 }), (hash, shards) => {
        const { stream, ShardId } = recorded(
          newStream('s', shards),
          { PartitionKey: 'k', Data: '' },
          hash,
          0,
        );
        const index = stream.shards.findIndex((shard) => shard.ShardId === ShardId);
        const { StartingHashKey, EndingHashKey } = hashKeyRange(stream, index);
        expect(StartingHashKey <= hash && hash <= EndingHashKey).toBe(true);
      }),
    );
  });

  it('keeps what was read, in order, and tells what comes after', () => {
    fc.assert(
      fc.property(fc.array(hashes, { maxLength: 20 }), (keys) => {
        const stream = keys.reduce(
          (filling, hash, index) =>
            recorded(filling, { PartitionKey: 'k', Data: String(index) }, hash, index).stream,
          newStream('s', 2),
        );
        for (const { ShardId } of stream.shards) {
          const all = recordsAfter(stream, ShardId, null);
          const data = all.map(({ Data }) => Number(Data));
          expect(data).toEqual([...data].sort((a, b) => a - b));
          all.forEach(({ SequenceNumber }, index) => {
            expect(recordsAfter(stream, ShardId, SequenceNumber)).toEqual(all.slice(index + 1));
          });
        }
        expect(stream.shards.flatMap(({ records }) => records)).toHaveLength(keys.length);
      }),
    );
  });
});
