import { describe, expect, it } from 'vitest';
import {
  ageError,
  ageText,
  asynchronousCalls,
  deadLetterTarget,
  readTypedAsynchronous,
  targetError,
  typedAsynchronous,
} from '#ui/console/function/asynchronous.view.ts';
import {
  concurrencyCall,
  concurrencyError,
  readTypedConcurrency,
  typedConcurrency,
} from '#ui/console/function/concurrency.view.ts';
import { answerGroups, eventCount } from '#ui/console/function/send-events.view.ts';
import { throttled } from '#model/lambda/concurrency.ts';
import { handsOn } from '../../support/account/account-hands.ts';

const account = { region: 'us-east-1', accountId: '123456789012' };

async function aFunction(reserved?: number) {
  const hands = handsOn();
  await hands.created();
  if (reserved !== undefined) hands.reserve(reserved);
  return hands.fn();
}

describe('the concurrency form', () => {
  it('begins with what is configured and ends in the call that says the same', async () => {
    const fn = await aFunction(5);
    const typed = typedConcurrency(fn);
    expect(typed).toEqual({ use: 'reserved', reserved: '5' });
    expect(concurrencyCall(typed, 'hello')).toEqual({
      action: 'PutFunctionConcurrency',
      request: { FunctionName: 'hello', ReservedConcurrentExecutions: 5 },
    });
    expect(concurrencyCall(typedConcurrency(await aFunction()), 'hello')).toEqual({
      action: 'DeleteFunctionConcurrency',
      request: { FunctionName: 'hello' },
    });
    expect(readTypedConcurrency(JSON.stringify(typed))).toEqual(typed);
    expect(readTypedConcurrency('{}')).toBeNull();
  });

  it('says what AWS would refuse while it is typed', async () => {
    const fn = await aFunction();
    const error = (reserved: string) => concurrencyError({ use: 'reserved', reserved }, fn);
    expect(error('0')).toBeNull();
    expect(error('900')).toBeNull();
    expect(error('901')).toMatch(/below its minimum value of \[100\]/);
    expect(error('many')).toMatch(/whole number/);
    expect(concurrencyError({ use: 'unreserved', reserved: 'many' }, fn)).toBeNull();
  });
});

describe('the form for asynchronous invocation', () => {
  it('begins with AWS’s defaults and ends in a call', async () => {
    const fn = await aFunction();
    const typed = typedAsynchronous(fn);
    expect(typed).toEqual({
      qualifier: '$LATEST',
      hours: '6',
      minutes: '0',
      seconds: '0',
      retries: '2',
      deadLetters: 'none',
      target: '',
    });
    const changed = { ...typed, hours: '', minutes: '1', seconds: '30', retries: '0' };
    expect(asynchronousCalls(changed, fn, account)).toEqual([
      {
        action: 'PutFunctionEventInvokeConfig',
        request: { FunctionName: 'hello', MaximumRetryAttempts: 0, MaximumEventAgeInSeconds: 90 },
      },
    ]);
    expect(readTypedAsynchronous(JSON.stringify(typed))).toEqual(typed);
    expect(readTypedAsynchronous('no')).toBeNull();
  });

  it('refuses an age that AWS refuses, and one that is none', () => {
    const age = (hours: string, minutes: string, seconds: string) =>
      ageError({
        qualifier: '$LATEST',
        hours,
        minutes,
        seconds,
        retries: '2',
        deadLetters: 'none',
        target: '',
      });
    expect(age('6', '0', '0')).toBeNull();
    expect(age('0', '1', '0')).toBeNull();
    expect(age('6', '0', '1')).toMatch(/less than or equal to 21600/);
    expect(age('0', '0', '59')).toMatch(/greater than or equal to 60/);
    expect(age('a', '0', '0')).toBe('The age is made of whole numbers, 1 min to 6 h together.');
  });

  it('keeps the destinations, and changes the dead-letter queue with a call of its own', async () => {
    const hands = handsOn();
    await hands.created();
    const DestinationConfig = {
      OnFailure: { Destination: 'arn:aws:events:us-east-1:123456789012:event-bus/default' },
    };
    hands.treatEvents({ DestinationConfig });
    const typed = { ...typedAsynchronous(hands.fn()), deadLetters: 'sqs' as const, target: ' letters ' };
    expect(targetError(typed)).toBeNull();
    expect(targetError({ ...typed, target: '' })).toMatch(/Name a queue/);
    expect(asynchronousCalls(typed, hands.fn(), account)).toMatchObject([
      {
        action: 'UpdateFunctionConfiguration',
        request: { DeadLetterConfig: { TargetArn: 'arn:aws:sqs:us-east-1:123456789012:letters' } },
      },
      { action: 'PutFunctionEventInvokeConfig', request: { DestinationConfig } },
    ]);
  });

  it('has the queue or topic of the name that is typed', async () => {
    const typed = typedAsynchronous(await aFunction());
    expect(deadLetterTarget(typed, account)).toBeNull();
    expect(deadLetterTarget({ ...typed, deadLetters: 'sns', target: 'alarms' }, account)).toMatchObject({
      kind: 'sns',
      arn: 'arn:aws:sns:us-east-1:123456789012:alarms',
    });
  });

  it('writes an age as a person does', () => {
    expect([60, 90, 3600, 21_600].map(ageText)).toEqual(['1 min', '1 min 30 s', '1 h', '6 h']);
  });
});

describe('several events at once', () => {
  it('are one to fifty', () => {
    expect(['1', ' 16 ', '50'].map(eventCount)).toEqual([1, 16, 50]);
    expect(['0', '51', '', '1.5', '-1', 'x'].map(eventCount)).toEqual([null, null, null, null, null, null]);
  });

  it('are answered in groups', () => {
    const refused = {
      ok: false,
      error: throttled('ReservedFunctionConcurrentInvocationLimitExceeded'),
    } as const;
    expect(
      answerGroups([
        { ok: true, status: 200, response: { StatusCode: 200 } },
        refused,
        { ok: true, status: 200, response: { StatusCode: 200 } },
        { ok: true, status: 200, response: { FunctionError: 'Unhandled' } },
        { ok: true, status: 202, response: { StatusCode: 202 } },
        { ok: true, status: 204, response: null },
        refused,
      ]),
    ).toEqual([
      { count: 2, status: 200, words: 'answered' },
      {
        count: 2,
        status: 429,
        words: 'TooManyRequestsException: ReservedFunctionConcurrentInvocationLimitExceeded',
      },
      { count: 1, status: 200, words: 'the function failed' },
      { count: 1, status: 202, words: 'in the queue' },
      { count: 1, status: 204, words: 'allowed' },
    ]);
  });
});
