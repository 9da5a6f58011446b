import { expect } from 'vitest';
import type { LambdaUnderTest } from '../lambda-under-test.ts';
import type { Scenario } from '../scenario.ts';

const ESTIMATED =
  'A browser does not tell how much memory code takes: bytes are counted, objects in lists, maps and sets are estimated. ' +
  'The end is the one that Lambda gives; how soon it comes is not.';

async function runsOutOfMemory(lambda: LambdaUnderTest): Promise<void> {
  expect(await lambda.invoke()).toMatchObject({
    status: 'failure',
    errorType: 'Runtime.OutOfMemory',
    exit: { signal: 'SIGKILL' },
  });
  expect(lambda.eventsOf('process.exited')).toHaveLength(1);
}

export const sandbox: readonly Scenario[] = [
  {
    name: 'buffers that are kept run into the memory limit',
    needs: 'sandbox',
    approximate: ESTIMATED,
    files: {
      'index.js': `
        const kept = [];
        exports.handler = async () => { while (true) kept.push(Buffer.alloc(1024 * 1024, 1)); };`,
    },
    holds: runsOutOfMemory,
  },
  {
    name: 'objects that are kept run into the memory limit',
    needs: 'sandbox',
    approximate: ESTIMATED,
    files: {
      'index.js': `
        const kept = [];
        exports.handler = async () => { let i = 0; while (true) kept.push({ id: i++, s: 'item-' + i }); };`,
    },
    holds: runsOutOfMemory,
  },
  {
    name: 'other hosts cannot be reached',
    needs: 'sandbox',
    files: {
      'index.js': `
        exports.handler = async () => {
          try {
            return 'reached ' + (await fetch('https://example.com/')).status;
          } catch (error) {
            return { name: error.name, message: error.message, cause: error.cause && error.cause.code };
          }
        };`,
    },
    async holds(lambda) {
      expect(await lambda.result()).toEqual({
        name: 'TypeError',
        message: 'fetch failed',
        cause: 'ENOTFOUND',
      });
    },
  },
  {
    name: '/var/task cannot be written to',
    needs: 'sandbox',
    files: {
      'index.js': `
        const fs = require('fs');
        exports.handler = async () => {
          try {
            fs.writeFileSync('/var/task/x', '1');
            return 'written';
          } catch (error) {
            return error.code + '|' + error.message;
          }
        };`,
    },
    async holds(lambda) {
      expect(await lambda.result()).toBe("EROFS|EROFS: read-only file system, open '/var/task/x'");
    },
  },
  {
    name: '/tmp holds as much as the configuration says',
    needs: 'sandbox',
    configuration: { ephemeralStorageMB: 4 },
    files: {
      'index.js': `
        const fs = require('fs');
        const megabyte = Buffer.alloc(1024 * 1024);
        exports.handler = async () => {
          let written = 0;
          try {
            while (written < 16) fs.writeFileSync('/tmp/' + written++, megabyte);
          } catch (error) {
            return { written: written - 1, code: error.code };
          }
        };`,
    },
    async holds(lambda) {
      expect(await lambda.result()).toEqual({ written: 4, code: 'ENOSPC' });
    },
  },
  {
    name: 'nothing of the browser shows',
    needs: 'sandbox',
    files: {
      'index.js': `
        exports.handler = async () => ({
          window: typeof window, document: typeof document, self: typeof self, postMessage: typeof postMessage,
          importScripts: typeof importScripts, Worker: typeof Worker, XMLHttpRequest: typeof XMLHttpRequest,
          indexedDB: typeof indexedDB, global: typeof global, process: typeof globalThis.process,
        });`,
    },
    async holds(lambda) {
      const { global, process, ...browser } = (await lambda.result()) as Record<string, unknown>;
      expect({ global, process }).toEqual({ global: 'object', process: 'object' });
      expect(new Set(Object.values(browser))).toEqual(new Set(['undefined']));
    },
  },
  {
    name: 'worker threads and child processes are refused by name',
    needs: 'sandbox',
    files: {
      'index.js': `
        const attempt = (work) => { try { work(); return 'done'; } catch (error) { return error.message; } };
        exports.handler = async () => [
          attempt(() => new (require('worker_threads').Worker)('./worker.js')),
          attempt(() => require('child_process').spawn('ls')),
          attempt(() => require('child_process').execSync('ls')),
        ];`,
    },
    async holds(lambda) {
      const [thread, spawned, executed] = (await lambda.result()) as string[];
      expect(thread).toMatch(/worker_threads|Worker/);
      expect(spawned).toMatch(/child_process|spawn/);
      expect(executed).toMatch(/child_process|execSync/);
    },
  },
  {
    name: 'a log flood is cut, and the invocation goes on',
    needs: 'sandbox',
    files: {
      'index.js': `
        exports.handler = async ({ flood }) => {
          for (let line = 0; flood && line < 50_000; line++) console.log('line ' + line);
          return 'still here';
        };`,
    },
    async holds(lambda) {
      expect(await lambda.result({ flood: true })).toBe('still here');
      expect(lambda.logged.length).toBeGreaterThan(1000);
      expect(lambda.logged.length).toBeLessThan(50_000);
      expect(await lambda.result()).toBe('still here');
    },
  },
];
