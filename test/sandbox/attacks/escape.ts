import { expect } from 'vitest';
import { resultOf, returns } from '../expectations.ts';
import type { Attack } from '../attack.ts';

const next = 'same process';

/** Ways to another scope: constructors, call sites, getters, proxies. */
export const escapeAttacks: readonly Attack[] = [
  {
    name: 'makes functions out of text, of every kind',
    attack: `
      const text = 'return [this === globalThis, typeof Worker, typeof importScripts, typeof postMessage, typeof indexedDB].join()';
      const kinds = [Function, (() => {}).constructor, [].map.constructor, Object.getPrototypeOf(async () => {}).constructor,
        fetch.constructor, console.log.constructor, process.exit.constructor, (class {}).constructor];
      const generators = [Object.getPrototypeOf(function* () {}).constructor, Object.getPrototypeOf(async function* () {}).constructor];
      const results = await Promise.all([
        ...kinds.map((kind) => kind(text)()), ...generators.map(async (kind) => (await kind(text)().next()).value),
        (0, eval)('(function () {' + text + '})()'),
      ]);
      return [...new Set(results)];`,
    next,
    contained: returns(['true,undefined,undefined,undefined,undefined']),
  },
  {
    name: 'looks at its callers through Error.prepareStackTrace',
    attack: `
      const caught = new Set();
      const before = Error.prepareStackTrace;
      Error.prepareStackTrace = (error, sites) => {
        for (const site of sites ?? []) {
          for (const get of ['getThis', 'getFunction']) {
            let value;
            try { value = site[get]?.(); } catch {}
            if (value !== undefined && value !== null && value !== globalThis) if (value instanceof MessagePort || typeof value.report === 'function') caught.add(get + ' ' + String(value.name ?? value.constructor?.name));
          }
        }
        return sites;
      };
      const look = () => void new Error('look').stack;
      const fs = require('fs');
      const { toString } = Object.prototype;
      look();
      JSON.stringify({ toJSON: look });
      console.log({ [Symbol.for('nodejs.util.inspect.custom')]: look });
      fs.writeFileSync('/tmp/look', { toString() { look(); return 'x'; } }.toString());
      process.stdout.write(Object.assign(new Uint8Array([10]), { toString: look }));
      await new Promise((resolve) => setTimeout(() => { look(); resolve(); }, 1));
      await new Promise((resolve) => { require('http').get({ get host() { look(); return '127.0.0.1'; }, port: 9001, path: '/' }, () => { look(); resolve(); }); });
      Error.prepareStackTrace = before;
      return [...caught];`,
    next,
    contained: returns([]),
  },
  {
    name: 'looks at its callers through arguments.callee.caller',
    attack: `
      const caught = [];
      const look = Function('caught', 'return function look() { for (let at = look.caller, n = 0; at && n < 50; at = at.caller, n++) caught.push([...(at.arguments ?? [])]); return "x"; }')(caught);
      const calls = [() => JSON.stringify({ toJSON: look }), () => [1].map(look), () => 'a'.replace(/a/, look),
        () => require('events').prototype.emit.call(Object.assign(new (require('events'))(), { _events: { x: look } }), 'x')];
      for (const call of calls) { try { call(); } catch {} }
      await new Promise((resolve) => setTimeout(() => { try { look(); } catch {} resolve(); }, 1));
      return caught.flat().filter((value) => value instanceof MessagePort || typeof value?.report === 'function').length;`,
    next,
    contained: returns(0),
  },
  {
    name: 'catches what the sandbox keeps, with setters and getters on Object.prototype',
    attack: `
      const caught = [];
      const names = ['port', 'post', 'report', 'onStart', 'type', 'transfer', 'ports', 'exchangeId', 'host', 'resolve', 'worker'];
      for (const name of names) {
        Object.defineProperty(Object.prototype, name, {
          configurable: true, get() { caught.push(this); return undefined; },
          set(value) { caught.push(value); Object.defineProperty(this, name, { value, writable: true, configurable: true, enumerable: true }); },
        });
      }
      try { await fetch('http://127.0.0.1:9001/x').catch(() => undefined); } finally { for (const name of names) delete Object.prototype[name]; }
      return caught.filter((value) => value instanceof MessagePort || typeof value?.report === 'function').length;`,
    next,
    contained: returns(0),
  },
  {
    name: 'catches the port to the page, with all that a port and its events have',
    attack: `
      const caught = new Set();
      const note = (value) => { if (value instanceof MessagePort) caught.add(value); };
      const spy = (owner) => {
        for (const name of Object.getOwnPropertyNames(owner)) {
          const { value, get, set, configurable } = Object.getOwnPropertyDescriptor(owner, name);
          if (!configurable || name === 'constructor') continue;
          const watched = (original) => original && function (...values) {
            note(this); values.forEach(note);
            if (this instanceof Event) { note(target.call(this)); note(current.call(this)); }
            return Reflect.apply(original, this, values);
          };
          if (typeof value === 'function') Object.defineProperty(owner, name, { value: watched(value), configurable: true, writable: true });
          else if (get) Object.defineProperty(owner, name, { get: watched(get), set: watched(set), configurable: true });
        }
      };
      const target = Object.getOwnPropertyDescriptor(Event.prototype, 'target').get;
      const current = Object.getOwnPropertyDescriptor(Event.prototype, 'currentTarget').get;
      [MessagePort.prototype, MessageEvent.prototype, Event.prototype, EventTarget.prototype].forEach(spy);
      await runtimeApi('GET', '/nowhere');
      await new Promise((resolve) => setImmediate(resolve));
      await pause(5);
      require('fs').writeFileSync('/tmp/x', 'x');
      console.log('x');
      for (const port of caught) port.postMessage({ type: 'process.output', stream: 'stdout', text: 'forged' });
      return caught.size;`,
    next,
    contained(outcome, lambda) {
      expect(resultOf(outcome)).toBe(0);
      expect(lambda.logText).not.toContain('forged');
    },
  },
  {
    name: 'returns proxies, getters and thenables instead of a value',
    attack: `
      let asked = 0;
      const trap = new Proxy({}, { get: (_, name) => { asked++; return name === 'toJSON' ? () => trap2 : undefined; }, ownKeys: () => ['__proto__', 'a'],
        getOwnPropertyDescriptor: () => ({ value: 1, enumerable: true, configurable: true }) });
      const trap2 = JSON.parse('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}');
      return { then: (resolve) => resolve(trap) };`,
    next,
    contained(outcome) {
      expect(outcome).toMatchObject({ status: 'success' });
      expect('polluted' in {}).toBe(false);
    },
  },
];
