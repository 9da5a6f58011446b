/** The trace in, the story of one invocation out: what the console shows of it after Test. */
import type { LogFormat, SystemLogLevel } from '../lambda/configuration.ts';
import { timeoutPayload } from '../lambda/error-payload.ts';
import { type LogLine, logLines, logTail } from './log-lines.ts';
import type { Instant, PlatformReport, RecordOf, TraceRecord } from './trace.ts';

export interface InvocationView {
  requestId: string;
  /** 1 for the first: an event that nobody waits for keeps its request id when it is tried again. */
  attempt: number;
  functionName: string;
  /** Unset while it waits for an environment. */
  environmentId?: string;
  status: 'running' | 'succeeded' | 'failed';
  /** `cold`: an environment or its process was started for it. */
  start: 'cold' | 'warm';
  /** When the platform gave the event to the environment. */
  startedAt: Instant;
  /** Left out while it runs. */
  endedAt?: Instant;
  /** Durations and memory as REPORT has them; left out while it runs. */
  metrics?: PlatformReport['record']['metrics'];
  /** What went wrong, as the platform reports it. */
  errorType?: string;
  /** What the invoker gets, as text; left out while there is none. */
  payload?: string;
  /** From the init that it waited for to its REPORT. */
  log: LogLine[];
  /** What the console shows under "Function logs". */
  logTail: string;
}

/** The newest try of one invocation, or `undefined` where the trace has no (or no longer a) start of it. */
export function invocationView(
  trace: readonly TraceRecord[],
  requestId: string,
  format: LogFormat = 'Text',
  level?: SystemLogLevel,
): InvocationView | undefined {
  const starts = startsOf(trace, requestId);
  const newest = starts.at(-1);
  return newest && viewOf(trace, newest, starts.length, format, level);
}

type Start = RecordOf<'platform.start'>;

function isStart(entry: TraceRecord): entry is Start {
  return entry.type === 'platform.start';
}

function startsOf(trace: readonly TraceRecord[], requestId: string): Start[] {
  return trace.filter(isStart).filter(({ record }) => record.requestId === requestId);
}

function viewOf(
  trace: readonly TraceRecord[],
  start: Start,
  attempt: number,
  format: LogFormat,
  level?: SystemLogLevel,
): InvocationView {
  const { requestId } = start.record;
  const records = recordsOf(trace, start);
  const report = records.find((entry) => entry.type === 'platform.report');
  const log = logLines(records, format, level);
  const payload = answeredPayload(trace, requestId) ?? postedPayload(records, requestId) ?? timedOut(report);
  return {
    requestId,
    attempt,
    functionName: start.subject.functionName,
    environmentId: start.subject.environmentId,
    status: !report ? 'running' : report.record.status === 'success' ? 'succeeded' : 'failed',
    start: records.some((entry) => entry.type === 'platform.initStart') ? 'cold' : 'warm',
    startedAt: start.time,
    endedAt: report?.time,
    metrics: report?.record.metrics,
    errorType: report?.record.errorType,
    payload,
    log,
    logTail: logTail(log),
  };
}

/** All invocations that the trace has a start of, each try on its own, the newest last. */
export function invocationViews(trace: readonly TraceRecord[], functionName?: string): InvocationView[] {
  const tries = new Map<string, number>();
  return trace
    .filter(isStart)
    .filter(({ subject }) => functionName === undefined || subject.functionName === functionName)
    .map((start) => {
      const { requestId } = start.record;
      const attempt = (tries.get(requestId) ?? 0) + 1;
      tries.set(requestId, attempt);
      return viewOf(trace, start, attempt, 'Text');
    });
}

/** What its environment did from the end of the invocation before to the end of this one. */
function recordsOf(trace: readonly TraceRecord[], start: Start): TraceRecord[] {
  const { requestId } = start.record;
  const own = trace.filter(({ subject }) => subject.environmentId === start.subject.environmentId);
  const isReport = (entry: TraceRecord): boolean => entry.type === 'platform.report';
  const started = own.indexOf(start);
  const before = own.slice(0, started).findLastIndex(isReport);
  const reported = own.findIndex(
    (entry, index) =>
      index > started && entry.type === 'platform.report' && entry.record.requestId === requestId,
  );
  return own.slice(before + 1, reported === -1 ? undefined : reported + 1);
}

/** The answer that the API gave to the call: it is the request id's. */
function answeredPayload(trace: readonly TraceRecord[], requestId: string): string | undefined {
  const answer = trace.find((entry) => entry.type === 'api.answered' && entry.record.callId === requestId);
  if (answer?.type !== 'api.answered') return undefined;
  const payload = answer.record.responseElements?.['Payload'];
  return typeof payload === 'string' ? payload : undefined;
}

/** What the bootstrap posted: a response, an error, or the error of an init inside this invocation. */
function postedPayload(records: readonly TraceRecord[], requestId: string): string | undefined {
  const posted = records.findLast(
    (entry): entry is RecordOf<'runtimeApi.request'> =>
      entry.type === 'runtimeApi.request' &&
      entry.record.method === 'POST' &&
      (entry.record.path.includes(`/invocation/${requestId}/`) ||
        entry.record.path.endsWith('/runtime/init/error')),
  );
  return posted?.record.body;
}

function timedOut(report: RecordOf<'platform.report'> | undefined): string | undefined {
  if (report?.record.status !== 'timeout') return undefined;
  const { requestId, metrics } = report.record;
  return JSON.stringify(timeoutPayload(requestId, metrics.durationMs / 1000));
}
