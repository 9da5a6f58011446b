import { expect, it } from 'vitest';
import { queuedEvents } from '#curriculum/queue-evidence.ts';
import type { TraceEvent, TraceRecord } from '#model/telemetry/trace.ts';

const target = 'arn:aws:sqs:us-east-1:123456789012:failed';

function told(...events: TraceEvent[]): TraceRecord[] {
  return events.map((event, time) => ({
    ...event,
    time,
    subject: { functionName: 'hello', requestId: 'r' },
  }));
}

const called: TraceEvent = {
  type: 'api.called',
  record: {
    callId: 'r',
    eventName: 'Invoke',
    http: { method: 'POST', path: '/' },
    requestParameters: { Payload: '{ "b": 1, "a": 2 }' },
  },
};
const received: TraceEvent = {
  type: 'queue.received',
  record: { requestId: 'r', maximumRetryAttempts: 2, maximumEventAgeMs: 1 },
};
const delivered = (attempt: number): TraceEvent => ({
  type: 'queue.delivered',
  record: { requestId: 'r', attempt },
});

it('follows an event from its 202 to where its record went', () => {
  const trace = told(
    called,
    received,
    delivered(1),
    { type: 'queue.returned', record: { requestId: 'r', setback: 'functionError', nextTryAt: 60_000 } },
    delivered(2),
    {
      type: 'queue.dropped',
      record: {
        requestId: 'r',
        attempts: 2,
        condition: 'RetriesExhausted',
        unsent: {
          version: '1.0',
          timestamp: '',
          requestContext: {
            requestId: 'r',
            functionArn: '',
            condition: 'RetriesExhausted',
            approximateInvokeCount: 2,
          },
          requestPayload: {},
        },
      },
    },
    { type: 'queue.sent', record: { requestId: 'r', as: 'destination', target } },
  );
  expect(queuedEvents(trace)).toEqual([
    {
      requestId: 'r',
      functionName: 'hello',
      receivedAt: 1,
      event: '{"a":2,"b":1}',
      attempts: 2,
      end: 'RetriesExhausted',
      at: 5,
      sent: [{ as: 'destination', target, at: 6 }],
    },
  ]);
  expect(queuedEvents(trace.slice(0, 4))).toMatchObject([{ attempts: 1, end: null, at: 3, sent: [] }]);
  expect(queuedEvents(told(called))).toEqual([]);
});
