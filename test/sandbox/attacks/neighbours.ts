import { expect } from 'vitest';
import { refuses, resultOf, returns } from '../expectations.ts';
import type { Attack } from '../attack.ts';

const next = 'same process';
const noSuchName = refuses('ReferenceError', 'TypeError', 'Error');

/** Ways to other environments, and to threads of its own. The environment next door is asked after each. */
export const neighbourAttacks: readonly Attack[] = [
  {
    name: "reads another environment's globals, /tmp and messages",
    attack: `
      const heard = [];
      for (const type of ['message', 'storage', 'connect']) {
        EventTarget.prototype.addEventListener.call(globalThis, type, (event) => heard.push(event.type));
      }
      await pause(20);
      return { kept: typeof globalThis.neighbour, files: require('fs').readdirSync('/tmp'), heard };`,
    next,
    contained: returns({ kept: 'undefined', files: [], heard: [] }),
  },
  {
    name: 'spoils the prototypes that it would share with a neighbour',
    attack: `
      Object.defineProperty(Object.prototype, 'spoilt', { value: secret, configurable: true });
      Array.prototype.spoilt = Promise.prototype.spoilt = Map.prototype.spoilt = globalThis.spoilt = secret;
      process.env.SPOILT = secret;
      require('fs').writeFileSync('/tmp/spoilt', secret);
      return 'done';`,
    next,
    contained: returns('done'),
  },
  {
    name: 'calls over a BroadcastChannel',
    attack: `return attempts(() => new BroadcastChannel('lambda').postMessage(secret), () => new globalThis.BroadcastChannel('x'));`,
    next,
    contained: noSuchName,
  },
  {
    name: 'starts a SharedWorker',
    attack: `return attempts(() => new SharedWorker('data:text/javascript,1'), () => new SharedWorker(page));`,
    next,
    contained: noSuchName,
  },
  {
    name: 'takes a Web Lock that the page waits for',
    attack: `return attempts(() => navigator.locks.request('lambda', () => new Promise(() => {})), () => navigator.locks.query(), () => LockManager.prototype.query.call({}));`,
    next,
    contained: noSuchName,
  },
  {
    name: 'starts a worker from a blob: address',
    attack: `return attempts(() => new Worker(URL.createObjectURL(new Blob(['for(;;);'], { type: 'text/javascript' }))), () => new globalThis.Worker('blob:null/x'));`,
    next,
    contained: noSuchName,
  },
  {
    name: 'starts a worker from a data: address, from another realm or from text',
    attack: `return attempts(
      () => new Worker('data:text/javascript,for(;;);'), () => Function('return new Worker("data:,1")')(),
      () => (0, eval)('new Worker("data:,1")'), () => new ShadowRealm().evaluate('1'),
      () => new (Object.getPrototypeOf(async () => {}).constructor)('return new Worker("data:,1")')(),
    );`,
    next,
    contained: noSuchName,
  },
  {
    name: 'starts threads, processes and clusters with Node.js’s modules',
    attack: `return attempts(
      () => new (require('worker_threads').Worker)('for(;;);', { eval: true }), () => require('child_process').execSync('id'),
      () => require('child_process').spawn('sh'), () => require('cluster').fork(), () => require('inspector').open(),
      () => require('v8').getHeapSnapshot(), () => require('vm').runInNewContext('new Worker("data:,1")'),
      () => process.dlopen({}, '/x.node'), () => process.binding('spawn_sync'), () => process._linkedBinding('x'),
      () => require('/x.node'), () => process.mainModule.require('child_process').execSync('id'),
    );`,
    next,
    contained: noSuchName,
  },
  {
    name: 'walks everything that it can reach, for a port or a way out',
    attack: `
      process.on('unhandledRejection', () => undefined);
      const forbidden = new Set(['importScripts', 'Worker', 'SharedWorker', 'WebSocket', 'XMLHttpRequest', 'EventSource',
        'RTCPeerConnection', 'WebTransport', 'BroadcastChannel', 'FontFace', 'OffscreenCanvas', 'createImageBitmap',
        'Notification', 'CacheStorage', 'IDBFactory', 'StorageManager', 'LockManager', 'WorkerNavigator',
        'ServiceWorkerContainer', 'DedicatedWorkerGlobalScope', 'WorkerGlobalScope', 'sendBeacon', 'WebSocketStream']);
      const modules = require('module').builtinModules.map((name) => { try { return require(name); } catch { return null; } });
      const ready = [globalThis, require, module, context, modules, exports, (function () { return arguments; })(),
        Object.getPrototypeOf(async () => {}), Object.getPrototypeOf(function* () {}), require('/var/runtime/rapid-client.node'),
        new Error('x'), Promise.resolve(), new Response(), new Request('http://a'), new Blob([]), new URL('http://a'), new AbortController()];
      const seen = new Set(ready);
      const found = new Set();
      const isNative = (value) => /\\[native code\\]/.test(Function.prototype.toString.call(value));
      for (let at = 0; at < ready.length; at++) {
        const value = ready[at];
        if (typeof value === 'function' && forbidden.has(value.name) && isNative(value)) found.add(value.name);
        const tag = Object.prototype.toString.call(value);
        if (tag === '[object MessagePort]' && value !== MessagePort.prototype) found.add(tag);
        const more = [Object.getPrototypeOf(value)];
        for (const key of Reflect.ownKeys(value)) {
          const descriptor = Object.getOwnPropertyDescriptor(value, key);
          more.push(descriptor.value, descriptor.get, descriptor.set);
          if (descriptor.get) { try { more.push(value[key]); } catch {} }
        }
        for (const one of more) {
          if ((typeof one !== 'object' && typeof one !== 'function') || one === null || seen.has(one)) continue;
          if (seen.size > 300_000 || ArrayBuffer.isView(one)) continue;
          seen.add(one);
          ready.push(one);
        }
      }
      return { found: [...found].sort(), many: ready.length > 2000 };`,
    next,
    contained(outcome) {
      expect(resultOf(outcome)).toEqual({ found: [], many: true });
    },
  },
];
