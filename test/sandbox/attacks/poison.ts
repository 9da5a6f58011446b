import { expect } from 'vitest';
import { resultOf } from '../expectations.ts';
import type { Attack } from '../attack.ts';
import type { InvokeOutcome } from '#model/runtime-port.ts';

/** As on Lambda, a handler that spoils its process has it to itself; a new one is sound. */
const settles = (outcome: InvokeOutcome): void => {
  expect(['success', 'error', 'failure', 'timeout']).toContain(outcome.status);
};
const done = (outcome: InvokeOutcome): void => {
  expect(resultOf(outcome)).toBe('done');
};
const timeoutMs = 800;

/** What the runtime client and the rest of the worker share with a handler, replaced. */
export const poisonAttacks: readonly Attack[] = [
  {
    name: 'poisons Object.prototype',
    attack: `
      for (const name of ['type', 'exchangeId', 'status', 'headers', 'body', 'value', 'writable', 'get', 'set', 'done', '0', 'length', 'transfer']) {
        Object.defineProperty(Object.prototype, name, { value: secret, configurable: true, writable: true });
      }
      Object.prototype.toString = Object.prototype.hasOwnProperty = () => { throw new Error(secret); };
      return 'done';`,
    timeoutMs,
    next: 'new process',
    contained: settles,
  },
  {
    name: 'poisons Array.prototype',
    attack: `
      for (const name of ['push', 'shift', 'splice', 'map', 'forEach', 'filter', 'join', 'slice', Symbol.iterator]) {
        Object.defineProperty(Array.prototype, name, { value: () => { throw new Error(secret); }, configurable: true });
      }
      return 'done';`,
    timeoutMs,
    next: 'new process',
    contained: settles,
  },
  {
    name: 'poisons Promise.prototype.then, Promise.resolve and Promise itself',
    attack: `
      const then = Promise.prototype.then;
      Promise.prototype.then = function (...callbacks) { return then.apply(this, [() => callbacks[0]?.({ bodyJson: '{}', headers: {} })]); };
      Promise.prototype.finally = Promise.prototype.catch = () => { throw new Error(secret); };
      Promise.resolve = Promise.all = Promise.race = Promise.withResolvers = () => { throw new Error(secret); };
      globalThis.Promise = function () { throw new Error(secret); };
      return 'done';`,
    timeoutMs,
    next: 'new process',
    contained: settles,
  },
  {
    name: 'poisons JSON',
    attack: `JSON.parse = () => ({ attack: true }); JSON.stringify = () => '{"stolen":true}'; return 'done';`,
    timeoutMs,
    next: 'new process',
    contained: settles,
  },
  {
    name: 'poisons Map, Set and WeakMap',
    attack: `
      for (const kind of [Map, Set, WeakMap]) {
        for (const name of ['get', 'set', 'has', 'add', 'delete', 'forEach', Symbol.iterator]) {
          if (name in kind.prototype) Object.defineProperty(kind.prototype, name, { value: () => undefined, configurable: true });
        }
      }
      return 'done';`,
    timeoutMs,
    next: 'new process',
    contained: settles,
  },
  {
    name: 'replaces fetch, timers, queueMicrotask and structuredClone',
    attack: `
      for (const name of ['fetch', 'setTimeout', 'clearTimeout', 'setInterval', 'queueMicrotask', 'structuredClone']) {
        globalThis[name] = () => { throw new Error(secret); };
      }
      return 'done';`,
    next: 'same process',
    contained: done,
  },
  {
    name: 'replaces the constructors of binary data and text',
    attack: `
      for (const name of ['Uint8Array', 'ArrayBuffer', 'TextEncoder', 'TextDecoder', 'Blob', 'URL', 'MessageChannel', 'Error']) {
        globalThis[name] = function () { throw secret; };
      }
      return 'done';`,
    timeoutMs,
    next: 'new process',
    contained: settles,
  },
  {
    name: 'replaces Function.prototype.call, apply and bind, and Reflect',
    attack: `
      Function.prototype.call = Function.prototype.apply = Function.prototype.bind = () => { throw new Error(secret); };
      for (const name of Object.getOwnPropertyNames(Reflect)) Reflect[name] = () => { throw new Error(secret); };
      return 'done';`,
    timeoutMs,
    next: 'new process',
    contained: settles,
  },
  {
    name: 'replaces String.prototype, so that other things than text are sent',
    attack: `
      for (const name of ['slice', 'split', 'replace', 'toLowerCase', 'trim', 'indexOf', 'charCodeAt']) {
        Object.defineProperty(String.prototype, name, { value: () => ({ forged: true }), configurable: true });
      }
      process.stdout.write('x'.padEnd(10));
      console.log('x');
      return 'done';`,
    timeoutMs,
    next: 'new process',
    contained: settles,
  },
  {
    name: 'replaces console, process, Buffer and the streams',
    attack: `
      for (const name of Object.keys(console)) console[name] = () => { throw new Error(secret); };
      process.stdout.write = process.stderr.write = process.exit = process.on = () => { throw new Error(secret); };
      globalThis.Buffer = globalThis.process = globalThis.console = undefined;
      return 'done';`,
    timeoutMs,
    next: 'new process',
    contained: settles,
  },
  {
    name: 'replaces the modules http, events, fs and stream',
    attack: `
      const { prototype } = require('events');
      for (const name of ['emit', 'on', 'once', 'listenerCount']) prototype[name] = () => { throw new Error(secret); };
      for (const name of ['http', 'fs', 'stream', 'util']) {
        for (const key of Object.keys(require(name))) { try { require(name)[key] = () => { throw new Error(secret); }; } catch {} }
      }
      return 'done';`,
    timeoutMs,
    next: 'new process',
    contained: settles,
  },
  {
    name: 'lets errors through that the sandbox would have caught',
    attack: `
      Event.prototype.preventDefault = Event.prototype.stopPropagation = () => undefined;
      process.on('uncaughtException', () => undefined);
      const beat = () => { require('fs').writeFileSync('/tmp/beat', String(Date.now())); setTimeout(beat, 5); };
      beat();
      setTimeout(() => { throw new Error(secret); }, 1);
      await pause(200);
      return 'done';`,
    timeoutMs,
    next: 'new process',
    contained: settles,
  },
  {
    name: 'replaces how an error is written',
    attack: `
      Error.prepareStackTrace = () => { for (;;) {} };
      Error.prototype.toString = () => { for (;;) {} };
      throw new Error('x');`,
    timeoutMs: 500,
    next: 'new process',
    contained: settles,
  },
];
