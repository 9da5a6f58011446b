import { describe, expect, test } from 'vitest';
import { accountState } from '#machines/account.machine.ts';
import { deploymentMs, handsOn, times } from '../support/account/account-hands.ts';

const cold = times.provisionMs + times.initMs + times.firstInvokeMs;

describe('creating', () => {
  test('answers at once with Pending, and is Active after a while', async () => {
    const hands = handsOn();
    const id = hands.create();
    expect(hands.answer(id)).toMatchObject({
      ok: true,
      status: 201,
      response: { FunctionName: 'hello', State: 'Pending', StateReasonCode: 'Creating' },
    });
    expect(hands.fn()).toMatchObject({
      state: { value: 'Pending' },
      canTest: { allowed: true },
      canUpdate: { allowed: false },
    });
    await hands.pass(deploymentMs.create);
    expect(hands.fn()).toMatchObject({ state: { value: 'Active' }, canTest: { allowed: true } });
    expect(hands.trace()[0]).toMatchObject({
      type: 'api.called',
      subject: { functionName: 'hello' },
      record: { eventName: 'CreateFunction', http: { method: 'POST', path: '/2015-03-31/functions' } },
    });
  });

  test('goes on where it was when the account is opened again', async () => {
    const before = handsOn();
    before.create();
    const after = handsOn({ state: accountState(before.actor.getSnapshot()) });
    expect(after.fn().state.value).toBe('Pending');
    await after.pass(deploymentMs.create);
    expect(after.fn().state.value).toBe('Active');
  });
});

describe('deploying code', () => {
  test('the old code answers until the new one is ready; then its environments are replaced', async () => {
    const hands = handsOn();
    await hands.created();
    hands.test();
    await hands.pass(cold);
    const id = hands.deploy({ 'index.mjs': 'two' });
    expect(hands.answer(id)).toMatchObject({ status: 200, response: { LastUpdateStatus: 'InProgress' } });
    expect(hands.fn()).toMatchObject({
      files: { 'index.mjs': 'two' },
      lastUpdate: { value: 'InProgress' },
      canTest: { allowed: true },
      canUpdate: { allowed: false, reason: 'An update is in progress.' },
    });
    const old = hands.test();
    await hands.pass(times.invokeMs);
    expect(hands.response(old).StatusCode).toBe(200);
    expect(hands.fn().environments).toMatchObject([{ invocations: 2, outdated: false }]);

    expect(hands.refusal(hands.deploy({ 'index.mjs': 'three' }))).toBe(
      'ResourceConflictException: The operation cannot be performed at this time. An update is in progress for resource: arn:aws:lambda:us-east-1:123456789012:function:hello',
    );
    await hands.pass(deploymentMs.update);
    expect(hands.fn().lastUpdate.value).toBe('Successful');
    expect(hands.states().slice(-2)).toEqual(['shuttingDown replaced', 'ended replaced']);
    hands.test();
    await hands.pass(cold);
    expect(hands.states().filter((state) => state === 'provisioning')).toHaveLength(2);
  });

  test('what is still being worked on is finished with the old code', async () => {
    const hands = handsOn({
      handler: { handle: (payload) => ({ does: 'answer', payload, durationMs: 2000 }) },
    });
    await hands.created();
    const id = hands.test('1');
    await hands.pass(times.provisionMs + times.initMs + 100);
    hands.deploy({ 'index.mjs': 'two' });
    await hands.pass(deploymentMs.update);
    expect(hands.fn().environments).toMatchObject([{ state: 'invoking', outdated: true, requestId: id }]);
    await hands.pass(2000);
    expect(hands.response(id).Payload).toBe('1');
    expect(hands.states().slice(-3)).toEqual(['ready', 'shuttingDown replaced', 'ended replaced']);
  });

  test('a change of the configuration replaces them too', async () => {
    const hands = handsOn();
    await hands.created();
    hands.test();
    await hands.pass(cold);
    const id = hands.call({
      action: 'UpdateFunctionConfiguration',
      request: { FunctionName: 'hello', MemorySize: 512 },
    });
    expect(hands.answer(id)).toMatchObject({ response: { MemorySize: 512 } });
    await hands.pass(deploymentMs.update);
    expect(hands.fn().environments).toEqual([]);
    hands.test();
    await hands.pass(cold);
    expect(hands.trace().findLast(({ type }) => type === 'platform.report')?.record).toMatchObject({
      metrics: { memorySizeMB: 512 },
    });
  });
});

describe('the editor', () => {
  test('its changes are not deployed until Deploy, and Test says that they were not', async () => {
    const hands = handsOn();
    await hands.created();
    const send = (files: Record<string, string>) =>
      hands.actor.send({ type: 'draft.changed', at: hands.clock.instant, functionName: 'hello', files });
    expect(hands.fn().canDeploy).toEqual({ allowed: false, reason: 'There are no changes to deploy.' });
    send({ 'index.mjs': 'two' });
    expect(hands.fn()).toMatchObject({
      undeployedChanges: true,
      files: { 'index.mjs': 'one' },
      editorFiles: { 'index.mjs': 'two' },
      canDeploy: { allowed: true },
    });
    hands.test();
    expect(hands.trace().findLast(({ type }) => type === 'api.called')?.record).toMatchObject({
      eventName: 'Invoke',
      console: { undeployedChanges: true },
    });
    hands.deploy({ 'index.mjs': 'two' });
    expect(hands.fn().undeployedChanges).toBe(false);
    send({ 'index.mjs': 'three' });
    send({ 'index.mjs': 'two' });
    expect(hands.fn().undeployedChanges).toBe(false);
    send({ 'index.mjs': 'four' });
    hands.actor.send({ type: 'draft.discarded', at: hands.clock.instant, functionName: 'hello' });
    expect(hands.fn().editorFiles).toEqual({ 'index.mjs': 'two' });
  });

  test('test events are saved under their name, up to ten, and one is selected', async () => {
    const hands = handsOn();
    await hands.created();
    const at = hands.clock.instant;
    const saved = (name: string, payload = '{}') =>
      ({ type: 'testEvent.saved', at, functionName: 'hello', testEvent: { name, payload } }) as const;
    for (let index = 1; index <= 10; index += 1) hands.actor.send(saved(`event${index}`));
    expect(hands.fn().selectedTestEvent?.name).toBe('event10');
    expect(hands.actor.getSnapshot().can(saved('event11'))).toBe(false);
    hands.actor.send(saved('event11'));
    hands.actor.send(saved('event2', 'not JSON'));
    expect(hands.fn().testEvents).toHaveLength(10);
    expect(hands.fn().selectedTestEvent).toEqual({ name: 'event2', payload: 'not JSON' });
    hands.actor.send({ type: 'testEvent.deleted', at, functionName: 'hello', name: 'event2' });
    expect(hands.fn().selectedTestEvent?.name).toBe('event1');
    hands.actor.send({ type: 'testEvent.selected', at, functionName: 'hello', name: 'event5' });
    expect(hands.fn().selectedTestEvent?.name).toBe('event5');
    hands.actor.send({ type: 'testEvent.selected', at, functionName: 'hello', name: null });
    expect(hands.fn().selectedTestEvent).toBeNull();
  });

  test('a template that the learner brought is kept with the function', async () => {
    const hands = handsOn();
    await hands.created();
    const at = hands.clock.instant;
    const template = { text: 'Resources: {}', resource: 'Hello' };
    expect(hands.fn().template).toBeNull();
    hands.actor.send({ type: 'template.kept', at, functionName: 'hello', template });
    expect(accountState(hands.actor.getSnapshot()).functions[0]?.template).toEqual(template);
    hands.actor.send({ type: 'template.kept', at, functionName: 'hello', template: null });
    expect(accountState(hands.actor.getSnapshot()).functions[0]).not.toHaveProperty('template');
  });
});

describe('deleting', () => {
  test('a function that works: the invocation is finished, then its environments end', async () => {
    const hands = handsOn({
      handler: { handle: (payload) => ({ does: 'answer', payload, durationMs: 500 }) },
    });
    await hands.created();
    const id = hands.test('1');
    await hands.pass(times.provisionMs + times.initMs + 100);
    const deleted = hands.remove();
    expect(hands.answer(deleted)).toEqual({ ok: true, status: 204, response: null });
    expect(hands.view().functions).toEqual([]);
    expect(hands.refusal(hands.test())).toMatch(/^ResourceNotFoundException: /);
    hands.create();
    await hands.pass(500);
    expect(hands.response(id).Payload).toBe('1');
    expect(hands.states().slice(-2)).toEqual(['shuttingDown spindown', 'ended spindown']);
    expect(hands.actor.getSnapshot().context.departing).toEqual({});
    await hands.pass(deploymentMs.create);
    expect(hands.fn()).toMatchObject({ state: { value: 'Active' }, environments: [] });
  });

  test('a function that is still being made', async () => {
    const hands = handsOn();
    hands.create();
    hands.remove();
    await hands.pass(deploymentMs.create);
    expect(hands.view().functions).toEqual([]);
    expect(hands.actor.getSnapshot().context.departing).toEqual({});
  });
});

describe.each([
  { what: 'leaving the page', type: 'page.left', reason: 'pageLeft' },
  { what: 'choosing another runtime', type: 'runtime.switched', reason: 'runtimeSwitched' },
] as const)('$what', ({ type, reason }) => {
  test('ends every environment, and the trace says so', async () => {
    const hands = handsOn({
      handler: { handle: (payload) => ({ does: 'answer', payload, durationMs: 5000 }) },
    });
    await hands.created({ Timeout: 10 });
    const running = hands.test('1');
    await hands.pass(times.provisionMs + times.initMs + 40);
    const starting = hands.test('2');
    await hands.pass(10);
    hands.actor.send({ type, at: hands.clock.instant });
    for (const id of [running, starting])
      expect(hands.refusal(id), id).toBe(
        'ServiceException: The environment ended before the function had answered.',
      );
    expect(hands.types().filter((each) => each === 'platform.start')).toHaveLength(1);
    expect(hands.trace().find((entry) => entry.type === 'platform.report')?.record).toMatchObject({
      requestId: running,
      status: 'failure',
      metrics: { durationMs: 50, initDurationMs: times.initMs },
    });
    expect(hands.states().filter((state) => state === `shuttingDown ${reason}`)).toHaveLength(2);
    await hands.pass(0);
    expect(hands.states().filter((state) => state === `ended ${reason}`)).toHaveLength(2);
    expect(hands.fn().environments).toEqual([]);

    const back = hands.test('3');
    await hands.pass(cold + 5000);
    expect(hands.response(back).Payload).toBe('3');
  });
});

describe('a saved account', () => {
  test('opens as it was, without the environments', async () => {
    const before = handsOn();
    await before.created();
    before.test();
    await before.pass(cold);
    const state = accountState(before.actor.getSnapshot());
    const after = handsOn({ state: structuredClone(state) });
    expect(accountState(after.actor.getSnapshot())).toEqual(state);
    expect(after.fn()).toMatchObject({ state: { value: 'Active' }, environments: [] });
  });

  test('keeps the newest part of the trace and counts the rest', async () => {
    const hands = handsOn({ settings: { traceLimit: 10 } });
    await hands.created();
    hands.test();
    await hands.pass(cold);
    expect(hands.trace()).toHaveLength(10);
    expect(hands.view().droppedRecords).toBeGreaterThan(0);
    expect(hands.types().at(-1)).toBe('api.answered');
  });
});
