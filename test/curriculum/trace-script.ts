import type { TraceEvent, TraceRecord } from '#model/telemetry/trace.ts';

interface TestRun {
  event: unknown;
  answer: unknown;
  /** Cold when given. */
  initMs?: number;
  ms?: number;
  undeployed?: boolean;
  environment?: string;
  failed?: boolean;
}

/** Writes the trace that a learner's clicks leave, one after the other, a tenth of a second apart. */
export function traceScript() {
  const trace: TraceRecord[] = [];
  let time = 1_000;
  let calls = 0;
  const functionName = 'greeter';
  const push = (event: TraceEvent, subject: { environmentId?: string; requestId?: string } = {}) => {
    trace.push({ ...event, time, subject: { functionName, ...subject } });
    time += 100;
  };

  const script = {
    trace,
    deploy(codeSha256: string, { undeployed = true, status = 200 } = {}) {
      const callId = `call-${(calls += 1)}`;
      const eventName = 'UpdateFunctionCode';
      push({
        type: 'api.called',
        record: {
          callId,
          eventName,
          http: { method: 'PUT', path: `/2015-03-31/functions/${functionName}/code` },
          requestParameters: { FunctionName: functionName },
          console: { undeployedChanges: undeployed },
        },
      });
      push({
        type: 'api.answered',
        record: { callId, eventName, status, responseElements: { CodeSha256: codeSha256 } },
      });
      return script;
    },
    test({
      event,
      answer,
      initMs,
      ms = 3,
      undeployed = false,
      environment = 'env-1',
      failed = false,
    }: TestRun) {
      const callId = `call-${(calls += 1)}`;
      const eventName = 'Invoke';
      const durationMs = ms;
      push({
        type: 'api.called',
        record: {
          callId,
          eventName,
          http: { method: 'POST', path: `/2015-03-31/functions/${functionName}/invocations` },
          requestParameters: { FunctionName: functionName, Payload: JSON.stringify(event) },
          console: { undeployedChanges: undeployed },
        },
      });
      push(
        {
          type: 'platform.report',
          record: {
            requestId: callId,
            status: failed ? 'error' : 'success',
            metrics: {
              durationMs,
              billedDurationMs: Math.ceil(durationMs + (initMs ?? 0)),
              memorySizeMB: 128,
              maxMemoryUsedMB: 60,
              ...(initMs === undefined ? {} : { initDurationMs: initMs }),
            },
          },
        },
        { environmentId: environment, requestId: callId },
      );
      push({
        type: 'api.answered',
        record: {
          callId,
          eventName,
          status: 200,
          responseElements: {
            StatusCode: 200,
            ExecutedVersion: '$LATEST',
            Payload: JSON.stringify(answer),
            ...(failed ? { FunctionError: 'Unhandled' } : {}),
          },
        },
      });
      return script;
    },
  };
  return script;
}
