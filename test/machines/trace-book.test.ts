import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Trace } from '#machines/trace-book.ts';
import type { TraceRecord } from '#model/telemetry/trace.ts';

function at(time: number, record = String(time)): TraceRecord {
  return { type: 'function', record, time, subject: { functionName: 'hello' } };
}
const texts = ({ records }: { records: readonly TraceRecord[] }) => records.map(({ record }) => record);

describe('the trace', () => {
  test('is in order of time; what happened together stays in the order of its arrival', () => {
    const trace = Trace.empty.with([at(1), at(3), at(3, '3b'), at(2), at(3, '3c'), at(0)], 10);
    expect(texts(trace)).toEqual(['0', '1', '2', '3', '3b', '3c']);
  });

  test('lets the oldest go when it is full, and counts them', () => {
    const full = Trace.empty.with([at(1), at(2), at(3)], 2);
    expect(texts(full)).toEqual(['2', '3']);
    expect(full.with([at(4)], 2)).toMatchObject({ dropped: 2 });
  });

  test('is never changed once it was handed out', () => {
    const before = Trace.empty.with([at(1)], 10);
    before.with([at(2), at(0)], 10);
    expect(texts(before)).toEqual(['1']);
    expect(before.with([], 10)).toBe(before);
  });

  test('keeps its order over any number of records, early and late ones', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.integer({ min: 0, max: 2000 }), { maxLength: 400 }), { maxLength: 6 }),
        fc.integer({ min: 1, max: 1500 }),
        (batches, limit) => {
          let trace = Trace.empty;
          for (const batch of batches)
            trace = trace.with(
              batch.map((time) => at(time)),
              limit,
            );
          const kept = trace.records.map(({ time }) => time);
          expect(kept).toEqual(kept.toSorted((one, other) => one - other));
          expect(kept.length + trace.dropped).toBe(batches.flat().length);
          expect(kept.length).toBe(Math.min(limit, batches.flat().length));
        },
      ),
    );
  });
});
