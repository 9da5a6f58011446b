import { expect } from 'vitest';
import { resultOf, runsOutOfMemory, timesOut } from '../expectations.ts';
import type { Attack } from '../attack.ts';

const next = 'new process';
const configuration = { memorySizeMB: 128 };
const MB = 'const MB = 1024 * 1024, kept = globalThis.kept = [];';

/** Memory, processor time, stack, timers: taken until there is no more. */
export const exhaustionAttacks: readonly Attack[] = [
  {
    name: 'fills memory with arrays',
    attack: `${MB} for (;;) kept.push(new Array(1000).fill(kept.length));`,
    configuration,
    timeoutMs: 8000,
    next,
    heavy: true,
    contained: runsOutOfMemory,
  },
  {
    name: 'fills memory with buffers',
    attack: `${MB} for (;;) kept.push(Buffer.alloc(8 * MB, 1), new Float64Array(MB), new ArrayBuffer(MB));`,
    configuration,
    next,
    contained: runsOutOfMemory,
  },
  {
    name: 'fills memory with strings',
    attack: `${MB} for (;;) kept.push('x'.repeat(8 * MB));`,
    configuration,
    next,
    contained: runsOutOfMemory,
  },
  {
    name: 'fills memory with closures, which nobody can count',
    attack: `let last = null; for (;;) { const before = last; last = () => before; }`,
    configuration,
    timeoutMs: 400,
    next,
    heavy: true,
    contained: timesOut,
  },
  {
    name: 'grows the memory of WebAssembly',
    attack: `${MB} const memory = new WebAssembly.Memory({ initial: 1 }); for (let n = 0; n < 200; n++) memory.grow(256); return memory.buffer.byteLength;`,
    configuration,
    next,
    contained: runsOutOfMemory,
  },
  {
    name: 'takes shared and growing memory',
    attack: `${MB}
      const growing = new ArrayBuffer(0, { maxByteLength: 1024 * MB });
      for (let n = 1; n < 200; n++) {
        if (growing.resize) growing.resize(n * MB);
        kept.push(new WebAssembly.Memory({ initial: 64 }));
        // Only isolated pages have it.
        if (typeof SharedArrayBuffer === 'function') kept.push(new SharedArrayBuffer(4 * MB));
      }
      return 'taken';`,
    configuration,
    next,
    contained: runsOutOfMemory,
  },
  { name: 'spins for ever', attack: 'for (;;);', timeoutMs: 300, next, contained: timesOut },
  {
    name: 'spins for ever in microtasks',
    attack: 'const spin = () => Promise.resolve().then(spin); await spin();',
    timeoutMs: 300,
    next,
    contained: timesOut,
  },
  {
    name: 'spins for ever in a regular expression',
    attack: `return /^(a+)+$/.test('a'.repeat(60) + '!');`,
    timeoutMs: 300,
    next,
    contained(outcome) {
      // Some engines give up on such an expression by themselves.
      expect(['timeout', 'error']).toContain(outcome.status);
    },
  },
  {
    name: 'goes on to spin when it has answered',
    attack: `setTimeout(() => undefined, 0); queueMicrotask(() => setImmediate(() => { for (;;); })); return 'answered';`,
    timeoutMs: 500,
    next,
    contained(outcome) {
      expect(['success', 'timeout']).toContain(outcome.status);
    },
  },
  {
    name: 'goes on with ports and promises of its own when it has answered',
    attack: `
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => Promise.resolve().then(() => port2.postMessage(null));
      port2.postMessage(null);
      return 'answered';`,
    next: 'same process',
    contained(outcome) {
      expect(resultOf(outcome)).toBe('answered');
    },
  },
  {
    name: 'waits for ever on shared memory',
    attack: `Atomics.wait(new Int32Array(new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true }).buffer), 0, 0);`,
    timeoutMs: 300,
    next,
    contained: timesOut,
  },
  {
    name: 'calls itself without end',
    attack: `const deeper = () => deeper() + 1; return deeper();`,
    next: 'same process',
    contained(outcome) {
      expect(outcome).toMatchObject({
        status: 'error',
        error: { errorType: expect.stringMatching(/^(RangeError|InternalError)$/) as unknown },
      });
    },
  },
  {
    name: 'sets sixty thousand timers',
    attack: `for (let n = 0; n < 20_000; n++) { setTimeout(() => undefined, 1e6); setImmediate(() => undefined); setInterval(() => undefined, 1e6); } return 'set';`,
    timeoutMs: 8000,
    next: 'same process',
    heavy: true,
    contained(outcome) {
      expect(resultOf(outcome)).toBe('set');
    },
  },
  {
    name: 'rejects ten thousand promises that nobody handles',
    attack: `for (let n = 0; n < 10_000; n++) void Promise.reject(new Error('storm ' + n)); await pause(1000);`,
    timeoutMs: 4000,
    next,
    contained(outcome) {
      expect(['error', 'failure']).toContain(outcome.status);
    },
  },
  {
    name: 'throws in a thousand timers',
    attack: `for (let n = 0; n < 1000; n++) setTimeout(() => { throw new Error('storm ' + n); }, 1); await pause(1000);`,
    timeoutMs: 4000,
    next,
    contained(outcome) {
      expect(['error', 'failure']).toContain(outcome.status);
    },
  },
  {
    name: 'does not let itself be ended: exit handlers that exit, kill and spin',
    attack: `
      process.on('exit', () => { process.exit(0); process.kill(process.pid, 'SIGKILL'); for (;;); });
      process.on('beforeExit', () => setTimeout(() => undefined, 1e6));
      process.on('SIGTERM', () => undefined);
      process.exit(3);`,
    timeoutMs: 2000,
    next,
    contained(outcome) {
      expect(outcome).toMatchObject({ status: 'failure', errorType: 'Runtime.ExitError' });
    },
  },
  {
    name: 'kills every process that it can name',
    attack: `for (const pid of [1, 0, -1, process.ppid]) process.kill(pid, 'SIGKILL'); process.kill(process.pid, 'SIGKILL'); return 'alive';`,
    next,
    contained(outcome) {
      expect(outcome).toMatchObject({ status: 'failure', errorType: 'Runtime.ExitError' });
    },
  },
];
