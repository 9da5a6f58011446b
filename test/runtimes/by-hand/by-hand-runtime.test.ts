import { beforeEach, describe, expect, it } from 'vitest';
import type { EnvironmentSpec, RunningEnvironment } from '#model/runtime-port.ts';
import type { RuntimeEvent } from '#model/telemetry/trace.ts';
import { createByHandRuntime, type ByHandRuntime } from '#runtimes/by-hand/by-hand-runtime.ts';
import type { HandAnswer, HandRequest } from '#runtimes/by-hand/hand-state.ts';
import { FakeClock } from '../runtime-api/fake-clock.ts';

const spec: EnvironmentSpec = {
  environmentId: 'env-1',
  functionName: 'greet',
  functionVersion: '$LATEST',
  functionArn: 'arn:aws:lambda:eu-central-1:123456789012:function:greet',
  region: 'eu-central-1',
  runtime: 'nodejs24.x',
  architecture: 'x86_64',
  handler: 'index.handler',
  memorySizeMB: 128,
  ephemeralStorageMB: 512,
  variables: { MINE: 'yes' },
  files: {},
  logGroup: '/aws/lambda/greet',
  logStream: '2026/11/23/[$LATEST]0',
  logFormat: 'Text',
};
const input = {
  requestId: 'request-1',
  payload: '{"n":1}',
  timeoutMs: 3000,
  invokedFunctionArn: spec.functionArn,
  traceId: 'Root=1-0',
};
const base = '/2018-06-01/runtime';

let clock: FakeClock;
let runtime: ByHandRuntime;
let environment: RunningEnvironment;
let events: RuntimeEvent[];
const signal = new AbortController().signal;

beforeEach(async () => {
  clock = new FakeClock();
  runtime = createByHandRuntime({ clock });
  events = [];
  environment = await runtime.start(spec, { listener: (event) => events.push(event), signal });
});

const settle = () => new Promise((resolve) => setTimeout(resolve, 0));
const mine = () => {
  const [first] = runtime.desk.environments;
  if (!first) throw new Error('no environment');
  return first;
};
const send = async (request: Partial<HandRequest>): Promise<HandAnswer | null> => {
  const answer = runtime.desk.send('env-1', { method: 'POST', path: '', headers: {}, body: '', ...request });
  await settle();
  return answer;
};
async function initialised(): Promise<void> {
  const outcome = environment.init({ limitMs: 10_000, signal });
  await settle();
  clock.advance(0);
  expect(await outcome).toMatchObject({ status: 'success' });
}

describe('a person as the runtime', () => {
  it('asks for an event, and the question hangs until there is one', async () => {
    await initialised();
    expect(mine()).toMatchObject({ phase: 'idle', waitingSince: clock.now(), event: null, pid: 2 });
    const outcome = environment.invoke(input, { signal });
    await settle();
    expect(mine()).toMatchObject({
      phase: 'invoke',
      waitingSince: null,
      deadline: clock.now() + 3000,
      event: {
        requestId: 'request-1',
        payload: '{"n":1}',
        answered: false,
        headers: { 'Lambda-Runtime-Deadline-Ms': String(clock.now() + 3000) },
      },
    });
    const accepted = await send({ path: `${base}/invocation/request-1/response`, body: '"hello"' });
    expect(accepted).toMatchObject({ status: 202, body: '{"status":"OK"}\n' });
    expect(await outcome).toMatchObject({ status: 'success', payload: '"hello"' });
    expect(events.map(({ type }) => type)).toEqual([
      'process.started',
      'runtimeApi.request',
      'runtimeApi.response',
      'runtimeApi.request',
      'runtimeApi.response',
      'runtimeApi.request',
    ]);
  });

  it('has to ask by hand where that is wanted: until then the invocation goes on', async () => {
    runtime.desk.asksByItself = false;
    const initialising = environment.init({ limitMs: 10_000, signal });
    await settle();
    clock.advance(0);
    expect(mine()).toMatchObject({ phase: 'init', waitingSince: null });
    const next = runtime.desk.send('env-1', {
      method: 'GET',
      path: `${base}/invocation/next`,
      headers: {},
      body: '',
    });
    expect(await initialising).toMatchObject({ status: 'success' });
    const outcome = environment.invoke(input, { signal });
    expect(await next).toMatchObject({ status: 200, body: '{"n":1}' });
    await send({ path: `${base}/invocation/request-1/response`, body: '1' });
    expect(mine()).toMatchObject({ phase: 'invoke', event: { answered: true }, waitingSince: null });
    clock.advance(3000);
    expect(await outcome).toMatchObject({ status: 'timeout' });
  });

  it('is stopped when the time is up, and starts again in the same environment', async () => {
    await initialised();
    const outcome = environment.invoke(input, { signal });
    await settle();
    clock.advance(3000);
    expect(await outcome).toMatchObject({ status: 'timeout', durationMs: 3000 });
    expect(mine()).toMatchObject({
      pid: null,
      event: null,
      deadline: null,
      lastEnd: { by: 'deadline', signal: 'SIGKILL' },
    });
    expect(await send({ path: `${base}/invocation/request-1/response`, body: '1' })).toBeNull();
    await environment.reset();
    await initialised();
    expect(mine()).toMatchObject({ pid: 3, lastEnd: null });
  });

  it('gets the API’s own answers to what is wrong', async () => {
    await initialised();
    const outcome = environment.invoke(input, { signal });
    await settle();
    const said = async (request: Partial<HandRequest>) => (await send(request))?.status;
    expect(await said({ path: `${base}/invocation/other/response`, body: '1' })).toBe(400);
    expect(await said({ path: `${base}/init/error`, body: '{}' })).toBe(403);
    expect(await said({ path: `${base}/invocation/request-1/answer` })).toBe(404);
    expect(await said({ method: 'PUT', path: `${base}/invocation/request-1/response` })).toBe(405);
    expect(mine().event).toMatchObject({ answered: false });
    expect(
      await said({ path: `${base}/invocation/request-1/response`, body: 'x'.repeat(6 * 1024 * 1024 + 101) }),
    ).toBe(413);
    expect(await outcome).toMatchObject({ status: 'error', errorType: 'Function.ResponseSizeTooLarge' });
  });

  it('may say that it cannot start', async () => {
    runtime.desk.asksByItself = false;
    const outcome = environment.init({ limitMs: 10_000, signal });
    await settle();
    await send({
      path: `${base}/init/error`,
      headers: { 'Lambda-Runtime-Function-Error-Type': 'Runtime.NotToday' },
      body: '{"errorType":"NotToday","errorMessage":"no"}',
    });
    runtime.desk.exit('env-1', 1);
    expect(await outcome).toMatchObject({
      status: 'error',
      errorType: 'Runtime.NotToday',
      exit: { exitCode: 1 },
    });
    expect(mine().lastEnd).toEqual({ by: 'itself', exitCode: 1 });
  });

  it('prints, and ends with a status of its choice', async () => {
    await initialised();
    const outcome = environment.invoke(input, { signal });
    await settle();
    runtime.desk.print('env-1', 'two\nlines');
    runtime.desk.exit('env-1', 3);
    expect(await outcome).toMatchObject({
      status: 'failure',
      errorType: 'Runtime.ExitError',
      exit: { exitCode: 3 },
    });
    const logged = events.filter((event) => event.type === 'function').map(({ record }) => record);
    expect(logged).toEqual(['two', 'lines']);
  });

  it('sees the variables that its process would have, and no environment once it has ended', async () => {
    let changes = 0;
    const forget = runtime.desk.subscribe(() => changes++);
    await initialised();
    expect(mine().env).toMatchObject({ MINE: 'yes', _HANDLER: 'index.handler' });
    expect(changes).toBeGreaterThan(0);
    await environment.stop('spindown');
    expect(runtime.desk.environments).toEqual([]);
    forget();
  });
});
