import { describe, expect, test } from 'vitest';
import { RuntimeUnavailableError } from '#model/runtime-port.ts';
import type { PlatformReport } from '#model/telemetry/trace.ts';
import { createSimulatedRuntime } from '#runtimes/simulated/simulated-runtime.ts';
import type { SimulatedHandler } from '#runtimes/simulated/simulated-handler.ts';
import { handsOn, times } from '../support/account/account-hands.ts';
import type { SteppingClock } from '../support/account/stepping-clock.ts';

const cold = times.provisionMs + times.initMs + times.firstInvokeMs;
const answer = { does: 'answer', payload: 'ok' } as const;
const thrown = { errorType: 'TypeError', errorMessage: 'no', trace: ['TypeError: no'] };

function reports(hands: ReturnType<typeof handsOn>): PlatformReport['record'][] {
  return hands.trace().flatMap((one) => (one.type === 'platform.report' ? [one.record] : []));
}

/** Answers, but for the events that are named. */
function handlerThat(odd: Record<string, ReturnType<SimulatedHandler['handle']>>): SimulatedHandler {
  return { handle: (event) => odd[String(event)] ?? answer };
}

describe('a handler that throws', () => {
  test('is a failed invocation with 200, and the process lives on', async () => {
    const hands = handsOn({ handler: handlerThat({ bad: { does: 'fail', error: thrown } }) });
    await hands.created();
    const bad = hands.test('"bad"');
    await hands.pass(cold);
    expect(hands.response(bad)).toMatchObject({ StatusCode: 200, FunctionError: 'Unhandled' });
    expect(JSON.parse(hands.response(bad).Payload)).toEqual(thrown);
    expect(reports(hands)).toMatchObject([{ status: 'error', errorType: 'Runtime.Unknown' }]);
    expect(hands.states()).toEqual(['provisioning', 'initializing', 'invoking', 'ready']);
  });
});

describe('a handler that takes too long', () => {
  test('is stopped at the timeout; the next event starts the process again, in its own time', async () => {
    const hands = handsOn({ handler: handlerThat({ slow: { does: 'hang' } }) });
    await hands.created({ Timeout: 3 });
    const slow = hands.test('"slow"');
    await hands.pass(times.provisionMs + times.initMs + 3000);
    expect(JSON.parse(hands.response(slow).Payload)).toEqual({
      errorType: 'Sandbox.Timedout',
      errorMessage: `RequestId: ${slow} Error: Task timed out after 3.00 seconds`,
    });
    expect(hands.states().slice(-2)).toEqual(['resetting timeout', 'ready']);
    expect(hands.fn().environments).toMatchObject([{ place: 'ready.emptied', phase: 'invoke' }]);

    const next = hands.test('"good"');
    await hands.pass(times.initMs + times.firstInvokeMs);
    expect(hands.response(next).Payload).toBe('"ok"');
    expect(hands.states().slice(-3)).toEqual(['initializing', 'invoking', 'ready']);
    const [timedOut, inside] = reports(hands);
    expect(timedOut).toMatchObject({ status: 'timeout', metrics: { durationMs: 3000, initDurationMs: 150 } });
    expect(timedOut).not.toHaveProperty('errorType');
    expect(inside?.metrics.durationMs).toBe(times.initMs + times.firstInvokeMs);
    expect(inside?.metrics).not.toHaveProperty('initDurationMs');
    const phases = hands
      .trace()
      .flatMap((one) => (one.type === 'platform.initStart' ? [one.record.phase] : []));
    expect(phases).toEqual(['init', 'invoke']);
  });

  test('has only what an init inside the invocation left of the time', async () => {
    const hands = handsOn({
      handler: {
        init: (attempt) => ({ does: 'finish', durationMs: attempt === 1 ? 10 : 700 }),
        handle: () => ({ does: 'hang' }),
      },
    });
    await hands.created({ Timeout: 1 });
    hands.test();
    await hands.pass(times.provisionMs + 10 + 1000);
    hands.test();
    await hands.pass(1000);
    expect(reports(hands).map(({ metrics }) => metrics.durationMs)).toEqual([1000, 1000]);
    const done = hands.trace().findLast(({ type }) => type === 'platform.runtimeDone');
    expect(done?.record).toMatchObject({ status: 'timeout', metrics: { durationMs: 300 } });
  });
});

describe('a process that ends', () => {
  test('by itself: Runtime.ExitError, and a reset', async () => {
    const hands = handsOn({ handler: handlerThat({ bye: { does: 'exit', exit: { exitCode: 7 } } }) });
    await hands.created();
    const bye = hands.test('"bye"');
    await hands.pass(cold);
    expect(JSON.parse(hands.response(bye).Payload)).toEqual({
      errorType: 'Runtime.ExitError',
      errorMessage: `RequestId: ${bye} Error: Runtime exited with error: exit status 7`,
    });
    expect(reports(hands)).toMatchObject([{ status: 'error', errorType: 'Runtime.ExitError' }]);
    expect(hands.states()).toContain('resetting failure');
  });

  test('for its memory: Runtime.OutOfMemory', async () => {
    const exit = { signal: 'SIGKILL', outOfMemory: true };
    const hands = handsOn({ handler: handlerThat({ big: { does: 'exit', exit } }) });
    await hands.created();
    const big = hands.test('"big"');
    await hands.pass(cold);
    expect(JSON.parse(hands.response(big).Payload)).toMatchObject({ errorType: 'Runtime.OutOfMemory' });
    expect(reports(hands)).toMatchObject([{ status: 'error', errorType: 'Runtime.OutOfMemory' }]);
  });
});

describe('an init that fails', () => {
  const broken = { errorType: 'Runtime.ImportModuleError', errorMessage: "Cannot find module 'x'" };

  test('once: it runs again inside the invocation, which succeeds', async () => {
    const hands = handsOn({
      handler: {
        init: (attempt) => (attempt === 1 ? { does: 'fail', error: broken } : { does: 'finish' }),
        handle: () => answer,
      },
    });
    await hands.created();
    const id = hands.test();
    await hands.pass(cold + times.initMs);
    expect(hands.response(id).Payload).toBe('"ok"');
    expect(hands.states()).toEqual([
      'provisioning',
      'initializing',
      'resetting failure',
      'initializing',
      'invoking',
      'ready',
    ]);
    const inits = hands
      .trace()
      .flatMap((one) => (one.type === 'platform.initReport' ? [[one.record.phase, one.record.status]] : []));
    expect(inits).toEqual([
      ['init', 'error'],
      ['invoke', 'success'],
    ]);
    expect(reports(hands)).toMatchObject([
      { status: 'success', metrics: { durationMs: times.initMs + times.firstInvokeMs } },
    ]);
  });

  test('twice: the invocation fails with that error, in the order of real logs', async () => {
    const hands = handsOn({
      handler: { init: () => ({ does: 'fail', error: broken }), handle: () => answer },
    });
    await hands.created();
    const id = hands.test();
    await hands.pass(cold + times.initMs);
    expect(JSON.parse(hands.response(id).Payload)).toEqual(broken);
    expect(hands.response(id).LogResult).toMatchInlineSnapshot(`
      "INIT_REPORT Init Duration: 150.00 ms	Phase: init	Status: error	Error Type: Runtime.ImportModuleError
      INIT_REPORT Init Duration: 150.00 ms	Phase: invoke	Status: error	Error Type: Runtime.ImportModuleError
      START RequestId: call-2 Version: $LATEST
      END RequestId: call-2
      REPORT RequestId: call-2	Duration: 150.00 ms	Billed Duration: 150 ms	Memory Size: 128 MB	Max Memory Used: 70 MB	Status: error	Error Type: Runtime.ImportModuleError
      "
    `);
    expect(hands.fn().environments).toMatchObject([{ place: 'ready.emptied', requestId: null }]);

    const again = hands.test();
    await hands.pass(times.initMs);
    expect(JSON.parse(hands.response(again).Payload)).toEqual(broken);
  });

  test('for time: ten seconds, then what the function’s timeout allows', async () => {
    const hands = handsOn({ handler: { init: () => ({ does: 'hang' }), handle: () => answer } });
    await hands.created({ Timeout: 2 });
    const id = hands.test();
    await hands.pass(times.provisionMs + 10_000);
    expect(hands.states().slice(-2)).toEqual(['resetting timeout', 'initializing']);
    await hands.pass(2000);
    expect(JSON.parse(hands.response(id).Payload)).toMatchObject({ errorType: 'Sandbox.Timedout' });
    expect(reports(hands)).toMatchObject([{ status: 'timeout', metrics: { durationMs: 2000 } }]);
  });
});

describe('a runtime that cannot run', () => {
  const failing = (clock: SteppingClock, refusals: { left: number }) => {
    const runtime = createSimulatedRuntime({ clock: clock.runtime, seed: 'test', times });
    return {
      ...runtime,
      start: (...given: Parameters<typeof runtime.start>) =>
        refusals.left-- > 0
          ? Promise.reject(new RuntimeUnavailableError('offline', 'No network.'))
          : runtime.start(...given),
    };
  };

  test('says why, and the account knows it until an environment could be started', async () => {
    const refusals = { left: 1 };
    const hands = handsOn({ runtime: (clock) => failing(clock, refusals) });
    await hands.created();
    const id = hands.test();
    await hands.pass(0);
    expect(hands.refusal(id)).toBe('ServiceException: The handler could not be run here: No network.');
    expect(hands.view().trouble).toMatchObject({ reason: 'offline', detail: 'No network.' });
    expect(hands.states()).toEqual(['provisioning', 'ended failure']);
    expect(hands.types()).not.toContain('platform.start');
    hands.test();
    await hands.pass(cold);
    expect(hands.view().trouble).toBeNull();
  });

  test('nor can a runtime of AWS that nothing here runs', async () => {
    const hands = handsOn();
    await hands.created({ Runtime: 'python3.13', Handler: 'app.handler' });
    expect(hands.refusal(hands.test())).toBe(
      'ServiceException: The handler could not be run here: No handler can run here with the runtime python3.13.',
    );
    expect(hands.states()).toEqual([]);
  });
});
