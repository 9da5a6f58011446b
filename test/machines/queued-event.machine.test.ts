import { describe, expect, test } from 'vitest';
import { createActor, fromPromise, fromTransition, SimulatedClock } from 'xstate';
import { queuedEventMachine } from '#machines/queued-event.machine.ts';
import {
  queuedEventStates,
  type QueuedEventReport,
  type QueuedEventState,
} from '#machines/queued-event.types.ts';
import type { InvocationResult } from '#machines/invocation.types.ts';
import { queueSettings, type QueuedEvent, type QueueSettings } from '#model/lambda/asynchronous.ts';
import type { TraceRecord } from '#model/telemetry/trace.ts';
import { settle } from '../support/account/stepping-clock.ts';

type Heard = QueuedEventReport | { type: 'trace.recorded'; records: readonly TraceRecord[] };

const good: InvocationResult = { status: 'success', payload: '1', contentType: 'application/json' };
const bad: InvocationResult = { status: 'error', error: { errorType: 'E', errorMessage: 'm' } };
const throttled: InvocationResult = { status: 'throttled', reason: 'ConcurrentInvocationLimitExceeded' };
const offline: InvocationResult = { status: 'unavailable', reason: 'offline', detail: '' };
const abandoned: InvocationResult = { status: 'abandoned' };
const defaults = queueSettings(undefined, undefined);

interface Given {
  event?: Partial<QueuedEvent>;
  restored?: boolean;
  settings?: QueueSettings;
  clock?: 'works' | 'breaks';
}

function queued({ event = {}, restored = false, settings = defaults, clock = 'works' }: Given = {}) {
  const time = new SimulatedClock();
  const heard = createActor(
    fromTransition((all: Heard[], said: Heard) => [...all, said], [] as Heard[]),
  ).start();
  const reading = () =>
    clock === 'works' ? Promise.resolve({ at: time.now() }) : Promise.reject(new Error('no clock'));
  const actor = createActor(queuedEventMachine.provide({ actors: { clock: fromPromise(reading) } }), {
    clock: time,
    input: {
      event: {
        requestId: 'r',
        payload: '{}',
        receivedAt: 0,
        attempts: 0,
        functionErrors: 0,
        misses: 0,
        nextTryAt: null,
        ...event,
      },
      at: 0,
      restored,
      functionName: 'hello',
      functionArn: 'arn',
      version: '$LATEST',
      settings,
      recorder: heard,
      owner: heard,
    },
  }).start();
  const said = () => heard.getSnapshot().context;
  const states = () => said().flatMap((one) => (one.type === 'event.changed' ? [one.summary.state] : []));
  return {
    actor,
    state: () => actor.getSnapshot().value,
    states,
    said,
    trace: () => said().flatMap((one) => (one.type === 'trace.recorded' ? one.records : [])),
    begin: () => actor.send({ type: 'attempt.begun', at: time.now() }),
    end: (result: InvocationResult) => actor.send({ type: 'attempt.ended', at: time.now(), result }),
    skip: () => actor.send({ type: 'wait.skipped', at: time.now() }),
    remove: () => actor.send({ type: 'function.deleted', at: time.now() }),
    async pass(ms: number) {
      time.increment(ms);
      await settle();
    },
    /** One whole try. */
    attempt(result: InvocationResult) {
      this.begin();
      this.end(result);
    },
  };
}

describe('an event in the queue', () => {
  test('is tried at once, and done when the function succeeds', () => {
    const one = queued();
    expect(one.states()).toEqual(['queued']);
    expect(one.said().at(-1)).toMatchObject({ type: 'event.due', requestId: 'r' });
    one.attempt(good);
    expect(one.state()).toBe('succeeded');
    expect(one.trace().map(({ type }) => type)).toEqual([
      'queue.received',
      'queue.delivered',
      'queue.succeeded',
    ]);
    expect(one.said().filter(({ type }) => type === 'event.ended')).toHaveLength(1);
  });

  test('is tried again a minute after an error of the function, two minutes after the next, then given up', async () => {
    const one = queued();
    one.attempt(bad);
    expect(one.state()).toBe('retrying');
    await one.pass(59_999);
    expect(one.state()).toBe('retrying');
    await one.pass(1);
    expect(one.state()).toBe('queued');
    one.attempt(bad);
    await one.pass(119_999);
    expect(one.state()).toBe('retrying');
    await one.pass(1);
    one.attempt(bad);
    expect(one.state()).toBe('dropped');
    expect(one.trace().at(-1)).toMatchObject({
      type: 'queue.dropped',
      time: 180_000,
      subject: { functionName: 'hello', requestId: 'r' },
      record: {
        attempts: 3,
        condition: 'RetriesExhausted',
        unsent: {
          requestContext: { approximateInvokeCount: 3, condition: 'RetriesExhausted' },
          responseContext: { functionError: 'Unhandled' },
          responsePayload: { errorType: 'E', errorMessage: 'm' },
        },
      },
    });
  });

  test('is not tried again where no retries are wanted', () => {
    const one = queued({ settings: { ...defaults, maximumRetryAttempts: 0 } });
    one.attempt(bad);
    expect(one.state()).toBe('dropped');
  });

  test('waits longer each time that it is throttled, and that does not count as a retry', async () => {
    const one = queued();
    const waits: number[] = [];
    for (let miss = 0; miss < 3; miss += 1) {
      one.end(throttled);
      expect(one.state()).toBe('backingOff');
      const returned = one.trace().at(-1);
      if (returned?.type !== 'queue.returned') throw new Error('It was not returned.');
      waits.push(returned.record.nextTryAt - returned.time);
      await one.pass(waits.at(-1) ?? 0);
      expect(one.state()).toBe('queued');
    }
    expect(waits).toEqual([1000, 2000, 4000]);
    one.attempt(bad);
    expect(one.said().findLast(({ type }) => type === 'event.changed')).toMatchObject({
      summary: { state: 'retrying', attempts: 1, functionErrors: 1, misses: 0, setback: 'functionError' },
    });
  });

  test.each([
    ['unavailable', offline],
    ['abandoned', abandoned],
  ] as const)('comes back after a failure that is not the function’s: %s', (_, result) => {
    const one = queued();
    one.attempt(result);
    expect(one.state()).toBe('backingOff');
    expect(one.trace().at(-1)).toMatchObject({ record: { setback: 'systemError', nextTryAt: 1000 } });
  });

  test('is given up when the next try would come too late', () => {
    const one = queued({ settings: { ...defaults, maximumEventAgeMs: 59_000 } });
    one.attempt(bad);
    expect(one.trace().at(-1)).toMatchObject({ record: { condition: 'EventAgeExceeded', attempts: 1 } });
  });

  test('is given up when its wait ended too late, as on a page that slept', async () => {
    const one = queued();
    one.attempt(bad);
    one.actor.send({
      type: 'queue.configured',
      at: 0,
      settings: { ...defaults, maximumEventAgeMs: 60_000 },
    });
    await one.pass(90_000);
    expect(one.state()).toBe('dropped');
    expect(one.trace().at(-1)).toMatchObject({
      time: 90_000,
      record: { condition: 'EventAgeExceeded', unsent: { responsePayload: { errorType: 'E' } } },
    });
  });

  test('is given up at once by a function that may not run at all', () => {
    const one = queued({ settings: { ...defaults, reservedNothing: true } });
    one.end(throttled);
    expect(one.trace().at(-1)).toMatchObject({
      record: { condition: 'ZeroReservedConcurrency', attempts: 0 },
    });
  });

  test('can be tried without the wait, and the trace says so', () => {
    const one = queued();
    one.attempt(bad);
    one.skip();
    expect(one.state()).toBe('queued');
    expect(one.trace().at(-1)).toMatchObject({ type: 'queue.waitSkipped', record: { skippedMs: 60_000 } });
    one.end(throttled);
    one.skip();
    expect(one.trace().at(-1)).toMatchObject({ type: 'queue.waitSkipped', record: { skippedMs: 1000 } });
    one.begin();
    one.skip();
    expect(one.state()).toBe('running');
  });

  test('is tried all the same when nobody knows what time it is', async () => {
    const one = queued({ clock: 'breaks' });
    one.attempt(bad);
    await one.pass(60_000);
    expect(one.state()).toBe('queued');
    expect(one.said().at(-1)).toMatchObject({ type: 'event.due', at: 60_000 });
  });
});

describe('an event of a function that is deleted', () => {
  test.each([
    ['queued', () => undefined],
    ['retrying', (one) => one.attempt(bad)],
    ['backingOff', (one) => one.end(throttled)],
  ] satisfies [QueuedEventState, (one: ReturnType<typeof queued>) => void][])(
    'is given up while it is %s',
    (state, bring) => {
      const one = queued();
      bring(one);
      expect(one.state()).toBe(state);
      one.remove();
      expect(one.trace().at(-1)).toMatchObject({ record: { condition: 'FunctionDeleted' } });
    },
  );

  test('comes to its end where it runs: done if that goes well, given up if not', () => {
    const [fine, failing] = [queued(), queued()];
    for (const one of [fine, failing]) {
      one.begin();
      one.remove();
      expect(one.state()).toBe('running');
    }
    fine.end(good);
    failing.end(bad);
    expect(fine.state()).toBe('succeeded');
    expect(failing.trace().at(-1)).toMatchObject({ record: { condition: 'FunctionDeleted', attempts: 1 } });
  });
});

describe('an event that was in the queue when the account was opened', () => {
  test('goes on with what is left of its wait', async () => {
    const retried = queued({ restored: true, event: { functionErrors: 1, attempts: 1, nextTryAt: 500 } });
    const throttledBefore = queued({ restored: true, event: { misses: 2, nextTryAt: 500 } });
    for (const one of [retried, throttledBefore]) await one.pass(0);
    expect(retried.state()).toBe('retrying');
    expect(throttledBefore.state()).toBe('backingOff');
    await retried.pass(500);
    expect(retried.state()).toBe('queued');
    expect(retried.trace()).toEqual([]);
  });

  test('comes back to the queue if it was being tried', async () => {
    const one = queued({ restored: true, event: { attempts: 1 } });
    await one.pass(0);
    expect(one.states()).toEqual(['restored', 'backingOff']);
    expect(one.trace()).toMatchObject([{ type: 'queue.returned', record: { setback: 'systemError' } }]);
  });

  test('waits on where nobody knows what time it is', async () => {
    const one = queued({ restored: true, event: { nextTryAt: 500 }, clock: 'breaks' });
    await one.pass(0);
    expect(one.state()).toBe('backingOff');
  });
});

test('every state but the two that are left at once is told of or ended in', async () => {
  const seen = new Set<unknown>(['received']);
  const runs = [queued(), queued({ restored: true, event: { nextTryAt: 1 } })];
  const [one, restored] = runs;
  if (!one || !restored) throw new Error('There are two.');
  one.end(throttled);
  await one.pass(1000);
  one.attempt(bad);
  await one.pass(60_000);
  one.attempt(good);
  await restored.pass(1);
  restored.remove();
  for (const run of runs) {
    for (const state of run.states()) seen.add(state);
    seen.add(run.state());
  }
  expect(seen).toEqual(new Set(queuedEventStates));
});
