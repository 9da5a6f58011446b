import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { changedScenario } from '#model/scenario/scenario.ts';
import { parseScenario } from '#model/scenario/scenario.schema.ts';
import { simulate } from '#runtimes/simulated/simulation.ts';

const folder = new URL('../../../content/scenarios/', import.meta.url);
const files = readdirSync(folder);
const read = (file: string) => parseScenario(file, JSON.parse(readFileSync(new URL(file, folder), 'utf8')));

/** What its words promise: the states of its environments, in order, and how its calls were answered. */
async function story(file: string): Promise<{ states: string[]; answers: number[]; queue: string[] }> {
  const { records } = await simulate(read(file), { seed: 'story' });
  return {
    states: records.flatMap((one) =>
      one.type === 'environment.changed' ? [[one.record.state, one.record.reason].join(' ').trim()] : [],
    ),
    answers: records.flatMap((one) =>
      one.type === 'api.answered' && one.record.eventName === 'Invoke' ? [one.record.status] : [],
    ),
    queue: records.flatMap((one) => (one.type.startsWith('queue.') ? [one.type.slice('queue.'.length)] : [])),
  };
}
const count = (all: readonly unknown[], wanted: unknown) => all.filter((one) => one === wanted).length;

describe('the scenarios', () => {
  test('are at least twelve, each with a title of its own', () => {
    expect(new Set(files.map((file) => read(file).title)).size).toBeGreaterThanOrEqual(12);
  });

  test.each(files)('%s runs to its end, and is opened while something is to be seen', async (file) => {
    const scenario = read(file);
    const { moments } = await simulate(scenario, { seed: 'a' });
    expect(moments.length).toBeGreaterThan(4);
    expect(moments.some(({ atMs }) => atMs > scenario.openAtMs)).toBe(true);
  });

  test('a second request is warm', async () => {
    const { states, answers } = await story('02-second-request.json');
    expect(states).toEqual(['provisioning', 'initializing', 'invoking', 'ready', 'invoking', 'ready']);
    expect(answers).toEqual([200, 200]);
  });

  test('fifty at once are fifty environments, and the next fifty need none', async () => {
    const { states, answers } = await story('04-spike-of-fifty.json');
    expect(count(states, 'provisioning')).toBe(50);
    expect(count(answers, 200)).toBe(100);
    expect(count(states, 'ended spindown')).toBe(50);
  });

  test('a timeout resets, and the next request starts the process again in the same environment', async () => {
    const { states } = await story('09-timeout-and-reset.json');
    expect(states).toEqual([
      'provisioning',
      'initializing',
      'invoking',
      'resetting timeout',
      'ready',
      'initializing',
      'invoking',
      'ready',
    ]);
  });

  test('an init that failed runs again inside the invocation', async () => {
    const { states, answers } = await story('08-failed-init.json');
    expect(states.slice(0, 5)).toEqual([
      'provisioning',
      'initializing',
      'resetting failure',
      'initializing',
      'invoking',
    ]);
    expect(answers).toEqual([200, 200]);
  });

  test('a request that comes before the function is Active is refused', async () => {
    expect((await story('07-create-the-function.json')).answers).toEqual([409, 200]);
  });

  test('an asynchronous event that fails is tried three times', async () => {
    const { answers, queue } = await story('11-async-retries.json');
    expect(answers).toEqual([202]);
    expect(queue).toEqual([
      'received',
      'delivered',
      'returned',
      'delivered',
      'returned',
      'delivered',
      'dropped',
    ]);
  });

  test('the record of an event that fails to the end goes to its destination', async () => {
    const { answers, queue } = await story('15-async-destination.json');
    expect(answers).toEqual([202]);
    expect(queue.slice(-2)).toEqual(['dropped', 'sent']);
    const { records } = await simulate(read('15-async-destination.json'), { seed: 'story' });
    expect(records.at(-1)).toMatchObject({
      type: 'queue.sent',
      record: { target: 'arn:aws:sqs:us-east-1:123456789012:failed-orders' },
    });
  });

  test('a poison message takes its batch back, until the queue gives it up or the function names it', async () => {
    const batches = async (file: string) => {
      const { records } = await simulate(read(file), { seed: 'story' });
      return records.flatMap((one) =>
        one.type === 'mapping.settled'
          ? [`${one.record.next}: ${one.record.done.length} done, ${one.record.failed.length} failed`]
          : [],
      );
    };
    expect(await batches('21-poison-message.json')).toEqual([
      'returned: 0 done, 5 failed',
      'returned: 0 done, 5 failed',
      'deleted: 2 done, 0 failed',
      'returned: 0 done, 5 failed',
    ]);
    expect(await batches('22-poison-reported.json')).toEqual([
      'returned: 4 done, 1 failed',
      'returned: 0 done, 1 failed',
      'returned: 0 done, 1 failed',
    ]);
  });

  test('who is one too many gets 429 at once, and an event gets through in the end', async () => {
    const { answers } = await story('12-reserved-concurrency.json');
    expect(count(answers, 429)).toBeGreaterThan(2);
    const { answers: taken, queue } = await story('13-throttled-events.json');
    expect(count(taken, 202)).toBe(4);
    expect(count(queue, 'succeeded')).toBe(4);
    expect(count(queue, 'returned')).toBeGreaterThan(2);
  });

  test('a function in a VPC is Inactive after fourteen days, and refuses once for it', async () => {
    const { states, answers } = await story('16-vpc.json');
    expect(answers).toEqual([409, 200, 502, 409, 200]);
    expect(count(states, 'provisioning')).toBe(2);
  });

  test('the first container of an image takes longer to start than those after it', async () => {
    const { records } = await simulate(read('17-container-image.json'), { seed: 'story' });
    const inits = records.flatMap((one) =>
      one.type === 'platform.initReport' ? [one.record.metrics.durationMs] : [],
    );
    expect(inits).toHaveLength(3);
    expect(Math.max(...inits.slice(1))).toBeLessThan(inits[0] ?? 0);
  });

  test('a version with SnapStart is refused while its snapshot is taken, and restored without an init', async () => {
    const { states, answers } = await story('18-snapstart.json');
    expect(answers).toEqual([200, 409, 200, 200]);
    expect(states.slice(4)).toEqual(['provisioning', 'restoring', 'invoking', 'ready', 'invoking', 'ready']);
  });

  test('of three requests two find containers that were kept, and one spills over', async () => {
    const { states, answers } = await story('19-provisioned-concurrency.json');
    expect(answers).toEqual([200, 200, 200, 200]);
    expect(states.slice(0, 6)).toEqual([
      'provisioning',
      'provisioning',
      'initializing',
      'initializing',
      'ready',
      'ready',
    ]);
    expect(count(states, 'provisioning')).toBe(3);
    expect(count(states, 'ended spindown')).toBe(3);
  });

  test('an extension gets two seconds for the end, though it would like three', async () => {
    const { records } = await simulate(read('20-extension-delays-shutdown.json'), { seed: 'story' });
    const at = (state: string) =>
      records.find((one) => one.type === 'environment.changed' && one.record.state === state)?.time ?? 0;
    expect(at('ended') - at('shuttingDown')).toBe(2000);
    expect(records.some(({ type }) => type === 'platform.extension')).toBe(true);
    expect(JSON.stringify(records)).not.toContain('[telemetry] done');
    const asked = records.flatMap((one) =>
      one.type === 'runtimeApi.request' && one.record.path.includes('/extension/') ? [one.record.path] : [],
    );
    expect(asked).toEqual([
      '/2020-01-01/extension/register',
      '/2020-01-01/extension/event/next',
      '/2020-01-01/extension/event/next',
      '/2020-01-01/extension/event/next',
    ]);
  });
});

describe('a scenario', () => {
  const scenario = read('12-reserved-concurrency.json');

  test('is changed where the reader changed it, and nowhere else', () => {
    const changed = changedScenario(scenario, {
      memoryMB: 512,
      everyMs: 5,
      more: [{ do: 'deploy', atMs: 9000 }],
    });
    expect(changed.function).toEqual({ ...scenario.function, memoryMB: 512 });
    expect(changed.acts.map((act) => (act.do === 'invoke' ? act.everyMs : act.do))).toEqual([
      'reserve',
      5,
      5,
      'deploy',
    ]);
    expect(changed.untilMs).toBe(9000 + 3000 + 1000);
    expect(changedScenario(scenario, {})).toEqual(scenario);
  });

  test('that asks for too much, or for what is not there, is refused with its file', () => {
    const raw = JSON.parse(readFileSync(new URL(files[0] ?? '', folder), 'utf8')) as object;
    expect(() => parseScenario('x.json', { ...raw, acts: [] })).toThrow(/x\.json is no scenario/);
    expect(() =>
      parseScenario('x.json', { ...raw, acts: [{ do: 'invoke', atMs: 0, times: 1_000_000 }] }),
    ).toThrow(/times/);
    expect(() => parseScenario('x.json', { ...raw, untilMs: 10 })).toThrow(/after its end/);
  });
});
