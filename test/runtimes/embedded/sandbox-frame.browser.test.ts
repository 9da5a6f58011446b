import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { EnvironmentSpec, RunningEnvironment, Runtime } from '#model/runtime-port.ts';
import type { RuntimeEvent } from '#model/telemetry/trace.ts';
import { createEmbeddedRuntime } from '#runtimes/embedded/embedded-runtime.ts';

const spec = (source: string): EnvironmentSpec => ({
  environmentId: 'environment-1',
  functionName: 'demo',
  functionVersion: '$LATEST',
  functionArn: 'arn:aws:lambda:us-east-1:123456789012:function:demo',
  region: 'us-east-1',
  runtime: 'nodejs24.x',
  architecture: 'x86_64',
  handler: 'index.handler',
  memorySizeMB: 128,
  ephemeralStorageMB: 512,
  variables: {},
  files: { 'index.js': source },
  logGroup: '/aws/lambda/demo',
  logStream: 'stream',
  logFormat: 'Text',
});

const never = () => new AbortController().signal;
const invoke = (environment: RunningEnvironment, timeoutMs = 10_000) =>
  environment.invoke(
    {
      requestId: '00000000-0000-4000-8000-000000000001',
      payload: '{}',
      timeoutMs,
      invokedFunctionArn: 'arn:aws:lambda:us-east-1:123456789012:function:demo',
      traceId: 'Root=1-5759e988-bd862e3fe1be46a994272793',
    },
    { signal: never() },
  );

const frame = () => {
  const found = document.querySelector('iframe[title="Runner"]');
  if (!(found instanceof HTMLIFrameElement)) throw new Error('There is no frame.');
  return found;
};

describe('the frame that handlers run in', () => {
  let runtime: Runtime;
  let seen: RuntimeEvent[];
  const start = async (source: string) => {
    const environment = await runtime.start(spec(source), {
      listener: (event) => seen.push(event),
      signal: never(),
    });
    expect(await environment.init({ limitMs: 10_000, signal: never() })).toMatchObject({ status: 'success' });
    return environment;
  };
  beforeEach(() => {
    runtime = createEmbeddedRuntime();
    seen = [];
  });
  afterEach(() => runtime.dispose());

  it('is sandboxed, hidden, of no origin, and out of reach for the keyboard', async () => {
    await runtime.prepare();
    expect(frame().getAttribute('sandbox')).toBe('allow-scripts');
    expect(frame().contentDocument).toBeNull();
    expect(() => frame().contentWindow?.document).toThrow(expect.objectContaining({ name: 'SecurityError' }));
    expect(frame().checkVisibility()).toBe(false);
    expect(frame().tabIndex).toBe(-1);
  });

  it('lets no code load anything from elsewhere, by any way that there is', async () => {
    const here = JSON.stringify(location.href);
    const environment = await start(`exports.handler = async () => {
      const attempt = async (work) => { try { await work(); return 'reached'; } catch { return 'refused'; } };
      return Promise.all([
        attempt(() => fetch(${here})),
        attempt(() => Function('return import(${here.replaceAll("'", '')})')()),
        attempt(() => new XMLHttpRequest().open('GET', ${here})),
        attempt(() => new Worker(${here})),
        attempt(() => new WebSocket('wss://example.com')),
        attempt(() => Object.getPrototypeOf(Object.getPrototypeOf(globalThis)).fetch(${here})),
        attempt(() => indexedDB.open('a')),
        attempt(() => caches.open('a')),
        attempt(() => importScripts(${here})),
      ]);
    };`);
    const outcome = await invoke(environment);
    expect(outcome).toMatchObject({ status: 'success' });
    if (outcome.status === 'success') {
      expect(JSON.parse(outcome.payload)).toEqual(Array.from({ length: 9 }, () => 'refused'));
    }
  });

  it('hands nobody the port to the page', async () => {
    const environment = await start(`exports.handler = async () => {
      const caught = [];
      const { postMessage } = MessagePort.prototype;
      MessagePort.prototype.postMessage = function (...values) { caught.push(values); return postMessage.apply(this, values); };
      console.log('out');
      require('fs').writeFileSync('/tmp/a', 'x');
      await new Promise((resolve) => setImmediate(resolve));
      return caught.length;
    };`);
    expect(await invoke(environment)).toMatchObject({ status: 'success', payload: '0' });
  });

  it('is replaced when it dies, and what ran in it has run out of memory', { timeout: 30_000 }, async () => {
    const environment = await start(
      'exports.handler = () => new Promise((resolve) => setTimeout(resolve, 60_000));',
    );
    const invoked = invoke(environment, 20_000);
    frame().remove();
    expect(await invoked).toMatchObject({
      status: 'failure',
      errorType: 'Runtime.OutOfMemory',
      exit: { signal: 'SIGKILL' },
    });
    const next = await start('exports.handler = async () => "alive";');
    expect(await invoke(next)).toMatchObject({ status: 'success', payload: '"alive"' });
  });

  it('carries what a process wrote to /tmp over to the next one, even out of a hot loop', async () => {
    const environment = await start(`const fs = require('fs');
      exports.handler = async () => {
        if (fs.existsSync('/tmp/a')) return fs.readFileSync('/tmp/a', 'utf8');
        fs.writeFileSync('/tmp/a', 'written ');
        fs.appendFileSync('/tmp/a', 'before');
        for (;;);
      };`);
    expect(await invoke(environment, 500)).toMatchObject({ status: 'timeout' });
    await environment.reset();
    expect(await environment.init({ limitMs: 10_000, signal: never() })).toMatchObject({ status: 'success' });
    expect(await invoke(environment)).toMatchObject({ status: 'success', payload: '"written before"' });
    expect(seen.filter(({ type }) => type === 'file.written')).toEqual([
      { type: 'file.written', record: { path: '/tmp/a', bytes: 14 } },
    ]);
  });
});
