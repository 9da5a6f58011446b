import { expect, it } from 'vitest';
import type { TraceEvent, TraceRecord } from '#model/telemetry/trace.ts';
import { apiCallView } from '#ui/lifecycle/api-call.view.ts';

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
