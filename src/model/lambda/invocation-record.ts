/**
 * What Lambda sends to a destination about an asynchronous event that has come to its end.
 *
 * Source: https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html
 */
import type { Instant } from '../telemetry/trace.ts';
import type { DropCondition } from './asynchronous.ts';

export interface InvocationRecord {
  version: '1.0';
  /** ISO 8601. */
  timestamp: string;
  requestContext: {
    requestId: string;
    /** With the version at its end. */
    functionArn: string;
    condition: DropCondition | 'Success';
    approximateInvokeCount: number;
  };
  requestPayload: unknown;
  /** Left out where the function never answered. */
  responseContext?: { statusCode: 200; executedVersion: string; functionError?: 'Unhandled' };
  responsePayload?: unknown;
}

export interface EndedEvent {
  requestId: string;
  functionArn: string;
  version: string;
  payload: string;
  attempts: number;
  condition: DropCondition | 'Success';
  /** The newest answer of the function, as JSON text. */
  response?: { payload: string; failed: boolean };
}

export function invocationRecord(
  { requestId, functionArn, version, payload, attempts, condition, response }: EndedEvent,
  at: Instant,
): InvocationRecord {
  const answer = response && {
    responseContext: {
      statusCode: 200 as const,
      executedVersion: version,
      ...(response.failed ? { functionError: 'Unhandled' as const } : {}),
    },
    responsePayload: jsonOf(response.payload),
  };
  return {
    version: '1.0',
    timestamp: new Date(at).toISOString(),
    requestContext: {
      requestId,
      functionArn: `${functionArn}:${version}`,
      condition,
      approximateInvokeCount: attempts,
    },
    requestPayload: jsonOf(payload),
    ...answer,
  };
}

/** A handler may answer with a text that is no JSON. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text === '' ? '{}' : text) as unknown;
  } catch {
    return text;
  }
}
