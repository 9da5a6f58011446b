/** Matchers over a trace: the few things that checks ask about what happened. */
import type { Instant, RecordOf, Status, TraceEvent, TraceRecord } from '#model/telemetry/trace.ts';

/** A deployment of code that the API accepted. */
export interface Deployment {
  functionName: string;
  /** When the API answered. */
  at: Instant;
  action: 'CreateFunction' | 'UpdateFunctionCode';
  /** SHA-256 of the package, base64, as the API answers it. */
  codeSha256: string;
  /** Whether the editor held anything new when Deploy was pressed; unset where no console was involved. */
  undeployedChanges?: boolean;
}

/** A synchronous invocation that was answered. */
export interface Invocation {
  functionName: string;
  requestId: string;
  calledAt: Instant;
  answeredAt: Instant;
  /** The event as JSON with sorted keys, so that two spellings of one event are equal. */
  event: string;
  /** The answer's payload as JSON with sorted keys; of a failed invocation, the error. */
  answer: string;
  failed: boolean;
  /** How the platform saw it end. */
  status: Status;
  /** Why it failed, such as `Runtime.ExitError`, as the platform noted it. */
  errorType?: string;
  /** Whether the editor held changes that were not deployed when Test was pressed. */
  undeployedChanges: boolean;
  /** What was deployed at that moment; unset while nothing has been deployed since the trace began. */
  codeSha256?: string;
  environmentId?: string;
  cold: boolean;
  /** Only after a cold start. */
  initDurationMs?: number;
  durationMs: number;
  billedDurationMs: number;
}

/** Whether the process ended in it: the next event of that container meets a new one. */
export function processEnded({ status, errorType }: Invocation): boolean {
  return status === 'timeout' || errorType === 'Runtime.ExitError' || errorType === 'Runtime.OutOfMemory';
}

/** One request to the Runtime API with its answer. */
export interface Exchange {
  at: Instant;
  environmentId: string;
  method: string;
  path: string;
  body: string;
  /** Unset while it hangs. */
  status?: number;
}

/** A line that the function's process wrote. */
export interface PrintedLine {
  at: Instant;
  environmentId?: string;
  /** The line as it was written; of a JSON log the whole object as text. */
  text: string;
  /** The invocation that had the container at that moment; unset while it had none. */
  during?: string;
}

const isType =
  <T extends TraceEvent['type']>(type: T) =>
  (record: TraceRecord): record is Extract<TraceRecord, RecordOf<T>> =>
    record.type === type;

/** Deployments in the order in which the API answered them. */
export function deployments(trace: readonly TraceRecord[]): Deployment[] {
  const calls = callsById(trace);
  return trace.filter(isType('api.answered')).flatMap((answered) => {
    const { eventName: action, callId, responseElements } = answered.record;
    const codeSha256 = responseElements?.['CodeSha256'];
    if (action !== 'CreateFunction' && action !== 'UpdateFunctionCode') return [];
    if (!isAccepted(answered) || typeof codeSha256 !== 'string') return [];
    const undeployedChanges = calls.get(callId)?.record.console?.undeployedChanges;
    return {
      functionName: answered.subject.functionName,
      at: answered.time,
      action,
      codeSha256,
      ...(undeployedChanges === undefined ? {} : { undeployedChanges }),
    };
  });
}

/** A change of the configuration that the API accepted. */
export interface SettingsChange {
  /** When the API answered. */
  at: Instant;
  /** As it was sent: AWS's names, only what was to be changed. */
  request: Record<string, unknown>;
}

export function settingsChanges(trace: readonly TraceRecord[]): SettingsChange[] {
  const calls = callsById(trace);
  return trace.filter(isType('api.answered')).flatMap((answered) => {
    const { eventName, callId } = answered.record;
    if (eventName !== 'UpdateFunctionConfiguration' || !isAccepted(answered)) return [];
    return { at: answered.time, request: calls.get(callId)?.record.requestParameters ?? {} };
  });
}

/** Invocations in the order in which they were asked for. One that was refused or is not answered yet is none. */
export function invocations(trace: readonly TraceRecord[]): Invocation[] {
  const deployed = deployments(trace);
  const answers = new Map(
    trace.filter(isType('api.answered')).map((answered) => [answered.record.callId, answered]),
  );
  return trace.filter(isType('api.called')).flatMap((called) => {
    const { callId, eventName, requestParameters } = called.record;
    const answered = answers.get(callId);
    if (eventName !== 'Invoke' || answered === undefined || !isAccepted(answered)) return [];
    const report = trace.filter(isType('platform.report')).find(({ record }) => record.requestId === callId);
    if (report === undefined) return [];
    const { functionName } = called.subject;
    const code = deployed.findLast((one) => one.functionName === functionName && one.at <= called.time);
    const { status, errorType, metrics } = report.record;
    const { initDurationMs, durationMs, billedDurationMs } = metrics;
    return {
      functionName,
      requestId: callId,
      calledAt: called.time,
      answeredAt: answered.time,
      event: canonicalJson(requestParameters['Payload']),
      answer: canonicalJson(answered.record.responseElements?.['Payload']),
      failed: answered.record.responseElements?.['FunctionError'] !== undefined,
      status,
      ...(errorType === undefined ? {} : { errorType }),
      undeployedChanges: called.record.console?.undeployedChanges ?? false,
      ...(code === undefined ? {} : { codeSha256: code.codeSha256 }),
      ...(report.subject.environmentId === undefined ? {} : { environmentId: report.subject.environmentId }),
      cold: initDurationMs !== undefined,
      ...(initDurationMs === undefined ? {} : { initDurationMs }),
      durationMs,
      billedDurationMs,
    };
  });
}

/** The traffic of the Runtime API, in the order of the requests. */
export function exchanges(trace: readonly TraceRecord[]): Exchange[] {
  const keyOf = ({ subject, record }: RecordOf<'runtimeApi.request'> | RecordOf<'runtimeApi.response'>) =>
    `${subject.environmentId} ${record.wireId}`;
  const answers = new Map(
    trace.filter(isType('runtimeApi.response')).map((one) => [keyOf(one), one.record.status]),
  );
  return trace.filter(isType('runtimeApi.request')).flatMap((request) => {
    const { environmentId } = request.subject;
    if (environmentId === undefined) return [];
    const { method, path, body } = request.record;
    const status = answers.get(keyOf(request));
    return {
      at: request.time,
      environmentId,
      method,
      path,
      body,
      ...(status === undefined ? {} : { status }),
    };
  });
}

/** Environments in which no program runs: somebody answers the Runtime API themselves. */
export function environmentsByHand(trace: readonly TraceRecord[]): Set<string> {
  return new Set(
    trace
      .filter(isType('process.started'))
      .filter(({ record }) => record.argv[0] === 'you')
      .flatMap(({ subject }) => subject.environmentId ?? []),
  );
}

/**
 * What was printed, in order. A line between START and END of an invocation need not be that invocation's own, and the
 * request id in it is the one that the runtime client saw last.
 */
export function printedLines(trace: readonly TraceRecord[]): PrintedLine[] {
  const running = new Map<string, string>();
  return trace.flatMap((entry) => {
    const { environmentId } = entry.subject;
    if (environmentId === undefined) return [];
    if (entry.type === 'platform.start') running.set(environmentId, entry.record.requestId);
    if (entry.type === 'platform.runtimeDone') running.delete(environmentId);
    if (entry.type !== 'function') return [];
    const text = typeof entry.record === 'string' ? entry.record : JSON.stringify(entry.record);
    const during = running.get(environmentId);
    return {
      at: entry.time,
      environmentId,
      text,
      ...(during === undefined ? {} : { during }),
    };
  });
}

function callsById(trace: readonly TraceRecord[]): Map<string, RecordOf<'api.called'>> {
  return new Map(trace.filter(isType('api.called')).map((called) => [called.record.callId, called]));
}

function isAccepted(answered: RecordOf<'api.answered'>): boolean {
  return answered.record.status >= 200 && answered.record.status < 300;
}

/** JSON text (or a value) as JSON with sorted keys; text that is not JSON stays as it is. */
export function canonicalJson(payload: unknown): string {
  return JSON.stringify(typeof payload === 'string' ? parsed(payload) : payload, sortKeys) ?? 'null';
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function sortKeys(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
