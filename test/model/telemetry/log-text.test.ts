import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import facts from '#content/facts/log-lines.json' with { type: 'json' };
import { textReader } from '#model/telemetry/log-text.ts';
import type { TraceRecord } from '#model/telemetry/trace.ts';
import { arn, at, initReport, initStart, line, report, start } from './example-trace.ts';

const lines = (...records: TraceRecord[]): string[] => records.flatMap(textReader());

describe('the text log', () => {
  it('tells a start from a snapshot, an init that nobody waits for, and an extension as published logs do', () => {
    const restored = {
      runtimeVersion: 'java:11.v20',
      runtimeVersionArn:
        'arn:aws:lambda:us-east-1::runtime:b8b295733fb8ae6769e0fb039181ce76e1f54a4d04bb5ca7ded937bb0d839109',
      instanceId: 'e1',
    };
    const id = '1d4e1c44-b211-4a4c-972b-39c8da774f2e';
    const kept = { initializationType: 'provisioned-concurrency', phase: 'init', status: 'success' } as const;
    const events = ['SHUTDOWN', 'INVOKE'];
    expect(
      lines(
        at(0, { type: 'platform.restoreStart', record: restored }),
        at(1, {
          type: 'platform.restoreReport',
          record: { status: 'success', metrics: { durationMs: 398.97 } },
        }),
        report(2, id, {
          durationMs: 36.97,
          billedDurationMs: 173,
          maxMemoryUsedMB: 68,
          restoreDurationMs: 511.56,
          billedRestoreDurationMs: 136,
        }),
        at(3, { type: 'platform.initReport', record: { ...kept, metrics: { durationMs: 2510.65 } } }),
        at(4, {
          type: 'platform.extension',
          record: { name: 'AWSParametersAndSecretsLambdaExtension', state: 'Ready', events },
        }),
      ),
    ).toEqual([
      ...facts.lines.restoreStart.lines,
      `END RequestId: ${id}`,
      ...facts.lines.reportRestored.lines,
      ...facts.lines.initReportUnasked.lines,
      ...facts.lines.extension.lines,
    ]);
  });

  it('of a cold start is as in published logs', () => {
    expect(
      lines(
        initStart(0),
        initReport(170, 170.13),
        start(171, '<id>'),
        line(172, '2026-11-23T08:00:00.172Z\t<id>\tINFO\thello\n'),
        report(180, '<id>', {
          durationMs: 8.4,
          billedDurationMs: 9,
          maxMemoryUsedMB: 66,
          initDurationMs: 170.13,
        }),
      ),
    ).toEqual([
      `INIT_START Runtime Version: nodejs:24.v48\tRuntime Version ARN: ${arn}`,
      'START RequestId: <id> Version: $LATEST',
      '2026-11-23T08:00:00.172Z\t<id>\tINFO\thello',
      'END RequestId: <id>',
      ...facts.lines.report.lines,
    ]);
  });

  it('of a time-out is as in published logs', () => {
    const id = '2b68f3d0-d201-4466-898e-1a7fe124494e';
    expect(
      lines(
        initReport(402, 402.04),
        start(403, id),
        report(3403, id, {
          durationMs: 3000,
          billedDurationMs: 3403,
          maxMemoryUsedMB: 73,
          initDurationMs: 402.04,
          status: 'timeout',
        }),
      ),
    ).toEqual(facts.lines.timeout.lines);
  });

  it('of an init that failed twice is as in published logs', () => {
    const id = 'f8400400-dd9e-4025-b644-4c78df3287c7';
    const errorType = 'Runtime.UserCodeSyntaxError';
    expect(
      lines(
        initReport(151, 150.79, 'error', 'init', errorType),
        initStart(152, 'invoke'),
        initReport(1480, 1329.49, 'error', 'invoke', errorType),
        start(1481, id),
        report(1489, id, {
          durationMs: 1338.34,
          billedDurationMs: 1339,
          maxMemoryUsedMB: 71,
          status: 'error',
          errorType,
        }),
      ),
    ).toEqual(facts.lines.initFailure.lines);
  });

  it('of a crash and of too little memory is as in published logs', () => {
    const crash = {
      durationMs: 133.61,
      billedDurationMs: 214,
      maxMemoryUsedMB: 31,
      initDurationMs: 80,
      status: 'error' as const,
      errorType: 'Runtime.ExitError',
    };
    expect(lines(report(1, '<id>', crash)).slice(1)).toEqual(facts.lines.crash.lines);
    const memory = {
      durationMs: 10935.7,
      billedDurationMs: 10936,
      memorySizeMB: 1024,
      maxMemoryUsedMB: 1024,
      status: 'error' as const,
      errorType: 'Runtime.OutOfMemory',
    };
    expect(lines(report(1, '276ff3b9-1609-4ee7-a288-db3752630767', memory)).slice(1)).toEqual(
      facts.lines.outOfMemory.lines,
    );
  });

  it('of an init that takes too long says so', () => {
    expect(lines(initReport(10_337, 10_337.01, 'timeout'))).toEqual([facts.lines.initReport.lines[0]]);
  });

  it('has no mark for an error that the handler threw', () => {
    const thrown = { durationMs: 5, billedDurationMs: 5, maxMemoryUsedMB: 70, status: 'error' as const };
    expect(lines(report(1, '<id>', { ...thrown, errorType: 'Runtime.Unknown' }))[1]).toBe(
      'REPORT RequestId: <id>\tDuration: 5.00 ms\tBilled Duration: 5 ms\tMemory Size: 128 MB\tMax Memory Used: 70 MB\t',
    );
  });

  it('has a mark for the same error thrown while the module was loaded, and for that request alone', () => {
    const thrown = { durationMs: 5, billedDurationMs: 5, maxMemoryUsedMB: 70, status: 'error' as const };
    const errorType = 'Runtime.Unknown';
    const read = textReader();
    const reports = [
      initReport(1, 92.27, 'error', 'invoke', errorType),
      report(2, '<id>', { ...thrown, errorType }),
      report(3, '<id>', { ...thrown, errorType }),
    ].flatMap((record) => read(record).filter((each) => each.startsWith('REPORT')));
    expect(reports.map((each) => each.includes('Status: error\tError Type: Runtime.Unknown'))).toEqual([
      true,
      false,
    ]);
  });

  it('has nothing of what lies below the line', () => {
    expect(
      lines(
        at(0, { type: 'environment.changed', record: { state: 'provisioning' } }),
        at(1, { type: 'process.started', record: { pid: 7, argv: ['node'], env: {}, cwd: '/var/task' } }),
        at(2, { type: 'file.written', record: { path: '/tmp/a', bytes: 1 } }),
      ),
    ).toEqual([]);
  });

  it('has a REPORT that its published layout reads back', () => {
    const duration = fc.double({ min: 0, max: 900_000, noNaN: true });
    const layout =
      /^REPORT RequestId: (\S+)\tDuration: (\d+\.\d\d) ms\tBilled Duration: (\d+) ms\tMemory Size: (\d+) MB\tMax Memory Used: (\d+) MB\t(?:Init Duration: (\d+\.\d\d) ms\t?)?(?:Status: (\w+)(?:\tError Type: ([\w.]+))?)?$/;
    fc.assert(
      fc.property(
        duration,
        fc.option(duration, { nil: undefined }),
        fc.integer({ min: 0, max: 10_240 }),
        (durationMs, initDurationMs, maxMemoryUsedMB) => {
          const text =
            lines(report(1, 'r1', { durationMs, billedDurationMs: 7, maxMemoryUsedMB, initDurationMs }))[1] ??
            '';
          const [, id, printed, billed, memory, used, init] = layout.exec(text) ?? [];
          expect({ id, billed, memory, used }).toEqual({
            id: 'r1',
            billed: '7',
            memory: '128',
            used: String(maxMemoryUsedMB),
          });
          expect(Number(printed)).toBeCloseTo(durationMs, 1);
          expect(init === undefined).toBe(initDurationMs === undefined);
        },
      ),
    );
  });
});
