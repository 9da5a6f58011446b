import { describe, expect, it } from 'vitest';
import { invocationView, invocationViews } from '#model/telemetry/invocation-view.ts';
import type { TraceRecord } from '#model/telemetry/trace.ts';
import { at, initReport, initStart, line, posted, report, start, t0 } from './example-trace.ts';

const warmMetrics = { durationMs: 1.2, billedDurationMs: 2, maxMemoryUsedMB: 67 };
const cold: TraceRecord[] = [
  at(0, { type: 'environment.changed', record: { state: 'provisioning' } }),
  initStart(1),
  line(50, 'loading'),
  initReport(139, 138),
  start(140, 'r1'),
  line(141, 'hello'),
  posted(142, '/2018-06-01/runtime/invocation/r1/response', '"hi"'),
  report(143, 'r1', { durationMs: 3, billedDurationMs: 141, maxMemoryUsedMB: 66, initDurationMs: 138 }),
];
const warm: TraceRecord[] = [
  start(500, 'r2'),
  posted(501, '/2018-06-01/runtime/invocation/r2/error', '{"errorType":"Error","errorMessage":"no"}'),
  report(502, 'r2', { ...warmMetrics, status: 'error', errorType: 'Runtime.Unknown' }),
];

describe('an invocation', () => {
  it('that started cold has its init, its log and its answer', () => {
    expect(invocationView([...cold, ...warm], 'r1')).toMatchObject({
      functionName: 'hello',
      environmentId: 'e1',
      status: 'succeeded',
      start: 'cold',
      startedAt: t0 + 140,
      endedAt: t0 + 143,
      metrics: {
        durationMs: 3,
        billedDurationMs: 141,
        initDurationMs: 138,
        maxMemoryUsedMB: 66,
        memorySizeMB: 128,
      },
      payload: '"hi"',
    });
    const view = invocationView([...cold, ...warm], 'r1');
    expect(view?.log.map(({ text }) => text.split(/[ \t]/)[0])).toEqual([
      'INIT_START',
      'loading',
      'START',
      'hello',
      'END',
      'REPORT',
    ]);
    expect(view?.logTail.split('\n')[0]).toBe('loading');
  });

  it('that failed in a warm environment has nothing of the one before', () => {
    const view = invocationView([...cold, ...warm], 'r2');
    expect(view).toMatchObject({ status: 'failed', start: 'warm', errorType: 'Runtime.Unknown' });
    expect(view?.metrics?.initDurationMs).toBeUndefined();
    expect(view?.log).toHaveLength(3);
    expect(JSON.parse(view?.payload ?? '')).toEqual({ errorType: 'Error', errorMessage: 'no' });
  });

  it('that runs has no end yet', () => {
    const view = invocationView([...cold, start(500, 'r2'), line(501, 'working')], 'r2');
    expect(view).toMatchObject({ status: 'running', start: 'warm' });
    expect(view?.endedAt).toBeUndefined();
    expect(view?.logTail).toBe('START RequestId: r2 Version: $LATEST\nworking\n');
  });

  it('has the payload that the API answered, where it did', () => {
    const answered = at(
      144,
      {
        type: 'api.answered',
        record: {
          callId: 'r1',
          eventName: 'Invoke',
          status: 200,
          responseElements: { Payload: '"answered"' },
        },
      },
      { environmentId: undefined },
    );
    expect(invocationView([...cold, answered], 'r1')?.payload).toBe('"answered"');
  });

  it('that timed out has the platform’s payload', () => {
    const trace = [
      start(0, 'r1'),
      report(3000, 'r1', { ...warmMetrics, durationMs: 3000, status: 'timeout' }),
    ];
    expect(JSON.parse(invocationView(trace, 'r1')?.payload ?? '')).toEqual({
      errorType: 'Sandbox.Timedout',
      errorMessage: 'RequestId: r1 Error: Task timed out after 3.00 seconds',
    });
  });

  it('whose init failed inside it started cold and has the error of the init', () => {
    const errorType = 'Runtime.ImportModuleError';
    const body = `{"errorType":"${errorType}","errorMessage":"Error: Cannot find module 'nope'"}`;
    const trace = [
      initStart(0),
      posted(10, '/2018-06-01/runtime/init/error', body),
      initReport(11, 10, 'error', 'init', errorType),
      initStart(12, 'invoke'),
      posted(20, '/2018-06-01/runtime/init/error', body),
      initReport(21, 9, 'error', 'invoke', errorType),
      start(21, 'r1'),
      report(21, 'r1', { ...warmMetrics, status: 'error', errorType }),
    ];
    expect(invocationView(trace, 'r1')).toMatchObject({
      status: 'failed',
      start: 'cold',
      payload: body,
      errorType,
    });
  });

  it('keeps two environments apart', () => {
    const other = cold.map((entry) => ({ ...entry, subject: { ...entry.subject, environmentId: 'e2' } }));
    const second: TraceRecord[] = other.map((entry) =>
      entry.type === 'platform.start' || entry.type === 'platform.report'
        ? ({ ...entry, record: { ...entry.record, requestId: 'r9' } } as TraceRecord)
        : entry,
    );
    const trace = [...cold, ...second].toSorted((a, b) => a.time - b.time);
    expect(invocationView(trace, 'r9')?.log).toHaveLength(6);
    expect(invocationViews(trace).map(({ requestId }) => requestId)).toEqual(['r1', 'r9']);
    expect(invocationViews(trace, 'other')).toEqual([]);
  });

  it('is unknown where the trace has lost it', () => {
    expect(invocationView(cold, 'r7')).toBeUndefined();
  });
});
