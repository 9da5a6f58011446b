/** The trace in, a call of the Lambda API with its answer out: what a click in the console really was. */
import type { Instant, TraceRecord } from '#model/telemetry/trace.ts';

export interface ApiCallView {
  callId: string;
  eventName: string;
  time: Instant;
  /** `POST /2015-03-31/functions` with the host and, where there is one, the body. */
  request: string;
  /** Null while it is awaited. */
  answer: { status: number; text: string; refused: boolean } | null;
}

/** The newest call about one function, or the call with this id. */
export function apiCallView(
  trace: readonly TraceRecord[],
  region: string,
  which: { functionName: string; callId?: string | null },
): ApiCallView | null {
  const called = trace.findLast(
    (entry) =>
      entry.type === 'api.called' &&
      (which.callId
        ? entry.record.callId === which.callId
        : entry.subject.functionName === which.functionName),
  );
  if (called?.type !== 'api.called') return null;
  const { callId, eventName, http, requestParameters } = called.record;
  const answered = trace.findLast((entry) => entry.type === 'api.answered' && entry.record.callId === callId);
  return {
    callId,
    eventName,
    time: called.time,
    request: requestText(http, region, requestParameters),
    answer: answered?.type === 'api.answered' ? answerOf(answered.record) : null,
  };
}

function requestText(
  http: { method: string; path: string },
  region: string,
  parameters: Record<string, unknown>,
): string {
  const head = `${http.method} ${http.path} HTTP/1.1\nHost: lambda.${region}.amazonaws.com`;
  if (http.method === 'GET' || http.method === 'DELETE') return head;
  return `${head}\nContent-Type: application/json\n\n${JSON.stringify(parameters, null, 2)}`;
}

function answerOf(record: {
  status: number;
  responseElements: Record<string, unknown> | null;
  errorCode?: string;
  errorMessage?: string;
}): ApiCallView['answer'] {
  const { status, responseElements, errorCode, errorMessage } = record;
  if (errorCode !== undefined)
    return {
      status,
      refused: true,
      text: `HTTP/1.1 ${status}\nx-amzn-ErrorType: ${errorCode}\n\n${JSON.stringify({ Message: errorMessage }, null, 2)}`,
    };
  const body = responseElements === null ? '' : `\n\n${JSON.stringify(responseElements, null, 2)}`;
  return { status, refused: false, text: `HTTP/1.1 ${status}${body}` };
}
