import { describe, expect, test } from 'vitest';
import { deploymentMs, handsOn, times } from '../support/account/account-hands.ts';
import { epoch } from '../support/account/stepping-clock.ts';

const cold = times.provisionMs + times.initMs + times.firstInvokeMs;

describe('a test of a new function', () => {
  test('is a cold start: the answer, the report and the states in their order', async () => {
    const hands = handsOn();
    await hands.created();
    const id = hands.test();
    await hands.pass(cold);

    expect(hands.response(id)).toMatchObject({
      StatusCode: 200,
      ExecutedVersion: '$LATEST',
      Payload: '{"key":"value"}',
    });
    expect(hands.states()).toEqual(['provisioning', 'initializing', 'invoking', 'ready']);
    expect(hands.types(epoch + deploymentMs.create)).toMatchInlineSnapshot(`
      [
        "api.called",
        "environment.changed",
        "environment.changed",
        "platform.initStart",
        "process.started",
        "runtimeApi.request",
        "platform.initRuntimeDone",
        "platform.initReport",
        "environment.changed",
        "platform.start",
        "runtimeApi.response",
        "runtimeApi.request",
        "runtimeApi.response",
        "runtimeApi.request",
        "platform.runtimeDone",
        "platform.report",
        "environment.changed",
        "api.answered",
      ]
    `);
    const report = hands.trace().find(({ type }) => type === 'platform.report');
    expect(report?.record).toEqual({
      requestId: id,
      status: 'success',
      metrics: {
        durationMs: times.firstInvokeMs,
        billedDurationMs: times.initMs + times.firstInvokeMs,
        memorySizeMB: 128,
        maxMemoryUsedMB: times.maxMemoryUsedMB,
        initDurationMs: times.initMs,
      },
    });
  });

  test('comes back with the end of its log', async () => {
    const hands = handsOn({
      handler: { handle: () => ({ does: 'answer', payload: 1, log: ['working'] }) },
    });
    await hands.created();
    const id = hands.test();
    await hands.pass(cold);
    expect(hands.response(id).LogResult).toMatchInlineSnapshot(`
      "START RequestId: call-2 Version: $LATEST
      2026-11-23T08:00:01.250Z	call-2	INFO	working
      END RequestId: call-2
      REPORT RequestId: call-2	Duration: 20.00 ms	Billed Duration: 170 ms	Memory Size: 128 MB	Max Memory Used: 70 MB	Init Duration: 150.00 ms	
      "
    `);
  });

  test('is warm the second time: same environment, no init', async () => {
    const hands = handsOn();
    await hands.created();
    hands.test();
    await hands.pass(cold);
    const second = hands.test();
    await hands.pass(times.invokeMs);

    expect(hands.response(second).Payload).toBe('{"key":"value"}');
    const reports = hands.trace().filter(({ type }) => type === 'platform.report');
    expect(new Set(reports.map(({ subject }) => subject.environmentId)).size).toBe(1);
    expect(reports[1]?.record).toMatchObject({
      metrics: { durationMs: times.invokeMs, billedDurationMs: times.invokeMs },
    });
    expect(reports[1]?.record).not.toHaveProperty('metrics.initDurationMs');
  });
});

describe('two tests at the same time', () => {
  test('get an environment each, and the one that worked last takes the next event', async () => {
    const hands = handsOn();
    await hands.created();
    const ids = [hands.test('1'), hands.test('2')];
    await hands.pass(cold);
    expect(ids.map((id) => hands.response(id).Payload)).toEqual(['1', '2']);
    expect(hands.fn().environments.map(({ state, invocations }) => [state, invocations])).toEqual([
      ['ready', 1],
      ['ready', 1],
    ]);
    hands.test('3');
    await hands.pass(times.invokeMs);
    expect(hands.fn().environments.map(({ invocations }) => invocations)).toEqual([1, 2]);
  });

  test('are one too many where the account allows one', async () => {
    const hands = handsOn({ settings: { concurrencyLimit: 1 } });
    await hands.created();
    const first = hands.test();
    const second = hands.test();
    expect(hands.refusal(second)).toBe('TooManyRequestsException: Rate Exceeded.');
    await hands.pass(cold);
    expect(hands.response(first).StatusCode).toBe(200);
    expect(hands.refusal(hands.test())).toBeUndefined();
  });
});

describe('an environment without work', () => {
  test('is frozen, and ends when its time is over', async () => {
    const hands = handsOn({ settings: { idleExpiryMs: 60_000 } });
    await hands.created();
    hands.test();
    await hands.pass(cold + 59_999);
    expect(hands.fn().environments).toMatchObject([{ state: 'ready', place: 'ready.frozen' }]);
    await hands.pass(2);
    expect(hands.states().slice(-2)).toEqual(['shuttingDown spindown', 'ended spindown']);
    expect(hands.fn().environments).toEqual([]);
  });
});

describe('other ways to invoke', () => {
  test('DryRun runs nothing; Event answers at once and runs all the same', async () => {
    const hands = handsOn();
    await hands.created();
    const request = { FunctionName: 'hello', Payload: '{}' };
    const dry = hands.call({ action: 'Invoke', request: { ...request, InvocationType: 'DryRun' } });
    expect(hands.answer(dry)).toEqual({ ok: true, status: 204, response: null });
    expect(hands.states()).toEqual([]);
    const event = hands.call({ action: 'Invoke', request: { ...request, InvocationType: 'Event' } });
    expect(hands.answer(event)).toEqual({ ok: true, status: 202, response: { StatusCode: 202 } });
    await hands.pass(cold);
    expect(hands.types().filter((type) => type === 'platform.report')).toHaveLength(1);
    expect(hands.types().filter((type) => type === 'api.answered')).toHaveLength(3);
    expect(hands.actor.getSnapshot().context.openInvokes).toEqual({});
  });
});

describe('calls that AWS refuses', () => {
  test('say so in its words, and nothing runs', async () => {
    const hands = handsOn();
    const pending = (hands.create(), hands.test());
    expect(hands.refusal(pending)).toBe(
      'ResourceConflictException: The operation cannot be performed at this time. The function is currently in the following state: Pending',
    );
    expect(hands.refusal(hands.create())).toBe('ResourceConflictException: Function already exist: hello');
    expect(hands.refusal(hands.test('{}', 'other'))).toBe(
      'ResourceNotFoundException: Function not found: arn:aws:lambda:us-east-1:123456789012:function:other',
    );
    await hands.pass(deploymentMs.create);
    expect(hands.refusal(hands.test('{'))).toMatch(/^InvalidRequestContentException: /);
    expect(hands.states()).toEqual([]);
    expect(hands.trace().at(-1)).toMatchObject({
      type: 'api.answered',
      record: { status: 400, errorCode: 'InvalidRequestContentException', responseElements: null },
    });
  });
});

describe('a test that follows the answer without a pause', () => {
  test('finds the environment warm', async () => {
    const hands = handsOn();
    await hands.created();
    let again = true;
    hands.actor.on('api.answered', ({ callId }) => {
      if (again && callId === first) hands.test();
      again = callId !== first;
    });
    const first = hands.test();
    await hands.pass(cold + times.invokeMs);
    expect(hands.fn().environments).toMatchObject([{ invocations: 2, state: 'ready' }]);
  });
});
