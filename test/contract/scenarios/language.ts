import { expect } from 'vitest';
import type { Scenario } from '../scenario.ts';

export const languages: readonly Scenario[] = [
  {
    name: 'timers run in the order of Node.js, and can be awaited, refreshed and given up',
    files: {
      'index.mjs': `
        import { setTimeout as after, setInterval as every, setImmediate as soon } from 'node:timers/promises';
        export const handler = async () => {
          const order = [];
          await new Promise((resolve) => {
            setTimeout(() => { order.push('timeout 0'); }, 0);
            setTimeout(() => { order.push('timeout 20'); resolve(); }, 20);
            Promise.resolve().then(() => order.push('promise'));
            queueMicrotask(() => order.push('microtask'));
            order.push('now');
          });
          const value = await after(5, 'value');
          const ticks = [];
          for await (const tick of every(2, 'tick')) { ticks.push(tick); if (ticks.length === 2) break; }
          const aborted = await after(1000, null, { signal: AbortSignal.timeout(5) }).catch((error) => error.name + ' ' + error.code);
          const timer = setTimeout(() => order.push('never'), 5); clearTimeout(timer);
          return { order, value, ticks, soon: await soon('soon'), aborted, kind: typeof timer.ref, has: timer.unref().hasRef() };
        };`,
    },
    async holds(lambda) {
      const { order, ...rest } = (await lambda.result()) as { order: string[] };
      expect(order[0]).toBe('now');
      expect(order.slice(-2)).toEqual(['timeout 0', 'timeout 20']);
      expect(rest).toMatchObject({
        value: 'value',
        ticks: ['tick', 'tick'],
        aborted: 'AbortError ABORT_ERR',
      });
    },
  },
  {
    name: 'AsyncLocalStorage carries a request through awaits, timers and events',
    files: {
      'index.js': `
        const { AsyncLocalStorage, AsyncResource } = require('async_hooks');
        const { EventEmitter } = require('events');
        const storage = new AsyncLocalStorage();
        exports.handler = async ({ user }) => storage.run({ user }, async () => {
          const seen = [storage.getStore().user];
          await null; seen.push(storage.getStore()?.user);
          await new Promise((resolve) => setTimeout(resolve, 5)); seen.push(storage.getStore()?.user);
          await new Promise((resolve) => setImmediate(() => { seen.push(storage.getStore()?.user); resolve(); }));
          const emitter = new EventEmitter(); emitter.on('x', () => seen.push(storage.getStore()?.user)); emitter.emit('x');
          storage.run({ user: 'inner' }, () => seen.push(storage.getStore().user));
          storage.exit(() => seen.push(storage.getStore() ?? 'none'));
          seen.push(AsyncResource.bind(() => storage.getStore()?.user)());
          return seen;
        });`,
    },
    async holds(lambda) {
      expect(await lambda.result({ user: 'Ada' })).toEqual([
        ...['Ada', 'Ada', 'Ada', 'Ada', 'Ada', 'inner', 'none', 'Ada'],
      ]);
      expect(await lambda.result({ user: 'Bob' })).toContain('Bob');
    },
  },
  {
    name: 'code can be made from text',
    files: {
      'index.js': `
        const vm = require('vm');
        exports.handler = async () => [
          eval('1 + 1'), new Function('a', 'return a * 2')(4), (0, eval)('typeof require'),
          vm.runInThisContext('[1, 2].length'),
        ];`,
    },
    async holds(lambda) {
      expect(await lambda.result()).toEqual([2, 8, 'undefined', 2]);
    },
  },
  {
    name: 'process says what runs, where and as whom',
    files: {
      'index.js': `
        exports.handler = async () => ({
          platform: process.platform, arch: process.arch, version: /^v2[24]\\./.test(process.version),
          release: process.release.name, node: process.versions.node === process.version.slice(1),
          exec: process.execPath.endsWith('/node'), pid: process.pid > 0, argv: process.argv.length,
          memory: process.memoryUsage().heapUsed > 0, rss: process.memoryUsage.rss() > 0,
          hrtime: process.hrtime().length, env: typeof process.env.HOME, title: typeof process.title,
          missing: process.env.NOPE, set: (process.env.SET_HERE = 1, process.env.SET_HERE),
          os: [require('os').platform(), require('os').EOL, require('os').tmpdir(), require('os').type()],
          builtin: require('module').isBuiltin('fs'), features: typeof process.features,
        });`,
    },
    async holds(lambda) {
      expect(await lambda.result()).toMatchObject({
        platform: 'linux',
        arch: 'x64',
        version: true,
        release: 'node',
        node: true,
        set: '1',
        os: ['linux', '\n', '/tmp', 'Linux'],
      });
    },
  },
  {
    name: 'assert fails with what was wrong',
    files: {
      'index.js': `
        const assert = require('assert');
        const attempt = (work) => { try { work(); return 'passed'; } catch (error) { return [error.name, error.code, error.message.split('\\n')[0], error.actual, error.expected]; } };
        exports.handler = async () => [
          attempt(() => assert.strictEqual(1, 2)), attempt(() => assert.deepStrictEqual({ a: [1] }, { a: [1] })),
          attempt(() => assert(false, 'own words')), attempt(() => assert.throws(() => { throw new TypeError('x'); }, TypeError)),
          await assert.rejects(Promise.reject(new Error('r')), /r/).then(() => 'rejected'),
        ];`,
    },
    async holds(lambda) {
      expect(await lambda.result()).toEqual([
        ['AssertionError', 'ERR_ASSERTION', 'Expected values to be strictly equal:', 1, 2],
        'passed',
        ['AssertionError', 'ERR_ASSERTION', 'own words', false, true],
        'passed',
        'rejected',
      ]);
    },
  },
  {
    name: 'dates, numbers and lists speak many languages',
    files: {
      'index.js': `
        exports.handler = async () => [
          (1234567.891).toLocaleString('de-DE'), new Date(0).toLocaleDateString('en-GB', { timeZone: 'UTC', dateStyle: 'long' }),
          new Intl.ListFormat('en').format(['a', 'b', 'c']), new Date(0).toString().includes('Coordinated Universal Time'),
          new Intl.NumberFormat('en-US', { style: 'currency', currency: 'EUR' }).format(3.5),
          ['ä', 'z', 'a'].sort(new Intl.Collator('de').compare), Intl.DateTimeFormat().resolvedOptions().timeZone,
          'ß'.toUpperCase(), 'é'.normalize('NFD').length,
        ];`,
    },
    async holds(lambda) {
      const [german, date, list] = (await lambda.result()) as string[];
      expect([german, date, list]).toEqual(['1.234.567,891', '1 January 1970', 'a, b, and c']);
    },
  },
  {
    name: 'today’s JavaScript works',
    files: {
      'index.js': `
        class Account { static #count = 0; #id = ++Account.#count; static made() { return Account.#count; } has(o) { return #id in o; } get id() { return this.#id; } }
        exports.handler = async () => {
          const a = new Account();
          return {
            privates: [a.has(a), a.has({}), Account.made() > 0], grouped: Object.groupBy([1, 2, 3], (n) => (n % 2 ? 'odd' : 'even')),
            list: [[3, 1, 2].toSorted(), [1, 2].with(0, 9), [1, [2]].flat(), [1, 2, 3].at(-1), [1, 2].findLast((n) => n < 2)],
            named: 'a-b'.match(/(?<x>\\w)-(?<y>\\w)/).groups.y, sets: [...new Set([1, 2]).union(new Set([3]))],
            weak: new WeakRef(a).deref() === a, cloned: structuredClone({ d: new Date(0), m: new Map([[1, new Set([2])]]) }).m.get(1).has(2),
            late: await Array.fromAsync((async function* () { yield 1; yield 2; })()), resolvers: typeof Promise.withResolvers, big: (2n ** 64n).toString(),
            error: new Error('a', { cause: 'b' }).cause, iterator: [1, 2, 3].values().map((n) => n * 2).toArray(),
          };
        };`,
    },
    async holds(lambda) {
      expect(await lambda.result()).toMatchObject({
        privates: [true, false, true],
        grouped: { odd: [1, 3], even: [2] },
        sets: [1, 2, 3],
        late: [1, 2],
        iterator: [2, 4, 6],
      });
    },
  },
  {
    name: 'nextTick comes before promises',
    files: {
      'index.js': `
        exports.handler = () => new Promise((resolve) => {
          const order = [];
          setTimeout(() => {
            Promise.resolve().then(() => order.push('promise'));
            process.nextTick(() => order.push('tick'));
            setTimeout(() => resolve(order), 5);
          }, 1);
        });`,
    },
    differs: {
      embedded: {
        why: 'A browser has one queue for both: they run in the order in which they were asked for.',
        holds: async (lambda) => {
          expect(await lambda.result()).toEqual(['promise', 'tick']);
        },
      },
    },
    async holds(lambda) {
      expect(await lambda.result()).toEqual(['tick', 'promise']);
    },
  },
  {
    name: 'memory can be shared with SharedArrayBuffer',
    files: { 'index.js': `exports.handler = async () => typeof SharedArrayBuffer;` },
    differs: {
      embedded: {
        why: 'Browsers give it to isolated pages only; there are no threads here to share memory with.',
        holds: async (lambda) => {
          expect(await lambda.result()).toBe('undefined');
        },
      },
    },
    async holds(lambda) {
      expect(await lambda.result()).toBe('function');
    },
  },
];
