import { beforeEach, describe, expect, it } from 'vitest';
import { EnvironmentSession } from '#runtimes/runtime-api/environment-session.ts';
import type { RuntimeEvent } from '#model/telemetry/trace.ts';
import { FakeClock } from './fake-clock.ts';
import { ScriptedProcess } from './scripted-process.ts';
import { initError } from './wire-messages.ts';

const invocation = {
  requestId: 'request-1',
  payload: '{"n":1}',
  timeoutMs: 3000,
  invokedFunctionArn: 'arn:aws:lambda:eu-central-1:123456789012:function:greet',
  traceId: 'Root=1-0',
};

let clock: FakeClock;
let events: RuntimeEvent[];
let processes: ScriptedProcess[];
let disposed: number;
let session: EnvironmentSession;
let abort: AbortController;

beforeEach(() => {
  clock = new FakeClock();
  events = [];
  processes = [];
  disposed = 0;
  abort = new AbortController();
  session = new EnvironmentSession({
    spec: { environmentId: 'env-1' },
    clock,
    listener: (event) => events.push(event),
    startProcess: (connection) => {
      const process = new ScriptedProcess(connection, processes.length + 7);
      processes.push(process);
      return Promise.resolve(process);
    },
    dispose: () => void disposed++,
  });
});

const init = () => session.init({ limitMs: 10_000, signal: abort.signal });
const invoke = (input = invocation) => session.invoke(input, { signal: abort.signal });
const types = () => events.map((event) => event.type);

async function started(): Promise<ScriptedProcess> {
  await expect.poll(() => types().filter((type) => type === 'process.started')).not.toEqual([]);
  const process = processes.at(-1);
  if (!process) throw new Error('no process');
  return process;
}

async function ready(): Promise<ScriptedProcess> {
  const outcome = init();
  const process = await started();
  await process.ask();
  expect((await outcome).status).toBe('success');
  return process;
}

/** An invocation whose event the process has in its hands. */
async function working() {
  const process = await ready();
  const outcome = invoke();
  await process.event();
  return { process, outcome };
}

describe('init', () => {
  it('is over when the runtime asks for its first event', async () => {
    const outcome = init();
    const process = await started();
    clock.advance(120);
    await process.ask();
    expect(await outcome).toEqual({
      status: 'success',
      startedAt: clock.start,
      endedAt: clock.start + 120,
      durationMs: 120,
      maxMemoryUsedMB: 42,
    });
    expect(process.calls).toEqual(['freeze']);
    expect(events[0]).toEqual({
      type: 'process.started',
      record: { pid: 7, argv: process.argv, env: process.env, cwd: '/var/task' },
    });
    expect(clock.pendingTimers).toBe(0);
  });

  it('fails with what the runtime posted, and with how its process ended', async () => {
    const outcome = init();
    const process = await started();
    const content = { errorType: 'ReferenceError', errorMessage: 'x is not defined', trace: ['a', 'b'] };
    await process.send(initError(content, { 'Lambda-Runtime-Function-Error-Type': 'ReferenceError' }));
    process.exit({ exitCode: 129 });
    expect(await outcome).toMatchObject({
      status: 'error',
      errorType: 'Runtime.Unknown',
      error: content,
      exit: { exitCode: 129 },
    });
    expect(events.at(-1)).toEqual({ type: 'process.exited', record: { pid: 7, exitCode: 129 } });
  });

  it.each([
    [{ exitCode: 1 }, 'Runtime.ExitError', 'Runtime exited with error: exit status 1'],
    [{ exitCode: 0 }, 'Runtime.ExitError', 'Runtime exited without providing a reason'],
    [{ signal: 'SIGSEGV' }, 'Runtime.ExitError', 'Runtime exited with error: signal: segmentation fault'],
    [
      { signal: 'SIGKILL', outOfMemory: true },
      'Runtime.OutOfMemory',
      'Runtime exited with error: signal: killed',
    ],
  ])('fails where the process ends first: %o', async (end, errorType, errorMessage) => {
    const outcome = init();
    (await started()).exit(end);
    expect(await outcome).toMatchObject({ status: 'error', errorType, error: { errorType, errorMessage } });
  });

  it('is killed when its time is up', async () => {
    const outcome = init();
    const process = await started();
    clock.advance(10_000);
    expect(await outcome).toMatchObject({ status: 'timeout', durationMs: 10_000 });
    expect(process.calls).toEqual(['kill']);
    expect(events.at(-1)).toMatchObject({ record: { signal: 'SIGKILL' } });
  });

  it('can run again in a new process after a reset, and not before', async () => {
    const first = await ready();
    await expect(init()).rejects.toThrow(/reset/);
    await session.reset();
    expect(first.calls).toContain('kill');
    const second = await ready();
    expect(second.pid).toBe(8);
    expect(types()).toEqual([
      'process.started',
      'runtimeApi.request',
      'process.exited',
      'process.started',
      'runtimeApi.request',
    ]);
  });
});

describe('an invocation', () => {
  it('says its deadline by the clock that the handler reads', async () => {
    clock.wallBehind = 2.5;
    const { process } = await working();
    expect((await process.event()).deadlineMs).toBe(clock.wall() + 3000);
  });

  it('hands the event over and is done when the runtime asks for the next one', async () => {
    const { process, outcome } = await working();
    expect(await process.event()).toEqual({
      requestId: 'request-1',
      deadlineMs: clock.start + 3000,
      text: '{"n":1}',
    });
    clock.advance(30);
    await process.respond('{"n":2}');
    clock.advance(10);
    await process.ask();
    expect(await outcome).toEqual({
      status: 'success',
      payload: '{"n":2}',
      contentType: 'application/json',
      maxMemoryUsedMB: 42,
      startedAt: clock.start,
      endedAt: clock.start + 40,
      durationMs: 40,
    });
    expect(process.calls).toEqual(['freeze', 'thaw', 'freeze']);
    expect(clock.pendingTimers).toBe(0);
  });

  it('that fails leaves the process alive for the next one', async () => {
    const { process, outcome } = await working();
    await process.fail({ errorType: 'OrderError', errorMessage: 'no stock', trace: ['x'] });
    await process.ask();
    const failed = await outcome;
    expect(failed).toMatchObject({
      status: 'error',
      errorType: 'Runtime.Unknown',
      error: { errorType: 'OrderError', errorMessage: 'no stock', trace: ['x'] },
    });
    expect(failed).not.toHaveProperty('exit');
    const again = invoke({ ...invocation, requestId: 'request-2' });
    await process.respond('2');
    await process.ask();
    expect(await again).toMatchObject({ status: 'success', payload: '2' });
  });

  it('says how the process ended that posted an error and left', async () => {
    const { process, outcome } = await working();
    await process.fail({ errorType: 'Runtime.UnhandledPromiseRejection', errorMessage: 'floating' });
    process.exit({ exitCode: 128 });
    expect(await outcome).toMatchObject({ status: 'error', exit: { exitCode: 128 } });
  });

  it.each([
    [{ exitCode: 1 }, 'Runtime.ExitError', { exitCode: 1 }],
    [{ signal: 'SIGKILL', outOfMemory: true }, 'Runtime.OutOfMemory', { signal: 'SIGKILL' }],
  ])('fails with the process: %o', async (end, errorType, exit) => {
    const { process, outcome } = await working();
    process.exit(end);
    expect(await outcome).toMatchObject({ status: 'failure', errorType, exit });
  });

  it('is killed at its deadline, also where it has answered but is not done', async () => {
    const { process, outcome } = await working();
    await process.respond('1');
    clock.advance(3000);
    expect(await outcome).toMatchObject({ status: 'timeout', durationMs: 3000 });
    expect(process.calls.at(-1)).toBe('kill');
    process.log('from beyond');
    expect(types()).not.toContain('function');
  });

  it('fails at once where the process has ended in between', async () => {
    const process = await ready();
    process.exit({ exitCode: 3 });
    expect(await invoke()).toMatchObject({ status: 'failure', exit: { exitCode: 3 }, durationMs: 0 });
  });

  it('cannot overlap another', async () => {
    const { process, outcome } = await working();
    await expect(invoke()).rejects.toThrow(/one event at a time/);
    await process.respond('1');
    await process.ask();
    expect(await outcome).toMatchObject({ status: 'success' });
  });

  it('needs an init', async () => {
    await expect(invoke()).rejects.toThrow(/not been initialised/);
  });

  it('ends when it is aborted', async () => {
    const { process, outcome } = await working();
    abort.abort();
    expect(await outcome).toMatchObject({ status: 'failure', exit: { signal: 'SIGKILL' } });
    expect(process.calls.at(-1)).toBe('kill');
  });
});

describe('stopping', () => {
  it('settles what is pending and frees the environment once', async () => {
    const { process, outcome } = await working();
    await Promise.all([session.stop(), session.stop()]);
    expect(await outcome).toMatchObject({ status: 'failure', exit: { signal: 'SIGKILL' } });
    expect(process.calls.filter((call) => call === 'kill')).toHaveLength(1);
    expect(types().filter((type) => type === 'process.exited')).toHaveLength(1);
    expect(disposed).toBe(1);
  });

  it('starts no process any more', async () => {
    await session.stop();
    expect(await init()).toMatchObject({ status: 'error', exit: { signal: 'SIGKILL' } });
    expect(processes).toEqual([]);
  });
});

it('reports log lines in order, those before the start of the process was known too', async () => {
  const early = new EnvironmentSession({
    spec: { environmentId: 'env-2' },
    clock,
    listener: (event) => events.push(event),
    startProcess: (connection) => {
      const process = new ScriptedProcess(connection, 1);
      process.log('early');
      queueMicrotask(() => process.log('late'));
      processes.push(process);
      return Promise.resolve(process);
    },
  });
  const outcome = early.init({ limitMs: 1000, signal: abort.signal });
  await (await started()).ask();
  expect(await outcome).toMatchObject({ status: 'success' });
  expect(types()).toEqual(['process.started', 'function', 'function', 'runtimeApi.request']);
});
