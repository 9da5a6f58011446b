/** Traces to read in tests, with times in milliseconds from `t0`. */
import type { Status, Subject, TraceEvent, TraceRecord } from '#model/telemetry/trace.ts';

/** 2026-11-23T08:00:00Z */
export const t0 = Date.UTC(2026, 10, 23, 8);
export const arn =
  'arn:aws:lambda:us-east-1::runtime:adfa9c68b2b34ae1cba34f70c4369649bca17aea5fe29e10414b040bf256e6c6';

export function at(ms: number, event: TraceEvent, subject: Partial<Subject> = {}): TraceRecord {
  return { ...event, time: t0 + ms, subject: { functionName: 'hello', environmentId: 'e1', ...subject } };
}

export function initStart(ms: number, phase: 'init' | 'invoke' = 'init'): TraceRecord {
  return at(ms, {
    type: 'platform.initStart',
    record: {
      initializationType: 'on-demand',
      phase,
      runtimeVersion: 'nodejs:24.v48',
      runtimeVersionArn: arn,
      functionName: 'hello',
      functionVersion: '$LATEST',
      instanceId: 'e1',
      instanceMaxMemory: 128,
    },
  });
}

export function initReport(
  ms: number,
  durationMs: number,
  status: Status = 'success',
  phase: 'init' | 'invoke' = 'init',
  errorType?: string,
): TraceRecord {
  const record = {
    initializationType: 'on-demand' as const,
    phase,
    status,
    errorType,
    metrics: { durationMs },
  };
  return at(ms, { type: 'platform.initReport', record });
}

export function start(ms: number, requestId: string): TraceRecord {
  return at(ms, { type: 'platform.start', record: { requestId, version: '$LATEST' } }, { requestId });
}

export function line(ms: number, record: string | Record<string, unknown>): TraceRecord {
  return at(ms, { type: 'function', record });
}

export interface Reported {
  durationMs: number;
  billedDurationMs: number;
  maxMemoryUsedMB: number;
  initDurationMs?: number;
  restoreDurationMs?: number;
  billedRestoreDurationMs?: number;
  memorySizeMB?: number;
  status?: Status;
  errorType?: string;
}

export function report(ms: number, requestId: string, reported: Reported): TraceRecord {
  const { status = 'success', errorType, memorySizeMB = 128, ...metrics } = reported;
  const record = { requestId, status, errorType, metrics: { memorySizeMB, ...metrics } };
  return at(ms, { type: 'platform.report', record }, { requestId });
}

export function posted(ms: number, path: string, body: string): TraceRecord {
  return at(ms, {
    type: 'runtimeApi.request',
    record: { wireId: `w${ms}`, method: 'POST', path, headers: {}, body, bodyBytes: body.length },
  });
}
