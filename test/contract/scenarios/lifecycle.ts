import { expect } from 'vitest';
import { pause } from '../lambda-under-test.ts';
import type { Scenario } from '../scenario.ts';

const countsInMemoryAndOnDisk = {
  'index.js': `
    const fs = require('fs');
    let count = 0;
    exports.handler = async () => {
      fs.appendFileSync('/tmp/log.txt', 'x' + ++count);
      return { count, log: fs.readFileSync('/tmp/log.txt', 'utf8') };
    };`,
};

const answersBeforeItsTimer = {
  'index.js': `
    exports.handler = (event, context, callback) => {
      setTimeout(() => console.log('timer ran'), 200);
      callback(null, 'early');
    };`,
};

const doesNotWait = {
  'index.js': `
    exports.handler = (event, context, callback) => {
      context.callbackWaitsForEmptyEventLoop = false;
      if (event.first) setTimeout(() => process.stdout.write('TIMER\\n'), 1000);
      callback(null, 'now');
    };`,
};

const refused = { status: 'error', errorType: 'Runtime.CallbackHandlerDeprecated' };

export const lifecycle: readonly Scenario[] = [
  {
    name: 'module state and /tmp last from one invocation to the next',
    files: countsInMemoryAndOnDisk,
    async holds(lambda) {
      await lambda.result();
      await lambda.result();
      expect(await lambda.result()).toEqual({ count: 3, log: 'x1x2x3' });
    },
  },
  {
    name: 'after a reset /tmp is still there and memory is not',
    files: countsInMemoryAndOnDisk,
    async holds(lambda) {
      await lambda.result();
      await lambda.reset();
      expect(await lambda.result()).toEqual({ count: 1, log: 'x1x1' });
      expect(lambda.eventsOf('process.started')).toHaveLength(2);
      expect(lambda.eventsOf('process.exited')).toHaveLength(1);
    },
  },
  {
    name: 'a handler that loops for ever is killed at its deadline, and a reset helps',
    files: {
      'index.js': `exports.handler = async (event) => { if (event.loop) while (true) {} return 'ok'; };`,
    },
    async holds(lambda) {
      await lambda.init();
      const outcome = await lambda.invoke({ loop: true }, 500);
      expect(outcome.status).toBe('timeout');
      expect(outcome.durationMs).toBeGreaterThan(495);
      expect(lambda.eventsOf('process.exited')).toMatchObject([{ record: { signal: 'SIGKILL' } }]);
      await lambda.reset();
      expect(await lambda.result({ loop: false })).toBe('ok');
    },
  },
  {
    name: 'a handler that only waits is killed at its deadline too',
    files: {
      'index.js': `
        exports.handler = async () => {
          console.log('waiting');
          await new Promise((resolve) => setTimeout(resolve, 60_000));
        };`,
    },
    async holds(lambda) {
      await lambda.init();
      expect(await lambda.invoke({}, 500)).toMatchObject({ status: 'timeout' });
      expect(lambda.logText).toContain('waiting');
    },
  },
  {
    name: 'an init that takes too long is ended',
    files: { 'index.mjs': `await new Promise((resolve) => setTimeout(resolve, 60_000));` },
    async holds(lambda) {
      const outcome = await lambda.init(1000);
      expect(outcome.status).toBe('timeout');
      expect(outcome.durationMs).toBeGreaterThan(995);
    },
  },
  {
    name: 'a process that ends while it initialises fails the init',
    files: { 'index.js': `process.exit(7);` },
    async holds(lambda) {
      expect(await lambda.init()).toMatchObject({
        status: 'error',
        errorType: 'Runtime.ExitError',
        error: { errorMessage: 'Runtime exited with error: exit status 7' },
        exit: { exitCode: 7 },
      });
    },
  },
  {
    name: 'a callback waits until nothing is left to do',
    runtimes: ['nodejs22.x'],
    files: answersBeforeItsTimer,
    async holds(lambda) {
      const outcome = await lambda.invoke();
      expect(outcome).toMatchObject({ status: 'success', payload: '"early"' });
      expect(outcome.durationMs).toBeGreaterThan(180);
      expect(lambda.logText).toContain('timer ran');
    },
  },
  {
    name: 'callbackWaitsForEmptyEventLoop = false answers at once; the timer is frozen until the next event',
    runtimes: ['nodejs22.x'],
    files: doesNotWait,
    async holds(lambda) {
      expect(await lambda.result({ first: true })).toBe('now');
      await pause(1500);
      expect(lambda.logText).not.toContain('TIMER');
      expect(await lambda.result()).toBe('now');
      // The timer is due by now, and runs at the latest when there is time again.
      if (!lambda.logText.includes('TIMER')) await lambda.result();
      expect(lambda.logText).toContain('TIMER');
    },
  },
  {
    name: 'there is nothing for a callback to wait for',
    runtimes: ['nodejs24.x'],
    files: answersBeforeItsTimer,
    async holds(lambda) {
      expect(await lambda.init()).toMatchObject(refused);
    },
  },
  {
    name: 'callbackWaitsForEmptyEventLoop is of no use',
    runtimes: ['nodejs24.x'],
    files: doesNotWait,
    async holds(lambda) {
      expect(await lambda.init()).toMatchObject(refused);
    },
  },
  {
    name: 'what an async handler leaves behind is frozen until the next event',
    varies: ['payload'],
    files: {
      'index.js': `
        let ticks = 0;
        setInterval(() => ticks++, 20);
        exports.handler = async (event) => {
          if (event.wait) await new Promise((resolve) => setTimeout(resolve, event.wait));
          return ticks;
        };`,
    },
    async holds(lambda) {
      const before = await lambda.result({ wait: 300 });
      expect(before).toBeGreaterThan(0);
      await pause(2000);
      // Unfrozen it would be a hundred.
      expect(Number(await lambda.result()) - Number(before)).toBeLessThan(50);
    },
  },
  {
    name: 'stopping settles an invocation that is under way',
    files: { 'index.js': `exports.handler = () => new Promise((r) => setTimeout(r, 60_000));` },
    async holds(lambda) {
      await lambda.init();
      const outcome = lambda.invoke();
      await pause(50);
      await lambda.environment.stop('spindown');
      await lambda.environment.stop('spindown');
      expect(await outcome).toMatchObject({ status: 'failure', exit: { signal: 'SIGKILL' } });
      expect(lambda.eventsOf('process.exited')).toHaveLength(1);
    },
  },
];
