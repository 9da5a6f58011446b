/** Lambda as it speaks: REST with JSON. Source: https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html */
import apiErrors from '#content/facts/api-errors.json' with { type: 'json' };
import { functionArn, functionNameOf } from '../lambda/arn.ts';
import type { ApiAnswer } from '../lambda/api-call.ts';
import type { InvokeRequest } from '../lambda/configuration.ts';
import { type AwsHttpRequest, type AwsHttpResponse, decoded, encoded } from './aws-http.ts';
import type { ServiceApi } from './service-api.ts';

const invocations = /^\/2015-03-31\/functions\/([^/]+)\/invocations$/;

function invokeOf({ path, headers, body }: AwsHttpRequest): InvokeRequest | null {
  const { pathname, searchParams } = new URL(path, 'https://lambda');
  const [, encodedName] = invocations.exec(pathname) ?? [];
  if (encodedName === undefined) return null;
  const type = headers['x-amz-invocation-type'];
  const Qualifier = searchParams.get('Qualifier');
  return {
    FunctionName: encodedName.replaceAll('%3A', ':'),
    InvocationType: type === 'Event' || type === 'DryRun' ? type : 'RequestResponse',
    ...(headers['x-amz-log-type'] === 'Tail' ? { LogType: 'Tail' } : {}),
    ...(Qualifier === null ? {} : { Qualifier }),
    Payload: decoded(body) || '{}',
  };
}

export const lambdaApi: ServiceApi = {
  eventSource: 'lambda.amazonaws.com',
  denied: { code: 'AccessDeniedException', status: 403 },
  plan(request, { account }) {
    const invoke = request.method === 'POST' ? invokeOf(request) : null;
    if (!invoke) {
      const message = `${request.method} ${request.path.split('?')[0] ?? ''} is no call that a handler can make here.`;
      return { code: 'UnknownOperationException', status: 404, message };
    }
    const { FunctionName, InvocationType } = invoke;
    return {
      eventName: 'Invoke',
      action: 'lambda:InvokeFunction',
      resource: functionArn(account, functionNameOf(FunctionName)),
      parameters: { functionName: FunctionName, invocationType: InvocationType ?? 'RequestResponse' },
      run: () => ({ invoke }),
    };
  },
  refuse: ({ code, status, message }, { newId }) => failure(code, status, message, newId()),
};

function failure(code: string, status: number, message: string, requestId: string): AwsHttpResponse {
  const headers = {
    'content-type': 'application/json',
    'x-amzn-requestid': requestId,
    'x-amzn-errortype': code,
  };
  return { status, headers, body: encoded(JSON.stringify({ Type: 'User', Message: message, message })) };
}

/** What API_Invoke says of this exception. */
export const inACircle: ApiAnswer = {
  ok: false,
  error: {
    code: 'RecursiveInvocationException',
    status: apiErrors.RecursiveInvocationException.status,
    message:
      "Lambda has detected your function being invoked in a recursive loop with other AWS resources and stopped your function's invocation.",
  },
};

/** What the API answered, as HTTP. */
export function invokeResponse(answer: ApiAnswer, requestId: string): AwsHttpResponse {
  if (!answer.ok) {
    const { code, status, message } = answer.error;
    return failure(code, status, message, requestId);
  }
  const { FunctionError, ExecutedVersion, LogResult, Payload } = answer.response ?? {};
  const told = {
    'x-amz-function-error': FunctionError,
    'x-amz-executed-version': ExecutedVersion,
    'x-amz-log-result': LogResult,
  };
  return {
    status: answer.status,
    headers: {
      'content-type': 'application/json',
      'x-amzn-requestid': requestId,
      ...Object.fromEntries(
        Object.entries(told).filter((each): each is [string, string] => typeof each[1] === 'string'),
      ),
    },
    body: encoded(typeof Payload === 'string' ? Payload : ''),
  };
}
