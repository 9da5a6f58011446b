/**
 * Had a handler got hold of the port to the page, or of its worker's whole scope, it could say what it likes. What
 * the page makes of that is tried here with programs that stand in for the worker's own.
 */
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { InvokeOutcome } from '#model/runtime-port.ts';
import type { RuntimeEvent } from '#model/telemetry/trace.ts';
import { frameAddress } from '#runtimes/embedded/runner-files.ts';
import { SandboxFrame } from '#runtimes/embedded/sandbox-frame.ts';
import { TemporaryStorage } from '#runtimes/embedded/temporary-storage.ts';
import { workerProcess } from '#runtimes/embedded/worker-process.ts';
import { WorkerPool } from '#runtimes/embedded/worker-pool.ts';
import { systemClock } from '#runtimes/runtime-api/clock.ts';
import { EnvironmentSession } from '#runtimes/runtime-api/environment-session.ts';
import { specOf } from './stage.ts';

/** Asks for an event as a runtime does, and runs what `FORGERY` says when it has come. */
const program = `onmessage = ({ ports: [port] }) => {
  onmessage = null;
  const send = (message, transfer = []) => port.postMessage(message, transfer);
  const request = (exchangeId, method, path, headers = {}) =>
    send({ type: 'http.request', exchangeId, method, host: '127.0.0.1', port: 9001, path: '/2018-06-01/runtime' + path, headers });
  let forgery;
  port.onmessage = ({ data }) => {
    if (data.type === 'process.start') {
      forgery = data.start.environment.FORGERY;
      request(1, 'GET', '/invocation/next');
      send({ type: 'http.bodyEnded', exchangeId: 1, trailers: {} });
    } else if (data.exchangeId === 1) {
      const id = data.headers['Lambda-Runtime-Aws-Request-Id'];
      Function('send', 'request', 'id', forgery)(send, request, id);
    }
  };
  send({ type: 'worker.ready' });
};`;

/** The process is ended for saying it. */
const killedFor: Record<string, string> = {
  nothing: 'send(null)',
  'a text': 'send("process.exited")',
  'an unknown type': 'send({ type: "page.eval", code: "1" })',
  'what the page says': 'send({ type: "process.start", start: {} })',
  'an answer of the page':
    'send({ type: "http.response", exchangeId: 1, status: 200, headers: {}, body: new Uint8Array() })',
  'what the frame says': 'send({ type: "frame.pong", beat: 1 })',
  'an end without a code': 'send({ type: "process.exited" })',
  'an end with a text': 'send({ type: "process.exited", exitCode: "0" })',
  'output to no stream': 'send({ type: "process.output", stream: "stdin", text: "x" })',
  'output that is no text':
    'send({ type: "process.output", stream: "stdout", text: { length: 1, slice: 1 } })',
  'output of 2 MB at once': 'send({ type: "process.output", stream: "stdout", text: "x".repeat(2 ** 21) })',
  'memory without end': 'send({ type: "memory.peaked", usedBytes: Infinity })',
  'negative memory': 'send({ type: "memory.peaked", usedBytes: -1 })',
  'a request without a number':
    'send({ type: "http.request", exchangeId: "__proto__", method: "GET", host: "a", port: 1, path: "/", headers: {} })',
  'a thousand headers':
    'request(2, "GET", "/", Object.fromEntries(Array.from({ length: 1000 }, (_, n) => ["h" + n, "x"])))',
  'headers of 1 MB':
    'request(2, "GET", "/", Object.fromEntries(Array.from({ length: 20 }, (_, n) => ["h" + n, "x".repeat(60000)])))',
  'a file outside of /tmp':
    'send({ type: "file.wrote", path: "/var/task/index.js", position: 0, data: new Uint8Array(1) })',
  'a file beside /tmp':
    'send({ type: "file.wrote", path: "/tmp/../etc/x", position: 0, data: new Uint8Array(1) })',
  'a file larger than /tmp': 'send({ type: "file.truncated", path: "/tmp/a", size: 1e15 })',
  'bytes far beyond the end of /tmp':
    'send({ type: "file.wrote", path: "/tmp/a", position: 1e15, data: new Uint8Array(1) })',
  'bytes that are none':
    'send({ type: "file.wrote", path: "/tmp/a", position: 0, data: { byteLength: 1, buffer: {} } })',
  'a small view of a large buffer':
    'send({ type: "http.body", exchangeId: 1, data: new Uint8Array(new ArrayBuffer(2 ** 25), 0, 1) })',
  'a prototype': 'send(JSON.parse(\'{"__proto__":{"type":"worker.ready","polluted":true}}\'))',
  'an object a thousand levels deep':
    'let deep = {}; for (let n = 0; n < 1000; n++) deep = { deep }; send(deep)',
  'folders without end':
    'for (let n = 0; n < 40000; n++) send({ type: "directory.made", path: "/tmp/" + n })',
  'a quarter of a million messages': 'for (let n = 0; n < 250000; n++) send({ type: "worker.ready" })',
};

/** Changes nothing: the event is still waited for. */
const withoutEffect: Record<string, string> = {
  'that it is ready, again': 'send({ type: "worker.ready" })',
  'parts of a request that it has not made':
    'send({ type: "http.body", exchangeId: 99, data: new Uint8Array(9) }); send({ type: "http.bodyEnded", exchangeId: 98, trailers: {} }); send({ type: "http.aborted", exchangeId: 97 })',
  'two requests of one number':
    'for (let n = 0; n < 3; n++) request(7, "POST", "/invocation/" + id + "/response")',
  'answers for other requests':
    'for (const other of ["x", id + "/..", "__proto__", "constructor"]) { request(id.length + other.length, "POST", "/invocation/" + other + "/response"); send({ type: "http.bodyEnded", exchangeId: id.length + other.length, trailers: {} }); }',
  'that its init has failed':
    'request(8, "POST", "/init/error"); send({ type: "http.bodyEnded", exchangeId: 8, trailers: {} })',
  'that it used more memory than there is': 'send({ type: "memory.peaked", usedBytes: 2 ** 52 })',
  'headers named like prototypes':
    'request(9, "GET", "/x", JSON.parse(\'{"__proto__":"x","constructor":"y","prototype":"z"}\')); send({ type: "http.bodyEnded", exchangeId: 9, trailers: JSON.parse(\'{"__proto__":"x"}\') })',
};

const never = () => new AbortController().signal;

describe('a worker that says', () => {
  let pool: WorkerPool;
  beforeAll(() => {
    pool = new WorkerPool(() => SandboxFrame.open(frameAddress, program));
  });
  afterAll(() => pool.close());

  const hear = async (forgery: string, timeoutMs: number) => {
    const seen: RuntimeEvent[] = [];
    const spec = specOf({}, { variables: { FORGERY: forgery }, ephemeralStorageMB: 1 });
    const environment = new EnvironmentSession({
      spec,
      clock: systemClock,
      listener: (event) => seen.push(event),
      startProcess: workerProcess({
        spec,
        storage: new TemporaryStorage(2 ** 20),
        takeWorker: () => pool.take(),
        runtimeClient: () => Promise.resolve(''),
        parts: () => Promise.resolve({}),
        sdk: () => Promise.resolve({}),
        nextProcessId: () => 2,
      }),
    });
    onTestFinished(() => environment.stop());
    expect(await environment.init({ limitMs: 10_000, signal: never() })).toMatchObject({ status: 'success' });
    const outcome: InvokeOutcome = await environment.invoke(
      {
        requestId: '00000000-0000-4000-8000-000000000001',
        payload: '{}',
        timeoutMs,
        invokedFunctionArn: spec.functionArn,
        traceId: 'Root=1-5759e988-bd862e3fe1be46a994272793',
      },
      { signal: never() },
    );
    expect('polluted' in {}).toBe(false);
    return { outcome, seen };
  };

  it.each(Object.entries(killedFor))('%s is ended', async (_, forgery) => {
    const { outcome } = await hear(forgery, 15_000);
    expect(outcome).toMatchObject({ status: 'failure', exit: { signal: 'SIGKILL' } });
  });

  it.each(Object.entries(withoutEffect))('%s changes nothing', async (_, forgery) => {
    const { outcome } = await hear(forgery, 150);
    expect(outcome.status).toBe('timeout');
    expect(outcome.maxMemoryUsedMB).toBeLessThanOrEqual(256);
  });

  it('an answer in time is believed', async () => {
    // What makes the refusals above mean something.
    const { outcome } = await hear(
      `request(2, 'POST', '/invocation/' + id + '/response'); send({ type: 'http.body', exchangeId: 2, data: new TextEncoder().encode('"yes"') });
      send({ type: 'http.bodyEnded', exchangeId: 2, trailers: {} });
      request(3, 'GET', '/invocation/next'); send({ type: 'http.bodyEnded', exchangeId: 3, trailers: {} });`,
      10_000,
    );
    expect(outcome).toMatchObject({ status: 'success', payload: '"yes"' });
  });
});

it('ends a worker whose error nobody caught, although a worker would live on', async () => {
  const frame = await SandboxFrame.open(
    frameAddress,
    `onmessage = ({ ports: [port] }) => {
      const channel = new BroadcastChannel('beats');
      channel.onmessage = ({ data }) => port.postMessage(data);
      port.onmessage = () => { setInterval(() => channel.postMessage('beat'), 5); setTimeout(() => { throw new Error('x'.repeat(1e6)); }, 100); };
    };`,
  );
  onTestFinished(() => {
    frame.close();
  });
  const beats: number[] = [];
  const listener = frame.spawn(() => undefined);
  listener.port.onmessage = () => beats.push(performance.now());
  const loss = await new Promise<unknown>((resolve) => {
    const failing = frame.spawn(resolve);
    failing.port.postMessage('begin');
  });
  expect(loss).toMatchObject({ reason: 'workerFailed' });
  expect(JSON.stringify(loss).length).toBeLessThan(5000);
  // The last beats are on their way.
  await new Promise((resolve) => setTimeout(resolve, 300));
  const heard = beats.length;
  expect(heard).toBeGreaterThan(0);
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(beats.length).toBe(heard);
});
