import { describe, expect, test } from 'vitest';
import { createActor, fromPromise, fromTransition, SimulatedClock } from 'xstate';
import { environmentMachine } from '#machines/environment.machine.ts';
import type {
  Ended,
  EnvironmentReport,
  InitInput,
  InvokeInput,
  ProvisionInput,
  ProvisionOutcome,
  ResetInput,
  ShutdownInput,
} from '#machines/environment.types.ts';
import {
  RuntimeUnavailableError,
  type EnvironmentSpec,
  type InitOutcome,
  type InvocationInput,
  type InvokeOutcome,
} from '#model/runtime-port.ts';
import type { TraceRecord } from '#model/telemetry/trace.ts';
import { settle } from '../support/account/stepping-clock.ts';

type Heard = EnvironmentReport | { type: 'trace.recorded'; records: readonly TraceRecord[] };

const spec: EnvironmentSpec = {
  environmentId: 'environment',
  functionName: 'hello',
  functionVersion: '$LATEST',
  functionArn: 'arn:aws:lambda:us-east-1:123456789012:function:hello',
  region: 'us-east-1',
  runtime: 'nodejs24.x',
  architecture: 'x86_64',
  handler: 'index.handler',
  memorySizeMB: 128,
  ephemeralStorageMB: 512,
  variables: {},
  files: {},
  logGroup: '/aws/lambda/hello',
  logStream: '2026/11/23/[$LATEST]environment',
  logFormat: 'Text',
};

function event(requestId: string): InvocationInput {
  return { requestId, payload: '{}', timeoutMs: 3000, invokedFunctionArn: spec.functionArn, traceId: '' };
}

const never = new Promise<never>(() => undefined);
const measured = { startedAt: 10, endedAt: 20, durationMs: 10 };
const success: InvokeOutcome = {
  ...measured,
  maxMemoryUsedMB: 60,
  status: 'success',
  payload: '1',
  contentType: 'application/json',
};

interface Drivers {
  provision?: (input: ProvisionInput) => Promise<ProvisionOutcome>;
  init?: (input: InitInput) => Promise<InitOutcome>;
  invoke?: (input: InvokeInput) => Promise<InvokeOutcome>;
  reset?: () => Promise<Ended>;
  shutdown?: (input: ShutdownInput) => Promise<Ended>;
}

/** An environment whose drivers answer as told, and otherwise well. */
function environment(drivers: Drivers = {}) {
  const aborted: string[] = [];
  const clock = new SimulatedClock();
  const heard = createActor(
    fromTransition((all: Heard[], said: Heard) => [...all, said], [] as Heard[]),
  ).start();
  const noting = <Output, Input>(name: string, effect: (input: Input) => Promise<Output>) =>
    fromPromise<Output, Input>(({ input, signal }) => {
      signal.addEventListener('abort', () => aborted.push(name));
      return effect(input);
    });
  const machine = environmentMachine.provide({
    actors: {
      provision: noting('provision', drivers.provision ?? (() => Promise.resolve({ ok: true, at: 5 }))),
      init: noting('init', drivers.init ?? (() => Promise.resolve({ ...measured, status: 'success' }))),
      invoke: noting('invoke', drivers.invoke ?? (() => Promise.resolve(success))),
      reset: noting<Ended, ResetInput>('reset', drivers.reset ?? (() => Promise.resolve({ at: 30 }))),
      shutdown: noting('shutdown', drivers.shutdown ?? (() => Promise.resolve({ at: 99 }))),
    },
  });
  const actor = createActor(machine, {
    clock,
    input: {
      spec,
      runtimeVersion: { version: 'nodejs:24.v1', arn: 'arn' },
      at: 1,
      first: event('first'),
      idleExpiryMs: 1000,
      recorder: heard,
      owner: heard,
    },
  }).start();
  const said = () => heard.getSnapshot().context;
  return {
    actor,
    clock,
    aborted,
    places: () => said().flatMap((one) => (one.type === 'environment.changed' ? [one.place] : [])),
    endings: () =>
      said().flatMap((one) =>
        one.type === 'environment.answered' ? [`${one.requestId} ${one.ending.status}`] : [],
      ),
    unavailable: () => said().filter((one) => one.type === 'environment.unavailable'),
    records: () => said().flatMap((one) => (one.type === 'trace.recorded' ? one.records : [])),
  };
}

describe('effects that break instead of answering', () => {
  const broken = () => Promise.reject(new Error('broken'));

  test('provision: the invocation hears why', async () => {
    const one = environment({ provision: broken });
    await settle();
    expect(one.places()).toEqual(['provisioning', 'ended']);
    expect(one.unavailable()).toMatchObject([{ requestId: 'first', reason: 'unknown', detail: 'broken' }]);
  });

  test('init without a process to be had: the invocation hears why', async () => {
    const one = environment({
      init: () => Promise.reject(new RuntimeUnavailableError('outOfMemory', 'full')),
    });
    await settle();
    expect(one.places()).toEqual(['provisioning', 'initializing', 'shuttingDown', 'ended']);
    expect(one.unavailable()).toMatchObject([{ reason: 'outOfMemory', detail: 'full' }]);
    expect(one.endings()).toEqual([]);
  });

  test('invoke: the environment ends, and its invocation with a report', async () => {
    const one = environment({ invoke: broken });
    await settle();
    expect(one.places().slice(-2)).toEqual(['shuttingDown', 'ended']);
    expect(one.endings()).toEqual(['first abandoned']);
    expect(one.records().filter(({ type }) => type === 'platform.report')).toHaveLength(1);
  });

  test('reset and shutdown: the environment ends all the same', async () => {
    const one = environment({
      invoke: () => Promise.resolve({ ...measured, maxMemoryUsedMB: 1, status: 'timeout' }),
      reset: broken,
      shutdown: broken,
    });
    await settle();
    expect(one.places().slice(-3)).toEqual(['resetting', 'shuttingDown', 'ended']);
    expect(one.endings()).toEqual(['first error']);
  });

  test('nothing provided at all', async () => {
    const heard = createActor(
      fromTransition((all: Heard[], said: Heard) => [...all, said], [] as Heard[]),
    ).start();
    createActor(environmentMachine, {
      input: {
        spec,
        runtimeVersion: { version: '', arn: '' },
        at: 1,
        first: event('first'),
        idleExpiryMs: 1,
        recorder: heard,
        owner: heard,
      },
    }).start();
    await settle();
    expect(heard.getSnapshot().context).toContainEqual(
      expect.objectContaining({ detail: 'The actor "provision" was not provided to the machine.' }),
    );
  });
});

describe('a shutdown', () => {
  const places: [string, Drivers, string[]][] = [
    ['provisioning', { provision: () => never }, ['provision']],
    ['initializing', { init: () => never }, ['init']],
    ['invoking', { invoke: () => never }, ['invoke']],
    [
      'resetting',
      {
        invoke: () => Promise.resolve({ ...measured, maxMemoryUsedMB: 1, status: 'timeout' }),
        reset: () => never,
      },
      ['reset'],
    ],
    ['ready.frozen', {}, []],
  ];

  test.each(places)('while %s stops what is under way', async (place, drivers, stopped) => {
    const one = environment(drivers);
    await settle();
    expect(one.places().at(-1)).toBe(place);
    one.actor.send({ type: 'shutdown.requested', at: 50, reason: 'pageLeft' });
    one.actor.send({ type: 'shutdown.requested', at: 51, reason: 'replaced' });
    expect(one.aborted).toEqual(stopped);
    await settle();
    expect(one.places().slice(-2)).toEqual(['shuttingDown', 'ended']);
    one.actor.send({ type: 'shutdown.requested', at: 100, reason: 'replaced' });
    expect(one.records().at(-1)).toMatchObject({
      time: 99,
      record: { state: 'ended', reason: 'pageLeft' },
    });
    expect(one.endings()).toHaveLength(1);
  });

  test('is told to the driver with its reason', async () => {
    const reasons: string[] = [];
    const one = environment({
      shutdown: ({ reason }) => {
        reasons.push(reason);
        return Promise.resolve({ at: 99 });
      },
    });
    await settle();
    one.clock.increment(1000);
    await settle();
    expect(reasons).toEqual(['spindown']);
    expect(one.records().at(-2)).toMatchObject({ time: 20 + 1000, record: { state: 'shuttingDown' } });
  });
});

describe('an event', () => {
  test('that comes while another is worked on is turned away, not lost', async () => {
    const one = environment({ invoke: () => never });
    await settle();
    one.actor.send({ type: 'invocation.assigned', at: 15, invocation: event('second') });
    expect(one.endings()).toEqual(['second abandoned']);
    expect(one.places().at(-1)).toBe('invoking');
  });
});

describe('what the process reports', () => {
  test('belongs to the invocation while there is one', async () => {
    const log = (record: string) => ({ type: 'function', record }) as const;
    let report: ProvisionInput['listener'] = () => undefined;
    let answer: (outcome: InvokeOutcome) => void = () => undefined;
    const one = environment({
      provision: ({ listener }) => {
        report = listener;
        return Promise.resolve({ ok: true, at: 5 });
      },
      init: () => {
        report(log('module'), 12);
        return Promise.resolve({ ...measured, status: 'success' });
      },
      invoke: () => new Promise((resolve) => (answer = resolve)),
    });
    await settle();
    report(log('handler'), 22);
    answer(success);
    await settle();
    report(log('after'), 24);
    const logs = one.records().filter(({ type }) => type === 'function');
    expect(logs.map(({ record, time, subject }) => [record, time, subject.requestId])).toEqual([
      ['module', 12, undefined],
      ['handler', 22, 'first'],
      ['after', 24, undefined],
    ]);
  });
});
