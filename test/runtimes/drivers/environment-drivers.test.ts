import { describe, expect, test } from 'vitest';
import { createActor } from 'xstate';
import type { InvokeInput } from '#machines/environment.types.ts';
import { RuntimeUnavailableError, type RunningEnvironment, type Runtime } from '#model/runtime-port.ts';
import { environmentDrivers } from '#runtimes/drivers/environment-drivers.ts';
import { createSimulatedRuntime } from '#runtimes/simulated/simulated-runtime.ts';
import { systemClock } from '#runtimes/runtime-api/clock.ts';
import { settle } from '../../support/account/stepping-clock.ts';

const simulated = createSimulatedRuntime({ clock: systemClock, seed: 'test' });

/** Drivers of a runtime whose `start` does what is given. */
function drivers(start: Runtime['start']) {
  return environmentDrivers({ ...simulated, start }, { now: () => 42, after: () => () => undefined });
}

function provisioning({ provision }: ReturnType<typeof drivers>) {
  const spec = { environmentId: 'one' } as Parameters<Runtime['start']>[0];
  return createActor(provision, { input: { spec, listener: () => undefined } }).start();
}

/** An environment that only notes why it is stopped. */
function running() {
  const stopped: string[] = [];
  const unasked = () => Promise.reject(new Error('not asked'));
  const environment: RunningEnvironment = {
    init: unasked,
    invoke: unasked,
    reset: unasked,
    stop: (reason) => Promise.resolve(void stopped.push(reason)),
  };
  return { environment, stopped };
}

describe('provisioning', () => {
  test('that comes to nothing has a reason from the closed list', async () => {
    const offline = provisioning(
      drivers(() => Promise.reject(new RuntimeUnavailableError('offline', 'No network.'))),
    );
    const odd = provisioning(drivers(() => Promise.reject(new Error('odd'))));
    await settle();
    expect(offline.getSnapshot().output).toEqual({
      ok: false,
      at: 42,
      reason: 'offline',
      detail: 'No network.',
    });
    expect(odd.getSnapshot().output).toMatchObject({ reason: 'unknown', detail: 'odd' });
  });

  test('that nobody waits for any more is told so, and stopped if it comes all the same', async () => {
    const late = running();
    const signals: AbortSignal[] = [];
    let come: (environment: RunningEnvironment) => void = () => undefined;
    const actor = provisioning(
      drivers((_, { signal }) => {
        signals.push(signal);
        return new Promise((resolve) => (come = resolve));
      }),
    );
    actor.stop();
    expect(signals[0]?.aborted).toBe(true);
    come(late.environment);
    await settle();
    expect(late.stopped).toHaveLength(1);
  });
});

describe('invoking', () => {
  test('begins once the machines have taken their step, which is no time of the function', async () => {
    const asked: string[] = [];
    const invoke: RunningEnvironment['invoke'] = ({ requestId }) => {
      asked.push(requestId);
      return new Promise(() => undefined);
    };
    const made = drivers(() => Promise.resolve({ ...running().environment, invoke }));
    provisioning(made);
    await settle();
    const invocation = { requestId: 'a' } as InvokeInput['invocation'];
    createActor(made.invoke, { input: { environmentId: 'one', invocation } }).start();
    expect(asked).toEqual([]);
    await Promise.resolve();
    expect(asked).toEqual(['a']);
  });
});

describe('shutting down', () => {
  test('stops what runs, with the reason, and once', async () => {
    const one = running();
    const made = drivers(() => Promise.resolve(one.environment));
    provisioning(made);
    await settle();
    for (let times = 0; times < 2; times += 1)
      createActor(made.shutdown, {
        input: { environmentId: 'one', reason: 'replaced', limitMs: 2000 },
      }).start();
    await settle();
    expect(one.stopped).toEqual(['replaced']);
  });
});
