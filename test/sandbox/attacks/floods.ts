import { expect } from 'vitest';
import { resultOf, returns } from '../expectations.ts';
import type { Attack } from '../attack.ts';

/** The page keeps at most about a MiB of what a process writes between two events. */
const MOST_CHARACTERS = 1.2 * 1024 * 1024;

/** More of something than a page could hold. */
export const floodAttacks: readonly Attack[] = [
  {
    name: 'writes log lines until it is stopped',
    attack: `for (;;) console.log('flood '.repeat(20));`,
    timeoutMs: 500,
    next: 'new process',
    contained(outcome, lambda) {
      expect(outcome).toMatchObject({ status: 'timeout' });
      expect(lambda.logText.length).toBeGreaterThan(1000);
      expect(lambda.logText.length).toBeLessThan(MOST_CHARACTERS);
    },
  },
  {
    name: 'writes half a million empty lines',
    attack: `for (let n = 0; n < 500_000; n++) process.stdout.write('\\n'); process.stdout.write('\\n'.repeat(500_000)); return 'written';`,
    timeoutMs: 8000,
    next: 'same process',
    contained(outcome, lambda) {
      expect(resultOf(outcome)).toBe('written');
      expect(lambda.logged.length).toBeGreaterThan(100);
      expect(lambda.logged.length).toBeLessThan(20_000);
    },
  },
  {
    name: 'writes one line of 64 MB',
    attack: `process.stdout.write('x'.repeat(64 * 1024 * 1024)); return 'written';`,
    configuration: { memorySizeMB: 512 },
    next: 'same process',
    contained(outcome, lambda) {
      expect(resultOf(outcome)).toBe('written');
      expect(lambda.logText.length).toBeLessThan(MOST_CHARACTERS);
      expect(lambda.logText).toContain('left out');
    },
  },
  {
    name: 'returns more than Lambda takes',
    attack: `return 'x'.repeat(7 * 1024 * 1024);`,
    configuration: { memorySizeMB: 512 },
    next: 'same process',
    contained(outcome) {
      expect(outcome).toMatchObject({ status: 'error', errorType: 'Function.ResponseSizeTooLarge' });
    },
  },
  {
    name: 'throws an error of 20 MB',
    attack: `throw Object.assign(new Error('x'.repeat(20 * 1024 * 1024)), { name: 'y'.repeat(1024 * 1024) });`,
    configuration: { memorySizeMB: 512 },
    next: 'same process',
    contained(outcome) {
      expect(outcome).toMatchObject({ status: 'error' });
      expect(JSON.stringify(outcome).length).toBeLessThan(8 * 1024 * 1024);
    },
  },
  {
    name: 'fills /tmp',
    attack: `
      const block = Buffer.alloc(256 * 1024);
      let written = 0;
      try { for (;;) require('fs').appendFileSync('/tmp/' + (written++ % 7), block); } catch (error) { return [error.code, written - 1]; }`,
    configuration: { ephemeralStorageMB: 4 },
    next: 'same process',
    contained: returns(['ENOSPC', 16]),
  },
  {
    name: 'sends ten thousand requests',
    attack: `
      const address = 'http://' + process.env.AWS_LAMBDA_RUNTIME_API + '/';
      const headers = { 'x-big': 'y'.repeat(8000) };
      let refused = 0;
      for (let n = 0; n < 100; n++) await Promise.all(Array.from({ length: 100 }, () => fetch(address, { headers }).catch(() => refused++)));
      return refused;`,
    timeoutMs: 15_000,
    heavy: true,
    next: 'new process',
    contained(outcome, lambda) {
      expect(outcome.status).not.toBe('success');
      expect(lambda.eventsOf('runtimeApi.request').length).toBeLessThan(1000);
    },
  },
];
