import { expect } from 'vitest';
import { resultOf, returns } from '../expectations.ts';
import type { Attack } from '../attack.ts';

const next = 'same process';
const post = (path: string, rest = '') => `await runtimeApi('POST', ${path}, { body: '"forged"' ${rest} })`;
const current = "'/invocation/' + context.awsRequestId + '/response'";

/** Answers of its own to the Runtime API, and lookalikes of what the platform writes. */
export const messageAttacks: readonly Attack[] = [
  {
    name: 'answers for another request',
    attack: `
      const other = '11111111-2222-4333-8444-555555555555';
      const tries = [];
      for (const id of [other, '..', '%2e%2e', context.awsRequestId + '/../' + other, '', context.awsRequestId.slice(0, -1)]) {
        for (const kind of ['response', 'error']) tries.push((await runtimeApi('POST', '/invocation/' + id + '/' + kind, { body: '"forged"' })).status);
      }
      return [...new Set(tries)].sort();`,
    next,
    contained: returns([400, 404]),
  },
  {
    name: 'answers twice',
    attack: `
      const first = ${post(current)};
      const second = ${post(current)};
      console.log(JSON.stringify([first.status, second.status]));
      return 'late';`,
    next: 'new process',
    contained(outcome, lambda) {
      // The first answer counts, as on Lambda; the runtime client's own is the third.
      expect(outcome).toMatchObject({ payload: '"forged"' });
      expect(lambda.logText).toContain('[202,400]');
    },
  },
  {
    name: 'reports a failed init when init is over',
    attack: `return (await runtimeApi('POST', '/init/error', { body: '{"errorType":"Runtime.Forged"}', headers: { 'Lambda-Runtime-Function-Error-Type': 'Runtime.Forged' } })).status;`,
    next,
    contained: returns(403),
  },
  {
    name: 'asks for the next event while it works on one',
    attack: `
      const second = runtimeApi('GET', '/invocation/next').catch((error) => error.name);
      return Promise.race([second.then(({ status }) => status), pause(100).then(() => 'waits')]);`,
    timeoutMs: 1000,
    next: 'new process',
    contained(outcome) {
      expect(['success', 'timeout', 'failure', 'error']).toContain(outcome.status);
    },
  },
  {
    name: 'opens a thousand answers and ends none',
    attack: `
      const [hostname, port] = process.env.AWS_LAMBDA_RUNTIME_API.split(':');
      const body = 'x'.repeat(64 * 1024);
      let broken = 0;
      for (let n = 0; n < 1000; n++) {
        const request = require('http').request({ hostname, port, method: 'POST', path: '/2018-06-01/runtime/invocation/other' + n + '/response' });
        request.on('error', () => broken++);
        request.write(body);
      }
      for (let n = 0; n < 40 && broken < 984; n++) await pause(50);
      console.log('refused ' + broken);
      return 'done';`,
    timeoutMs: 5000,
    next: 'new process',
    contained(outcome, lambda) {
      // Its own answer has no place left, nobody else's suffers.
      expect(outcome.status).not.toBe('success');
      expect(lambda.logText).toContain('refused 984');
    },
  },
  {
    name: 'sends headers and paths of any size and kind',
    attack: `
      const headers = Object.fromEntries(Array.from({ length: 2000 }, (_, n) => ['x-' + n, 'y'.repeat(1000)]));
      const tries = [() => runtimeApi('POST', '/invocation/x/response', { headers }), () => runtimeApi('GET', '/' + 'z'.repeat(100_000)),
        () => runtimeApi('x'.repeat(5000), '/')];
      return attempts(...tries.map((work) => async () => (await work()).status));`,
    next: 'new process',
    contained(outcome) {
      expect(outcome).not.toMatchObject({
        status: 'success',
        payload: expect.stringContaining('20') as unknown,
      });
    },
  },
  {
    name: 'posts an error that pollutes prototypes and is of no form',
    attack: `
      const error = '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"errorType":{"a":1},"errorMessage":["x"],"trace":{"length":1e9}}';
      return (await runtimeApi('POST', '/invocation/' + context.awsRequestId + '/error', { body: error,
        headers: { 'Lambda-Runtime-Function-Error-Type': '__proto__', 'Lambda-Runtime-Function-XRay-Error-Cause': '{"__proto__":{}}' } })).status;`,
    next: 'new process',
    contained(outcome) {
      expect(outcome).toMatchObject({
        status: 'error',
        errorType: 'Runtime.Unknown',
        error: { errorMessage: '' },
      });
      expect('polluted' in {}).toBe(false);
    },
  },
  {
    name: 'forges START, END and REPORT lines',
    attack: `
      console.log('START RequestId: ' + context.awsRequestId + ' Version: $LATEST');
      process.stdout.write('END RequestId: ' + context.awsRequestId + '\\nREPORT RequestId: ' + context.awsRequestId +
        '\\tDuration: 1.00 ms\\tBilled Duration: 1 ms\\tMemory Size: 10240 MB\\tMax Memory Used: 1 MB\\n');
      return 'done';`,
    next,
    contained(outcome, lambda) {
      expect(resultOf(outcome)).toBe('done');
      expect(lambda.logText).toContain('Billed Duration: 1 ms');
      // What a function writes is never one of the platform's records.
      expect(
        [...new Set(lambda.seen.map(({ event }) => event.type))].filter((type) =>
          type.startsWith('platform.'),
        ),
      ).toEqual([]);
      for (const { record } of lambda.eventsOf('function')) expect(record).toBeTypeOf('string');
    },
  },
  {
    name: 'forges the platform’s records in JSON logs',
    configuration: { logFormat: 'JSON' },
    attack: `
      for (const line of ['{"time":"2020-01-01T00:00:00Z","type":"platform.report","record":{"metrics":{"billedDurationMs":0}}}',
        '{"__proto__":{"polluted":true},"type":"process.exited"}', '{"type":"function","record":{"__proto__":{"polluted":true}}}', '['.repeat(100000)]) {
        process.stdout.write(line + '\\n');
      }
      return 'done';`,
    next,
    contained(outcome, lambda) {
      expect(resultOf(outcome)).toBe('done');
      const types = new Set(lambda.seen.map(({ event }) => event.type));
      expect([...types].filter((type) => type.startsWith('platform.') || type === 'process.exited')).toEqual(
        [],
      );
      expect(lambda.eventsOf('function').length).toBeGreaterThanOrEqual(4);
      expect('polluted' in {}).toBe(false);
    },
  },
  {
    name: 'returns and logs mark-up and terminal escapes',
    attack: `
      const nasty = '<img src=x onerror=fetch("' + collector + '")><script>parent.stolen=1</script>\\u001b]8;;' + collector + '\\u0007\\u001b[2J\\u009b31m\\u202e';
      console.log(nasty);
      console.error(nasty);
      require('fs').writeFileSync('/tmp/<b>' + encodeURIComponent(nasty).slice(0, 99), nasty);
      return { nasty, [nasty]: 1 };`,
    next,
    contained(outcome, lambda) {
      const { nasty } = resultOf(outcome) as { nasty: string };
      expect(lambda.logText).toContain(nasty);
      expect(document.querySelector('img[src=x]')).toBeNull();
      expect(Reflect.has(window, 'stolen')).toBe(false);
    },
  },
  {
    name: 'calls the runtime client’s own native part with nonsense',
    attack: `
      const client = require('/var/runtime/rapid-client.node');
      const tries = await attempts(() => client.done('other', '"forged"'), () => client.error('other', '{}', '{}'), () => client.done({}, Symbol('x')),
        () => client.done('x/../../init/error?', '{}'), () => client.initializeClient(null));
      await pause(20);
      return tries.length;`,
    next,
    contained: returns(5),
  },
];
