import { describe, expect, test } from 'vitest';
import { accountState } from '#machines/account.machine.ts';
import type { SimulatedHandler } from '#runtimes/simulated/simulated-handler.ts';
import { deploymentMs, handsOn, times } from '../support/account/account-hands.ts';
import { epoch } from '../support/account/stepping-clock.ts';

const cold = times.provisionMs + times.initMs + times.firstInvokeMs;
const begun = epoch + deploymentMs.create;

/** Fails the first `failures` tries. */
function failing(failures: number): SimulatedHandler {
  let tries = 0;
  return {
    handle: () =>
      ++tries <= failures
        ? { does: 'fail', error: { errorType: 'Error', errorMessage: `try ${tries}` } }
        : { does: 'answer', payload: 'done' },
  };
}

describe('an Invoke of the type Event', () => {
  test('is answered at once, without a word of the function', async () => {
    const hands = handsOn();
    await hands.created();
    const id = hands.emit();
    expect(hands.answer(id)).toEqual({ ok: true, status: 202, response: { StatusCode: 202 } });
    expect(hands.fn().queue).toMatchObject([{ requestId: id, state: 'running', attempts: 1 }]);
    expect(hands.fn().queue[0]?.words.description).toBe('An environment works on the event.');
    await hands.pass(cold);
    expect(hands.fn().queue).toEqual([]);
    expect(hands.queueSteps(begun)).toEqual(['0 received', '0 delivered', `${cold} succeeded`]);
    expect(hands.types().filter((type) => type === 'api.answered')).toHaveLength(2);
  });

  test('is tried three times at most, with one request id, after one minute and after two', async () => {
    const hands = handsOn({ handler: failing(3) });
    await hands.created();
    const id = hands.emit();
    await hands.pass(10 * 60_000);
    const warm = times.invokeMs;
    const [first, second] = [cold + 60_000, cold + 60_000 + warm + 120_000];
    expect(hands.queueSteps(begun)).toEqual([
      '0 received',
      '0 delivered',
      `${cold} returned`,
      `${first} delivered`,
      `${first + warm} returned`,
      `${second} delivered`,
      `${second + warm} dropped`,
    ]);
    const starts = hands.trace().filter(({ type }) => type === 'platform.start');
    expect(starts.map(({ subject }) => subject.requestId)).toEqual([id, id, id]);
  });

  test('can be tried without its wait', async () => {
    const hands = handsOn({ handler: failing(1) });
    await hands.created();
    const id = hands.emit();
    await hands.pass(cold);
    expect(hands.fn().queue).toMatchObject([
      { state: 'retrying', nextTryAt: begun + cold + 60_000, setback: 'functionError' },
    ]);
    hands.skipWait(id);
    hands.skipWait('nobody');
    await hands.pass(times.invokeMs);
    expect(hands.queueSteps(begun)).toEqual([
      '0 received',
      '0 delivered',
      `${cold} returned`,
      `${cold} waitSkipped`,
      `${cold} delivered`,
      `${cold + times.invokeMs} succeeded`,
    ]);
  });

  test('gets an environment of another name when the first one is gone by the next try', async () => {
    const hands = handsOn({ handler: failing(1), settings: { idleExpiryMs: 10_000 } });
    await hands.created();
    hands.emit();
    await hands.pass(2 * 60_000);
    const started = hands.trace().filter(({ type }) => type === 'platform.initStart');
    expect(new Set(started.map(({ subject }) => subject.environmentId)).size).toBe(2);
  });

  test('heeds what PutFunctionEventInvokeConfig says, also while it waits', async () => {
    const hands = handsOn({ handler: failing(3) });
    await hands.created();
    hands.emit();
    await hands.pass(cold);
    const put = hands.treatEvents({ MaximumRetryAttempts: 1 });
    expect(hands.answer(put)).toMatchObject({
      ok: true,
      status: 200,
      response: {
        FunctionArn: 'arn:aws:lambda:us-east-1:123456789012:function:hello:$LATEST',
        MaximumRetryAttempts: 1,
      },
    });
    expect(hands.fn().eventInvokeConfig).toEqual({
      MaximumRetryAttempts: 1,
      MaximumEventAgeInSeconds: 21_600,
    });
    await hands.pass(60_000 + times.invokeMs);
    expect(hands.queueSteps().at(-1)).toMatch('dropped');
  });

  test('is given up when its function is deleted', async () => {
    const hands = handsOn({ handler: failing(3) });
    await hands.created();
    hands.emit();
    await hands.pass(cold);
    hands.remove();
    await hands.pass(1000);
    expect(hands.queueSteps(begun).at(-1)).toBe(`${cold} dropped`);
    expect(hands.actor.getSnapshot().context.departing).toEqual({});
  });

  test('is in the queue again when the account is opened again', async () => {
    const first = handsOn({ handler: failing(1) });
    await first.created();
    first.emit();
    await first.pass(cold);
    const state = structuredClone(accountState(first.actor.getSnapshot()));
    expect(state.functions[0]?.queue).toMatchObject([{ attempts: 1, functionErrors: 1 }]);

    const second = handsOn({ state });
    expect(second.fn().queue).toMatchObject([{ attempts: 1, functionErrors: 1 }]);
    await second.pass(begun + cold + 60_000 - epoch + cold);
    expect(second.fn().queue).toEqual([]);
    expect(second.queueSteps().slice(-2)).toEqual([
      expect.stringMatching(/delivered$/),
      expect.stringMatching(/succeeded$/),
    ]);
    expect(accountState(second.actor.getSnapshot()).functions[0]).not.toHaveProperty('queue');
  });
});

describe('reserved concurrency', () => {
  test('is a ceiling: a caller who is one too many hears why, and an event waits', async () => {
    const hands = handsOn();
    await hands.created();
    expect(hands.answer(hands.reserve(1))).toEqual({
      ok: true,
      status: 200,
      response: { ReservedConcurrentExecutions: 1 },
    });
    const first = hands.test();
    const second = hands.test();
    expect(hands.answer(second)).toEqual({
      ok: false,
      error: {
        code: 'TooManyRequestsException',
        status: 429,
        message: 'Rate Exceeded.',
        throttle: { reason: 'ReservedFunctionConcurrentInvocationLimitExceeded', retryAfterSeconds: 1 },
      },
    });
    expect(hands.trace().at(-1)).toMatchObject({
      record: { reason: 'ReservedFunctionConcurrentInvocationLimitExceeded', retryAfterSeconds: 1 },
    });
    hands.emit();
    expect(hands.fn().queue).toMatchObject([{ state: 'backingOff', attempts: 0, setback: 'throttled' }]);
    await hands.pass(cold);
    expect(hands.response(first).StatusCode).toBe(200);
    await hands.pass(1000);
    expect(hands.fn().queue).toEqual([]);
    expect(hands.fn().environments).toHaveLength(1);
  });

  test('is a guarantee: others cannot use it up, and have what is left', async () => {
    const hands = handsOn({ settings: { concurrencyLimit: 101 } });
    await hands.created();
    hands.create('other');
    await hands.pass(deploymentMs.create);
    hands.reserve(1);
    expect(hands.view().concurrency).toEqual({ limit: 101, reserved: { hello: 1 }, unreserved: 100 });
    const others = Array.from({ length: 101 }, () => hands.test('{}', 'other'));
    expect(hands.answer(others[100] ?? '')).toMatchObject({
      error: { throttle: { reason: 'ConcurrentInvocationLimitExceeded' } },
    });
    expect(hands.answer(hands.test())).toBeUndefined();
    await hands.pass(cold);
  });

  test('of nothing switches the function off: events are given up at once', async () => {
    const hands = handsOn();
    await hands.created();
    hands.reserve(0);
    hands.emit();
    expect(hands.refusal(hands.test())).toBe('TooManyRequestsException: Rate Exceeded.');
    expect(hands.queueSteps(begun)).toEqual(['0 received', '0 dropped']);
    expect(
      hands.answer(hands.call({ action: 'DeleteFunctionConcurrency', request: { FunctionName: 'hello' } })),
    ).toEqual({
      ok: true,
      status: 204,
      response: null,
    });
    expect(hands.fn().reservedConcurrency).toBeNull();
    hands.emit();
    await hands.pass(cold);
    expect(hands.queueSteps().at(-1)).toMatch('succeeded');
  });

  test('leaves a hundred to the others', async () => {
    const hands = handsOn();
    await hands.created();
    expect(hands.fn().reservableConcurrency).toBe(900);
    expect(hands.refusal(hands.reserve(901))).toMatch(/below its minimum value of \[100\]\.$/);
    expect(hands.fn().reservedConcurrency).toBeNull();
  });
});

describe('many events at the same time', () => {
  test('get an environment each, and the environments end when nobody needs them', async () => {
    const hands = handsOn({ settings: { idleExpiryMs: 60_000 } });
    await hands.created();
    for (let sent = 0; sent < 16; sent += 1) hands.emit();
    expect(hands.fn().environments).toHaveLength(16);
    await hands.pass(cold);
    expect(hands.fn().environments.map(({ state, invocations }) => `${state} ${invocations}`)).toEqual(
      Array.from({ length: 16 }, () => 'ready 1'),
    );
    for (let sent = 0; sent < 16; sent += 1) hands.emit();
    await hands.pass(times.invokeMs);
    expect(hands.fn().environments).toHaveLength(16);
    await hands.pass(60_001);
    expect(hands.fn().environments).toEqual([]);
  });
});
