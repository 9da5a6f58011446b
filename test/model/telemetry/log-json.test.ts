import { describe, expect, it } from 'vitest';
import { jsonLines } from '#model/telemetry/log-json.ts';
import type { TraceRecord } from '#model/telemetry/trace.ts';
import { at, initReport, initStart, line, report, start } from './example-trace.ts';

const ok = { durationMs: 8.4, billedDurationMs: 9, maxMemoryUsedMB: 66 };
const done: TraceRecord = at(180, {
  type: 'platform.runtimeDone',
  record: { requestId: 'r1', status: 'success', metrics: { durationMs: 8.4, producedBytes: 4 } },
});

describe('the JSON log', () => {
  it('has the platform events with their time, and what the function wrote as it is', () => {
    const entry = { timestamp: '2026-11-23T08:00:00.172Z', level: 'INFO', requestId: 'r1', message: 'hello' };
    expect(jsonLines(line(172, entry))).toEqual([JSON.stringify(entry)]);
    expect(jsonLines(start(171, 'r1'))).toEqual([
      '{"time":"2026-11-23T08:00:00.171Z","type":"platform.start","record":{"requestId":"r1","version":"$LATEST"}}',
    ]);
    expect(jsonLines(report(180, 'r1', ok)).map((text) => JSON.parse(text) as unknown)).toMatchObject([
      { type: 'platform.report', record: { status: 'success', metrics: { billedDurationMs: 9 } } },
    ]);
  });

  it('keeps back what is below its level, and shows it when it failed', () => {
    const types = (...records: TraceRecord[]) => records.flatMap((record) => jsonLines(record)).length;
    expect(types(initStart(0), initReport(1, 1), start(2, 'r1'), done, report(3, 'r1', ok))).toBe(3);
    expect(types(initReport(1, 1, 'error'))).toBe(1);
    expect(
      [initStart(0), initReport(1, 1), done].flatMap((record) => jsonLines(record, 'DEBUG')),
    ).toHaveLength(3);
    expect([start(0, 'r1'), report(1, 'r1', ok)].flatMap((record) => jsonLines(record, 'WARN'))).toEqual([]);
  });

  it('has nothing of what lies below the line', () => {
    expect(jsonLines(at(0, { type: 'environment.changed', record: { state: 'ready' } }), 'DEBUG')).toEqual(
      [],
    );
  });
});
