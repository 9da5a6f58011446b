/** What the Lambda API answers, and how the trace keeps the question and the answer. */
import type { ApiAnswer, ApiCall, ApiError, InvokeResponse } from '#model/lambda/api-call.ts';
import { calledFunction } from '#model/lambda/called-function.ts';
import { throttled } from '#model/lambda/concurrency.ts';
import { httpRequest } from '#model/lambda/http-request.ts';
import { invocationView } from '#model/telemetry/invocation-view.ts';
import type { Instant, TraceRecord } from '#model/telemetry/trace.ts';
import type { AccountContext, ApiCalled, OpenInvoke } from './account.types.ts';
import type { InvocationResult } from './invocation.types.ts';

/** Characters of an event that the trace keeps: as many as of any body on the wire. */
const keptPayload = 64 * 1024;

/** What each call answers with when it is accepted (botocore@1.43.107, `http.responseCode`). */
const acceptedStatus = {
  CreateFunction: 201,
  UpdateFunctionCode: 200,
  UpdateFunctionConfiguration: 200,
  Invoke: 200,
  DeleteFunction: 204,
  PutProvisionedConcurrencyConfig: 202,
  GetProvisionedConcurrencyConfig: 200,
  DeleteProvisionedConcurrencyConfig: 204,
  PutFunctionConcurrency: 200,
  DeleteFunctionConcurrency: 204,
  PutFunctionEventInvokeConfig: 200,
  UpdateFunctionEventInvokeConfig: 200,
  DeleteFunctionEventInvokeConfig: 204,
  CreateFunctionUrlConfig: 201,
  UpdateFunctionUrlConfig: 200,
  DeleteFunctionUrlConfig: 204,
  TagResource: 204,
  UntagResource: 204,
  PutRuntimeManagementConfig: 200,
  PublishLayerVersion: 201,
  ListLayers: 200,
  ListLayerVersions: 200,
  DeleteLayerVersion: 204,
  CreateEventSourceMapping: 202,
  UpdateEventSourceMapping: 202,
  GetEventSourceMapping: 200,
  DeleteEventSourceMapping: 202,
  ListEventSourceMappings: 200,
  AddPermission: 201,
  RemovePermission: 204,
  PublishVersion: 201,
  CreateAlias: 201,
  UpdateAlias: 200,
  DeleteAlias: 204,
} as const satisfies Record<ApiCall['action'], number>;

export function accepted(action: ApiCall['action'], response: Record<string, unknown> | null): ApiAnswer {
  return { ok: true, status: acceptedStatus[action], response };
}

/** `DryRun`: the caller may invoke the function, and nothing ran. */
export const permitted: ApiAnswer = { ok: true, status: 204, response: null };
/** `Event`: Lambda has the event, and nobody waits for an answer. */
export const queued: ApiAnswer = { ok: true, status: 202, response: { StatusCode: 202 } };

export function refused(error: ApiError): ApiAnswer {
  return { ok: false, error };
}

/** The platform's own failure: Lambda says no more than that. */
function serviceFailure(message: string): ApiAnswer {
  return refused({ code: 'ServiceException', status: 500, message });
}

/** @param logTail the end of the log, where it was asked for */
export function invokeAnswer(result: InvocationResult, version: string, logTail?: string): ApiAnswer {
  const log = logTail === undefined ? {} : { LogResult: logTail };
  switch (result.status) {
    case 'success':
    case 'error': {
      const failed = result.status === 'error' ? ({ FunctionError: 'Unhandled' } as const) : {};
      const Payload = result.status === 'error' ? JSON.stringify(result.error) : result.payload;
      const response: InvokeResponse = {
        StatusCode: 200,
        ...failed,
        ExecutedVersion: version,
        ...log,
        Payload,
      };
      return accepted('Invoke', { ...response });
    }
    case 'throttled':
      return refused(throttled(result.reason));
    case 'unavailable':
      return serviceFailure(`The handler could not be run here: ${result.detail}`);
    case 'abandoned':
      return serviceFailure('The environment ended before the function had answered.');
  }
}

/** The end of an invocation's log, where the call asked for it. */
export function logTailOf(
  { trace, functions }: AccountContext,
  callId: string,
  { functionName, request }: OpenInvoke,
): string | undefined {
  if (request.LogType !== 'Tail') return undefined;
  const { LogFormat, SystemLogLevel } = functions[functionName]?.record.configuration.LoggingConfig ?? {};
  return invocationView(trace.records, callId, LogFormat, SystemLogLevel)?.logTail;
}

function subject(call: ApiCall, callId: string): TraceRecord['subject'] {
  const functionName = calledFunction(call);
  return call.action === 'Invoke' ? { functionName, requestId: callId } : { functionName };
}

function keptRequest({ action, request }: ApiCall): Record<string, unknown> {
  if (action !== 'Invoke' || request.Payload.length <= keptPayload) return { ...request };
  return { ...request, Payload: request.Payload.slice(0, keptPayload) };
}

export function calledRecord(
  { region }: AccountContext,
  { at, callId, call }: ApiCalled,
  undeployedChanges: boolean,
): TraceRecord {
  const { method, path } = httpRequest(call, region);
  return {
    type: 'api.called',
    time: at,
    subject: subject(call, callId),
    record: {
      callId,
      eventName: call.action,
      http: { method, path },
      requestParameters: keptRequest(call),
      console: { undeployedChanges },
    },
  };
}

export function answeredRecord(call: ApiCall, callId: string, at: Instant, answer: ApiAnswer): TraceRecord {
  const told = answer.ok
    ? { status: answer.status, responseElements: answer.response }
    : {
        status: answer.error.status,
        responseElements: null,
        errorCode: answer.error.code,
        errorMessage: answer.error.message,
        ...answer.error.throttle,
      };
  return {
    type: 'api.answered',
    time: at,
    subject: subject(call, callId),
    record: { callId, eventName: call.action, ...told },
  };
}
