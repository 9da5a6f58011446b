import { expect } from 'vitest';
import { containing, matching } from '../matchers.ts';
import type { Scenario } from '../scenario.ts';

export const logs: readonly Scenario[] = [
  {
    name: 'a line has the time, the request, the level and the message',
    files: {
      'index.js': `exports.handler = async () => { console.log('hello'); console.warn('mind %d', 2); };`,
    },
    async holds(lambda) {
      await lambda.result();
      const id = '00000000-0000-4000-8000-000000000001';
      const time = String.raw`\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z`;
      expect(lambda.logged).toEqual([
        matching(new RegExp(`^${time}\t${id}\tINFO\thello$`)),
        matching(new RegExp(`^${time}\t${id}\tWARN\tmind 2$`)),
      ]);
    },
  },
  {
    name: 'before the first event there is no request to name',
    files: { 'index.js': `console.log('loading'); exports.handler = async () => 1;` },
    async holds(lambda) {
      await lambda.init();
      const none = lambda.spec.runtime === 'nodejs22.x' ? 'undefined' : '-';
      expect(lambda.logged).toEqual([containing(`Z\t${none}\tINFO\tloading`)]);
    },
  },
  {
    name: 'objects are shown as Node.js shows them, and errors with their stack, as one event',
    files: {
      'index.js': [
        `exports.handler = async () => {`,
        `  console.log('obj', { a: { b: [1, 2, { c: 3 }] }, s: 'x', m: new Map([['k', 1]]) });`,
        `  console.error(new TypeError('bad'));`,
        `};`,
      ].join('\n'),
    },
    async holds(lambda) {
      await lambda.result();
      expect(lambda.logged).toHaveLength(2);
      expect(lambda.logged[0]).toContain(
        "obj { a: { b: [ 1, 2, [Object] ] }, s: 'x', m: Map(1) { 'k' => 1 } }",
      );
      expect(lambda.logged[1]).toMatch(/\tERROR\tTypeError: bad\n {4}at .*\/var\/task\/index\.js:3:17/);
    },
  },
  {
    name: 'in the JSON format a line is an object',
    configuration: { logFormat: 'JSON' },
    files: {
      'index.js': `exports.handler = async () => { console.info({ order: 7 }); console.error('bad'); };`,
    },
    async holds(lambda) {
      await lambda.result();
      const requestId = '00000000-0000-4000-8000-000000000001';
      expect(lambda.logged).toMatchObject([
        { level: 'INFO', requestId, message: { order: 7 } },
        { level: 'ERROR', requestId, message: 'bad' },
      ]);
    },
  },
  {
    name: 'what is written to standard output is logged as it is',
    files: {
      'index.js': `
        exports.handler = async () => { process.stdout.write('to standard '); process.stdout.write('output\\n'); };`,
    },
    async holds(lambda) {
      await lambda.result();
      expect(lambda.logged).toEqual(['to standard output']);
    },
  },
];
