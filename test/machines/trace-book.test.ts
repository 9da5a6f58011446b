import { describe, expect, test } from 'vitest';
import { withRecords } from '#machines/trace-book.ts';
import type { TraceRecord } from '#model/telemetry/trace.ts';

function at(time: number, record = String(time)): TraceRecord {
  return { type: 'function', record, time, subject: { functionName: 'hello' } };
}
const texts = ({ records }: { records: readonly TraceRecord[] }) => records.map(({ record }) => record);
const empty = { records: [], dropped: 0 };

describe('the trace', () => {
  test('is in order of time; what happened together stays in the order of its arrival', () => {
    const trace = withRecords(empty, [at(1), at(3), at(3, '3b'), at(2), at(3, '3c'), at(0)], 10);
    expect(texts(trace)).toEqual(['0', '1', '2', '3', '3b', '3c']);
  });

  test('lets the oldest go when it is full, and counts them', () => {
    const full = withRecords(empty, [at(1), at(2), at(3)], 2);
    expect(texts(full)).toEqual(['2', '3']);
    expect(withRecords(full, [at(4)], 2)).toMatchObject({ dropped: 2 });
  });

  test('is never changed once it was handed out', () => {
    const before = withRecords(empty, [at(1)], 10);
    withRecords(before, [at(2), at(0)], 10);
    expect(texts(before)).toEqual(['1']);
    expect(withRecords(before, [], 10)).toBe(before);
  });
});
