import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  afterSetback,
  backoffMs,
  isTooOld,
  queueSettings,
  retryWaitMs,
  setbacks,
} from '#model/lambda/asynchronous.ts';
import { invocationRecord } from '#model/lambda/invocation-record.ts';
import { refuse } from '#model/lambda/rules/refuse.ts';
import { withFunction } from './example-function.ts';

const minute = 60_000;
const settings = queueSettings(undefined, undefined);

describe('the settings of a queue', () => {
  it('are AWS’s where nothing is said: two retries, six hours', () => {
    expect(settings).toEqual({
      maximumRetryAttempts: 2,
      maximumEventAgeMs: 6 * 60 * minute,
      reservedNothing: false,
      destinations: { success: null, failure: null },
    });
    expect(queueSettings({ MaximumRetryAttempts: 0 }, 0)).toMatchObject({
      maximumRetryAttempts: 0,
      reservedNothing: true,
    });
  });
});

describe('the waits', () => {
  it('are a minute and then two after errors of the function', () => {
    expect([1, 2].map(retryWaitMs)).toEqual([minute, 2 * minute]);
  });

  it('double from a second to five minutes otherwise', () => {
    expect([1, 2, 3, 8, 9, 10, 50].map(backoffMs)).toEqual([
      1000, 2000, 4000, 128_000, 256_000, 300_000, 300_000,
    ]);
  });
});

describe('after a try that went wrong', () => {
  const event = { functionErrors: 1, misses: 1, receivedAt: 0 };

  it('follows another, or the end with its condition', () => {
    expect(afterSetback('functionError', event, settings, 5)).toEqual({ again: true, waitMs: minute });
    expect(afterSetback('throttled', event, settings, 5)).toEqual({ again: true, waitMs: 1000 });
    expect(afterSetback('functionError', { ...event, functionErrors: 3 }, settings, 5)).toEqual({
      again: false,
      condition: 'RetriesExhausted',
    });
    expect(afterSetback('systemError', event, settings, 6 * 60 * minute)).toEqual({
      again: false,
      condition: 'EventAgeExceeded',
    });
    expect(afterSetback('throttled', event, { ...settings, reservedNothing: true }, 5)).toEqual({
      again: false,
      condition: 'ZeroReservedConcurrency',
    });
  });

  it('no wait is begun that would outlast the event, and none is endless', () => {
    const cases = fc.record({
      setback: fc.constantFrom(...setbacks),
      functionErrors: fc.integer({ min: 1, max: 5 }),
      misses: fc.integer({ min: 1, max: 2000 }),
      now: fc.integer({ min: 0, max: 7 * 60 * minute }),
      retries: fc.integer({ min: 0, max: 2 }),
      age: fc.integer({ min: 60, max: 21_600 }),
    });
    fc.assert(
      fc.property(cases, ({ setback, now, retries, age, ...counted }) => {
        const asked = queueSettings(
          { MaximumRetryAttempts: retries, MaximumEventAgeInSeconds: age },
          undefined,
        );
        const next = afterSetback(setback, { ...counted, receivedAt: 0 }, asked, now);
        if (!next.again) return;
        expect(isTooOld(0, now + next.waitMs, asked)).toBe(false);
        expect(next.waitMs).toBeGreaterThanOrEqual(1000);
        expect(next.waitMs).toBeLessThanOrEqual(5 * minute);
        if (setback === 'functionError') expect(counted.functionErrors).toBeLessThanOrEqual(retries);
      }),
    );
  });
});

describe('PutFunctionEventInvokeConfig', () => {
  const put = (config: object, FunctionName = 'hello') =>
    refuse({ action: 'PutFunctionEventInvokeConfig', request: { FunctionName, ...config } }, withFunction);

  it('is taken within AWS’s ranges', () => {
    expect(put({ MaximumRetryAttempts: 0, MaximumEventAgeInSeconds: 60 })).toBeNull();
    expect(put({ MaximumRetryAttempts: 2, MaximumEventAgeInSeconds: 21_600 })).toBeNull();
  });

  it('is refused outside of them, and for a function that is not there', () => {
    expect(put({ MaximumRetryAttempts: 3, MaximumEventAgeInSeconds: 59 })?.message).toBe(
      "2 validation errors detected: Value '3' at 'maximumRetryAttempts' failed to satisfy constraint: Member must have value less than or equal to 2; Value '59' at 'maximumEventAgeInSeconds' failed to satisfy constraint: Member must have value greater than or equal to 60",
    );
    expect(put({})?.message).toBe('You must specify at least one of error handling or destination setting.');
    expect(put({ MaximumRetryAttempts: 1 }, 'nobody')?.code).toBe('ResourceNotFoundException');
  });
});

describe('the record of an event that has come to its end', () => {
  const ended = {
    requestId: 'r',
    functionArn: 'arn:aws:lambda:us-east-1:123456789012:function:hello',
    version: '$LATEST',
    payload: '',
    attempts: 3,
    condition: 'RetriesExhausted' as const,
  };

  it('has the shape that AWS sends to a destination', () => {
    const response = { payload: '{"errorType":"Error"}', failed: true };
    expect(invocationRecord({ ...ended, response }, 0)).toEqual({
      version: '1.0',
      timestamp: '1970-01-01T00:00:00.000Z',
      requestContext: {
        requestId: 'r',
        functionArn: 'arn:aws:lambda:us-east-1:123456789012:function:hello:$LATEST',
        condition: 'RetriesExhausted',
        approximateInvokeCount: 3,
      },
      requestPayload: {},
      responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
      responsePayload: { errorType: 'Error' },
    });
  });

  it('says nothing of an answer that never came, and keeps one that is no JSON', () => {
    expect(invocationRecord(ended, 0)).not.toHaveProperty('responseContext');
    const response = { payload: 'not { json', failed: false };
    expect(invocationRecord({ ...ended, response }, 0).responsePayload).toBe('not { json');
  });
});
