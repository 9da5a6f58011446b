import { describe, expect, it } from 'vitest';
import { readLog, waitOf } from '#model/telemetry/log-reading.ts';

const report = (id: string, ms: number, init?: number) =>
  `REPORT RequestId: ${id}\tDuration: ${ms} ms\tBilled Duration: ${Math.ceil(ms)} ms\tMemory Size: 128 MB\tMax Memory Used: 60 MB\t${init === undefined ? '' : `Init Duration: ${init} ms\t`}`;
const stream = (digit: string) => `2026/11/23/[$LATEST]${digit.repeat(32)}`;

describe('a log', () => {
  it('has a container for each stream that its lines name', () => {
    const text = [
      `2026-11-23T09:00:00 ${stream('a')} INIT_START Runtime Version: nodejs:24.v6`,
      `2026-11-23T09:00:01 ${stream('a')} ${report('1', 12.5, 140)}`,
      `2026-11-23T09:00:01 ${stream('b')} ${report('2', 3, 90)}`,
      `2026-11-23T09:00:02 ${stream('a')} ${report('3', 2)}`,
      `2026-11-23T09:00:02 ${stream('c')} START RequestId: 4 Version: $LATEST`,
    ].join('\n');
    expect(readLog(text)).toEqual([
      {
        stream: stream('a'),
        invocations: [
          { requestId: '1', durationMs: 12.5, billedMs: 13, initMs: 140 },
          { requestId: '3', durationMs: 2, billedMs: 2 },
        ],
      },
      { stream: stream('b'), invocations: [{ requestId: '2', durationMs: 3, billedMs: 3, initMs: 90 }] },
      { stream: stream('c'), invocations: [] },
    ]);
  });

  it('without streams begins a container with INIT_START, or with an Init Duration', () => {
    const named = [
      'INIT_START Runtime',
      report('1', 1, 2),
      report('2', 1),
      'INIT_START Runtime',
      report('3', 1, 2),
    ];
    const bare = [report('1', 1), report('2', 1, 5), report('3', 1)];
    const ids = (lines: string[]) =>
      readLog(lines.join('\n')).map(({ invocations }) => invocations.map(({ requestId }) => requestId));
    expect(ids(named)).toEqual([['1', '2'], ['3']]);
    expect(ids(bare)).toEqual([['1'], ['2', '3']]);
  });

  it('is empty where nothing in it is a log', () => {
    expect(readLog('hello\nREPORT of the weather: 12 ms')).toEqual([]);
  });

  it('tells what a caller waited for', () => {
    expect(waitOf({ requestId: '1', durationMs: 10, billedMs: 10, initMs: 5 })).toBe(15);
    expect(waitOf({ requestId: '1', durationMs: 10, billedMs: 10 })).toBe(10);
  });
});
