import { describe, expect, it } from 'vitest';
import { chainLength, deliveriesOf, recordKey } from '#model/lambda/deliveries.ts';
import { type EndedEvent, invocationRecord } from '#model/lambda/invocation-record.ts';

const queue = 'arn:aws:sqs:us-east-1:123456789012:failed';
const topic = 'arn:aws:sns:us-east-1:123456789012:letters';
const ended: EndedEvent = {
  requestId: 'r',
  functionArn: 'arn:aws:lambda:us-east-1:123456789012:function:hello',
  version: '$LATEST',
  payload: '{"order":1}',
  attempts: 3,
  condition: 'RetriesExhausted',
  response: { payload: '{"errorType":"Error","errorMessage":"no stock"}', failed: true },
};
const both = { destinations: { success: null, failure: queue } };
const letters = { TargetArn: topic };

describe('what leaves Lambda at the end of an event', () => {
  it('is the record for a destination, and the event itself for a dead-letter queue', () => {
    const [record, letter, ...rest] = deliveriesOf(ended, both, letters, 0);
    expect(rest).toEqual([]);
    expect(record).toEqual({
      as: 'destination',
      target: queue,
      body: JSON.stringify(invocationRecord(ended, 0)),
      attributes: {},
    });
    expect(letter).toEqual({
      as: 'deadLetter',
      target: topic,
      body: '{"order":1}',
      attributes: {
        RequestID: { dataType: 'String', value: 'r' },
        ErrorCode: { dataType: 'Number', value: '200' },
        ErrorMessage: { dataType: 'String', value: 'no stock' },
      },
    });
  });

  it('says of an event that never reached the function why it was given up', () => {
    const { response: _, ...unreached } = ended;
    const [letter] = deliveriesOf(
      { ...unreached, condition: 'EventAgeExceeded', attempts: 0 },
      { destinations: { success: null, failure: null } },
      letters,
      0,
    );
    expect(letter?.attributes).toMatchObject({
      ErrorCode: { value: '429' },
      ErrorMessage: { value: 'The event was given up: EventAgeExceeded.' },
    });
  });

  it('keeps a kilobyte of the error', () => {
    const long = { payload: JSON.stringify({ errorMessage: 'x'.repeat(5000) }), failed: true };
    const [, letter] = deliveriesOf({ ...ended, response: long }, both, letters, 0);
    expect(letter?.attributes['ErrorMessage']?.value).toHaveLength(1024);
  });

  it('is nothing of a success without a destination, and nothing of a deleted function', () => {
    expect(deliveriesOf({ ...ended, condition: 'Success' }, both, letters, 0)).toEqual([]);
    expect(deliveriesOf({ ...ended, condition: 'FunctionDeleted' }, both, letters, 0)).toEqual([]);
    const wanted = { destinations: { success: queue, failure: null } };
    const [sent] = deliveriesOf({ ...ended, condition: 'Success' }, wanted, letters, 0);
    expect(JSON.parse(sent?.body ?? '')).toMatchObject({ requestContext: { condition: 'Success' } });
  });
});

it('counts the functions that an event has gone through, from record to record', () => {
  const record = (payload: string) => JSON.stringify(invocationRecord({ ...ended, payload }, 0));
  expect(chainLength('{"order":1}')).toBe(0);
  expect(chainLength('no json')).toBe(0);
  expect(chainLength('{"requestPayload":{"requestPayload":{}}}')).toBe(0);
  expect(chainLength(record('{"order":1}'))).toBe(1);
  expect(chainLength(record(record(record('{}'))))).toBe(3);
  const byTopic = JSON.stringify({ Records: [{ Sns: { Message: record('{}') } }] });
  const byBus = JSON.stringify({ source: 'lambda', detail: JSON.parse(record(byTopic)) as unknown });
  expect(chainLength(byTopic)).toBe(1);
  expect(chainLength(record(byBus))).toBe(3);
  expect(chainLength('{"Records":[{"Sns":{"Message":"hi"}}],"detail":1}')).toBe(0);
});

it('names the object of a bucket by function and day', () => {
  expect(recordKey('hello', Date.UTC(2026, 10, 3, 8, 5, 9), 'an-id')).toBe(
    'aws/lambda/async/hello/2026/11/03/2026-11-03T08.05.09-an-id',
  );
});
