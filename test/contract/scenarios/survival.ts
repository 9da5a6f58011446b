import { expect } from 'vitest';
import { pause } from '../lambda-under-test.ts';
import { webkitStacks } from '../reasons.ts';
import type { Scenario } from '../scenario.ts';

const failsTheFirstTime = {
  'index.js': `
    const fs = require('fs');
    console.log('module code runs');
    if (!fs.existsSync('/tmp/tried')) {
      fs.writeFileSync('/tmp/tried', '1');
      throw new Error('not yet');
    }
    exports.handler = async () => 'second time';`,
};

export const survival: readonly Scenario[] = [
  {
    name: 'an init that failed is run again from the beginning, in the same environment',
    differs: { webkit: webkitStacks },
    files: failsTheFirstTime,
    async holds(lambda) {
      expect(await lambda.init()).toMatchObject({ status: 'error', error: { errorMessage: 'not yet' } });
      await lambda.reset();
      expect(await lambda.init()).toMatchObject({ status: 'success' });
      expect(await lambda.result()).toBe('second time');
      expect(lambda.logText.match(/module code runs/g)).toHaveLength(2);
    },
  },
  {
    name: 'an init that took too long is run again, too, and finds what it left in /tmp',
    files: {
      'index.mjs': `
        import fs from 'node:fs';
        if (!fs.existsSync('/tmp/cache')) {
          fs.writeFileSync('/tmp/cache', 'warm');
          await new Promise((resolve) => setTimeout(resolve, 60_000));
        }
        export const handler = async () => fs.readFileSync('/tmp/cache', 'utf8');`,
    },
    async holds(lambda) {
      expect(await lambda.init(1500)).toMatchObject({ status: 'timeout' });
      await lambda.reset();
      expect(await lambda.result()).toBe('warm');
    },
  },
  {
    name: 'process.exit(0) while the module loads is a failure, too',
    files: { 'index.js': `console.log('bye'); process.exit(0);` },
    async holds(lambda) {
      expect(await lambda.init()).toMatchObject({
        status: 'error',
        errorType: 'Runtime.ExitError',
        error: { errorMessage: 'Runtime exited without providing a reason' },
        exit: { exitCode: 0 },
      });
      expect(lambda.logText).toContain('bye');
    },
  },
  {
    name: 'a reset after a timeout keeps /tmp and loses the globals',
    files: {
      'index.js': `
        const fs = require('fs');
        globalThis.seen = (globalThis.seen ?? 0) + 1;
        exports.handler = async ({ hang }) => {
          globalThis.seen += 10;
          if (hang) {
            fs.writeFileSync('/tmp/half', 'written before the end');
            await new Promise((resolve) => setTimeout(resolve, 60_000));
          }
          return { seen: globalThis.seen, half: fs.existsSync('/tmp/half') && fs.readFileSync('/tmp/half', 'utf8') };
        };`,
    },
    async holds(lambda) {
      expect(await lambda.result()).toEqual({ seen: 11, half: false });
      expect(await lambda.invoke({ hang: true }, 400)).toMatchObject({ status: 'timeout' });
      await lambda.reset();
      expect(await lambda.result()).toEqual({ seen: 11, half: 'written before the end' });
    },
  },
  {
    name: 'a global that one request leaves is there for the next one',
    files: {
      'index.js': `
        exports.handler = async ({ user }) => {
          const before = globalThis.currentUser ?? null;
          currentUser = user;
          Array.prototype.last = function () { return this[this.length - 1]; };
          return { before, last: [1, 2].last() };
        };`,
    },
    async holds(lambda) {
      expect(await lambda.result({ user: 'Ada' })).toEqual({ before: null, last: 2 });
      expect(await lambda.result({ user: 'Bob' })).toEqual({ before: 'Ada', last: 2 });
    },
  },
  {
    name: 'a promise that init began can be awaited by each invocation',
    files: {
      'index.js': `
        let begun = 0;
        const connection = new Promise((resolve) => setTimeout(() => resolve({ id: ++begun }), 30));
        exports.handler = async () => (await connection).id;`,
    },
    async holds(lambda) {
      expect(await lambda.result()).toBe(1);
      expect(await lambda.result()).toBe(1);
    },
  },
  {
    name: 'work that is left behind goes on with the next event',
    files: {
      'index.js': `
        const done = [];
        exports.handler = async ({ name, wait }) => {
          if (name) setTimeout(() => done.push(name), 30);
          if (wait) await new Promise((resolve) => setTimeout(resolve, wait));
          return done;
        };`,
    },
    async holds(lambda) {
      expect(await lambda.result({ name: 'mail' })).toEqual([]);
      await pause(200);
      expect(await lambda.result({ wait: 100 })).toEqual(['mail']);
    },
  },
  {
    name: 'a rejection that is left behind ends the process in the next invocation',
    runtimes: ['nodejs24.x'],
    files: {
      'index.js': `
        exports.handler = async ({ wait }) => {
          if (!wait) setTimeout(() => Promise.reject(new Error('from the request before')), 20);
          else await new Promise((resolve) => setTimeout(resolve, wait));
          return 'answered';
        };`,
    },
    async holds(lambda) {
      expect(await lambda.result()).toBe('answered');
      expect(await lambda.invoke({ wait: 2000 })).toMatchObject({
        status: 'failure',
        errorType: 'Runtime.ExitError',
        exit: { exitCode: 1 },
      });
      expect(lambda.logText).toContain('from the request before');
    },
  },
  {
    name: 'exit listeners run when the process ends itself',
    files: {
      'index.js': `
        process.on('exit', (code) => console.log('leaving with', code));
        exports.handler = async () => { process.exitCode = 4; process.exit(); };`,
    },
    async holds(lambda) {
      expect(await lambda.invoke()).toMatchObject({ status: 'failure', exit: { exitCode: 4 } });
      expect(lambda.logText).toContain('leaving with 4');
    },
  },
  {
    name: 'after a crash and a reset the function works again',
    files: {
      'index.js': `
        let count = 0;
        exports.handler = async ({ crash }) => {
          count += 1;
          if (crash) process.exit(1);
          return count;
        };`,
    },
    async holds(lambda) {
      expect(await lambda.result()).toBe(1);
      expect(await lambda.invoke({ crash: true })).toMatchObject({ status: 'failure' });
      await lambda.reset();
      expect(await lambda.result()).toBe(1);
    },
  },
  {
    name: 'the clock of the process goes on, forwards',
    files: {
      'index.js': `
        const loaded = process.hrtime.bigint();
        exports.handler = async () => {
          const before = performance.now();
          await new Promise((resolve) => setTimeout(resolve, 20));
          return {
            performance: performance.now() - before >= 15,
            hrtime: process.hrtime.bigint() > loaded,
            uptime: process.uptime() > 0,
            date: Math.abs(Date.now() - (performance.timeOrigin + performance.now())) < 5000,
          };
        };`,
    },
    async holds(lambda) {
      expect(await lambda.result()).toEqual({ performance: true, hrtime: true, uptime: true, date: true });
    },
  },
];
