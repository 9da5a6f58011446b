/** Matchers over the calls of the Lambda API that a trace holds. */
import type { Instant, RecordOf, TraceRecord } from '#model/telemetry/trace.ts';

/** One call with its answer. */
export interface AnsweredCall {
  /** The API's action, such as `CreateFunction`. */
  action: string;
  functionName: string;
  /** When it was answered. */
  at: Instant;
  /** As it was sent: AWS's names. */
  request: Readonly<Record<string, unknown>>;
  accepted: boolean;
  /** Of a refusal, such as `ResourceConflictException`. */
  errorCode?: string;
  errorMessage?: string;
}

/** Calls in the order of their answers; one that waits for its answer is not among them. */
export function answeredCalls(trace: readonly TraceRecord[], action?: string): AnsweredCall[] {
  const requests = new Map(
    trace
      .filter((entry): entry is RecordOf<'api.called'> => entry.type === 'api.called')
      .map(({ record }) => [record.callId, record.requestParameters]),
  );
  return trace.flatMap((entry) => {
    if (entry.type !== 'api.answered') return [];
    const { callId, eventName, status, errorCode, errorMessage } = entry.record;
    if (action !== undefined && eventName !== action) return [];
    return {
      action: eventName,
      functionName: entry.subject.functionName,
      at: entry.time,
      request: requests.get(callId) ?? {},
      accepted: status >= 200 && status < 300,
      ...(errorCode === undefined ? {} : { errorCode }),
      ...(errorMessage === undefined ? {} : { errorMessage }),
    };
  });
}
