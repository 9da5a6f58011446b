import { describe, expect, test } from 'vitest';
import { createActor, fromCallback, fromPromise, SimulatedClock } from 'xstate';
import { bootTimeoutMs, runtimeSessionMachine } from '#machines/runtime-session.machine.ts';
import type { ContainerReport, RuntimeSessionEvent, SupportFound } from '#machines/runtime-session.types.ts';
import { runtimeSessionView } from '#machines/runtime-session.view.ts';
import { runtimeFailures } from '#model/runtime-port.ts';

/** A session whose container says what the test lets it say. */
function session(support: SupportFound = { supported: true }) {
  const clock = new SimulatedClock();
  let say: (report: ContainerReport) => void = () => undefined;
  const life: string[] = [];
  const actor = createActor(
    runtimeSessionMachine.provide({
      actors: {
        probe: fromPromise(() => Promise.resolve(support)),
        container: fromCallback<RuntimeSessionEvent>(({ sendBack }) => {
          life.push('begun');
          say = sendBack;
          return () => void life.push('given up');
        }),
      },
    }),
    { clock },
  ).start();
  const view = () => runtimeSessionView(actor.getSnapshot());
  const settle = () => new Promise((resolve) => setTimeout(resolve));
  return {
    actor,
    clock,
    life,
    view,
    say: (report: ContainerReport) => say(report),
    choose: async () => {
      actor.send({ type: 'runtime.chosen' });
      await settle();
    },
    retry: async () => {
      actor.send({ type: 'runtime.retried' });
      await settle();
    },
  };
}

const works: ContainerReport = { type: 'boot.succeeded', nodeVersion: 'v22.22.3' };

describe('before anything is chosen', () => {
  test('no container is asked for', () => {
    const { view, life } = session();
    expect(view()).toMatchObject({ place: 'idle', canRetry: false, trouble: null });
    expect(life).toEqual([]);
  });

  test('a browser that cannot have one is told why, and nobody is contacted', async () => {
    const { choose, view, life } = session({
      supported: false,
      reason: 'noSharedMemory',
      detail: 'no SharedArrayBuffer',
    });
    await choose();
    expect(view()).toMatchObject({
      place: 'unsupported',
      trouble: { reason: 'noSharedMemory' },
      canRetry: true,
    });
    expect(life).toEqual([]);
  });
});

describe('a boot', () => {
  test('goes through its steps to a container that works', async () => {
    const { choose, say, view } = session();
    await choose();
    for (const step of ['claiming', 'reaching', 'starting', 'preparing'] as const) {
      say({ type: 'boot.advanced', step });
      expect(view()).toMatchObject({ place: 'booting', progress: { step } });
    }
    say(works);
    expect(view()).toMatchObject({ place: 'ready', progress: null, nodeVersion: 'v22.22.3' });
  });

  test.each([
    ['reaching', 'hostUnreachable'],
    ['starting', 'timedOut'],
    ['preparing', 'timedOut'],
  ] as const)('that hangs while %s is given up after 15 s: %s', async (step, reason) => {
    const { choose, say, view, clock, life } = session();
    await choose();
    clock.increment(5000);
    say({ type: 'boot.advanced', step });
    clock.increment(bootTimeoutMs - 5001);
    expect(view().place).toBe('booting');
    clock.increment(1);
    expect(view()).toMatchObject({ place: 'failed', trouble: { reason }, canRetry: true });
    expect(life).toEqual(['begun', 'given up']);
  });

  test.each(runtimeFailures)('that fails with %s says so, and can be retried', async (reason) => {
    const { choose, say, view, retry, life } = session();
    await choose();
    say({ type: 'boot.failed', reason, detail: 'the details' });
    expect(view()).toMatchObject({ trouble: { reason, detail: 'the details' }, canRetry: true });
    await retry();
    say(works);
    expect(view()).toMatchObject({ place: 'ready', trouble: null });
    expect(life).toEqual(['begun', 'given up', 'begun']);
  });

  test('what a reader can lift is told from what failed', async () => {
    const { choose, say, view } = session();
    await choose();
    say({ type: 'boot.failed', reason: 'heldElsewhere', detail: '' });
    expect(view().place).toBe('blocked');
  });
});

describe('a container that works', () => {
  test('is given up for a new one when a process cannot be killed, and the session says so', async () => {
    const { actor, choose, say, view, life } = session();
    await choose();
    say(works);
    actor.send({ type: 'container.stuck', at: 1000 });
    expect(view()).toMatchObject({
      place: 'booting',
      restart: { at: 1000, because: 'hotLoop' },
      restarts: 1,
    });
    expect(life).toEqual(['begun', 'given up', 'begun']);
    say(works);
    expect(view()).toMatchObject({ place: 'ready', restart: { because: 'hotLoop' } });
    actor.send({ type: 'restart.acknowledged' });
    expect(view()).toMatchObject({ place: 'ready', restart: null, restarts: 1 });
  });

  test('may be lost', async () => {
    const { choose, say, view, life } = session();
    await choose();
    say(works);
    say({ type: 'container.lost', reason: 'outOfMemory', detail: 'RangeError: Out of memory' });
    expect(view()).toMatchObject({ place: 'failed', trouble: { reason: 'outOfMemory' }, nodeVersion: null });
    expect(life).toEqual(['begun', 'given up']);
  });

  test('is given up when it is left, and can be had again', async () => {
    const { actor, choose, say, view, life } = session();
    await choose();
    say(works);
    actor.send({ type: 'runtime.left' });
    expect(view()).toMatchObject({ place: 'gone', nodeVersion: null });
    await choose();
    expect(view().place).toBe('booting');
    expect(life).toEqual(['begun', 'given up', 'begun']);
  });
});
