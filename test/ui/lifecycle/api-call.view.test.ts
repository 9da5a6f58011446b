import { expect, it } from 'vitest';
import type { TraceEvent, TraceRecord } from '#model/telemetry/trace.ts';
import { apiCallView, listedCalls } from '#ui/lifecycle/api-call.view.ts';

const at = (time: number, event: TraceEvent): TraceRecord => ({
  ...event,
  time,
  subject: { functionName: 'hello' },
});
const invoke: TraceEvent = {
  type: 'api.called',
  record: {
    callId: 'c1',
    eventName: 'Invoke',
    http: { method: 'POST', path: '/2015-03-31/functions/hello/invocations' },
    requestParameters: {
      FunctionName: 'hello',
      InvocationType: 'RequestResponse',
      LogType: 'Tail',
      Payload: '{"a":1}',
    },
  },
};

it('shows an Invoke as it goes over the wire: the event is the body', () => {
  const view = apiCallView([at(0, invoke)], 'eu-west-1', { functionName: 'hello' });
  expect(view?.request).toBe(
    [
      'POST /2015-03-31/functions/hello/invocations HTTP/1.1',
      'host: lambda.eu-west-1.amazonaws.com',
      'x-amz-invocation-type: RequestResponse',
      'x-amz-log-type: Tail',
      '',
      '{"a":1}',
    ].join('\n'),
  );
  expect(view?.answer).toBeNull();
});

it('shows that a function failed: in a header, with status 200', () => {
  const answer: TraceEvent = {
    type: 'api.answered',
    record: {
      callId: 'c1',
      eventName: 'Invoke',
      status: 200,
      responseElements: {
        StatusCode: 200,
        FunctionError: 'Unhandled',
        ExecutedVersion: '$LATEST',
        LogResult: 'START\n',
        Payload: '{"errorType":"Error"}',
      },
    },
  };
  const view = apiCallView([at(0, invoke), at(1, answer)], 'us-east-1', { functionName: 'hello' });
  expect(view?.answer).toEqual({
    status: 200,
    refused: false,
    text: [
      'HTTP/1.1 200',
      'x-amz-executed-version: $LATEST',
      'x-amz-function-error: Unhandled',
      'x-amz-log-result: <base64 of 6 bytes of log>',
      '',
      '{"errorType":"Error"}',
    ].join('\n'),
  });
});

it("shows a refusal with AWS's code and message", () => {
  const refusal: TraceEvent = {
    type: 'api.answered',
    record: {
      callId: 'c1',
      eventName: 'Invoke',
      status: 404,
      responseElements: null,
      errorCode: 'ResourceNotFoundException',
      errorMessage: 'Function not found',
    },
  };
  const view = apiCallView([at(0, invoke), at(1, refusal)], 'us-east-1', { functionName: 'x', callId: 'c1' });
  expect(view?.answer).toMatchObject({ refused: true, status: 404 });
  expect(view?.answer?.text).toContain('x-amzn-errortype: ResourceNotFoundException');
});

it('has nothing to show before the first call', () => {
  expect(apiCallView([], 'us-east-1', { functionName: 'hello' })).toBeNull();
});

const createRole: TraceEvent = {
  type: 'api.called',
  record: {
    callId: 'i1',
    eventName: 'CreateRole',
    eventSource: 'iam.amazonaws.com',
    http: { method: 'POST', path: '/' },
    requestParameters: { RoleName: 'hello-role', AssumeRolePolicyDocument: { Version: '2012-10-17' } },
  },
};
const taken: TraceEvent = {
  type: 'api.answered',
  record: {
    callId: 'i1',
    eventName: 'CreateRole',
    status: 409,
    responseElements: null,
    errorCode: 'EntityAlreadyExists',
    errorMessage: 'Role with name hello-role already exists.',
  },
};

it('shows a call of IAM as the form that it is', () => {
  const view = apiCallView([at(0, createRole)], 'eu-west-1', { functionName: 'hello' });
  expect(view?.request).toBe(
    [
      'POST / HTTP/1.1',
      'host: iam.amazonaws.com',
      'content-type: application/x-www-form-urlencoded',
      '',
      'Action=CreateRole',
      '&RoleName=hello-role',
      '&AssumeRolePolicyDocument={',
      '  "Version": "2012-10-17"',
      '}',
    ].join('\n'),
  );
});

it('lists the calls about a function, the newest first, with what became of each', () => {
  const trace = [at(0, createRole), at(1, taken), at(2, invoke)];
  expect(listedCalls(trace, 'hello', 50)).toEqual([
    { callId: 'c1', name: 'lambda:Invoke', time: 2, status: null, refused: false },
    { callId: 'i1', name: 'iam:CreateRole', time: 0, status: 409, refused: true },
  ]);
  expect(listedCalls(trace, 'hello', 1)).toHaveLength(1);
  expect(listedCalls(trace, 'other', 50)).toEqual([]);
});
