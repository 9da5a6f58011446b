import { expect } from 'vitest';
import type { LambdaUnderTest } from '../lambda-under-test.ts';
import { containing } from '../matchers.ts';
import { firefoxAwaits, firefoxWords, webkitStacks } from '../reasons.ts';
import type { Scenario } from '../scenario.ts';

async function overflows(lambda: LambdaUnderTest): Promise<void> {
  expect(await lambda.invoke({ deep: true })).toMatchObject({ status: 'error' });
  expect(await lambda.result()).toBe('fine');
}

export const stacks: readonly Scenario[] = [
  {
    name: 'a stack leads through all files of the function',
    files: {
      'index.js': [
        `const { check } = require('./lib/check');`,
        `exports.handler = async (event) => {`,
        `  return check(event);`,
        `};`,
      ].join('\n'),
      'lib/check.js': [
        `const deeper = (event) => {`,
        `  throw new RangeError('too deep ' + event.n);`,
        `};`,
        ``,
        `exports.check = (event) => deeper(event);`,
      ].join('\n'),
    },
    async holds(lambda) {
      const outcome = await lambda.invoke({ n: 3 });
      const trace = outcome.status === 'error' ? (outcome.error.trace ?? []) : [];
      expect(trace[0]).toBe('RangeError: too deep 3');
      expect(trace.slice(1, 4)).toEqual([
        containing('/var/task/lib/check.js:2:9'),
        containing('/var/task/lib/check.js:5:'),
        containing('/var/task/index.js:3:'),
      ]);
    },
  },
  {
    name: 'the stack of an ES module names its file as an address',
    files: {
      'index.mjs': [
        `import { fail } from './fail.mjs';`,
        ``,
        `export const handler = async () => fail();`,
      ].join('\n'),
      'fail.mjs': [`export function fail() {`, `  throw new Error('module');`, `}`].join('\n'),
    },
    async holds(lambda) {
      const outcome = await lambda.invoke();
      const trace = outcome.status === 'error' ? (outcome.error.trace ?? []) : [];
      expect(trace[1]).toContain('/var/task/fail.mjs:2:9');
      expect(trace[2]).toContain('/var/task/index.mjs:3:');
    },
  },
  {
    name: 'a stack leads on behind an await',
    differs: {
      firefox: firefoxAwaits,
      webkit: {
        ...webkitStacks,
        holds: async (lambda) => {
          expect(await lambda.invoke()).toMatchObject({ error: { errorMessage: 'after a while' } });
        },
      },
    },
    files: {
      'index.js': [
        `const later = async () => {`,
        `  await new Promise((resolve) => setTimeout(resolve, 1));`,
        `  throw new Error('after a while');`,
        `};`,
        `exports.handler = async () => {`,
        `  await later();`,
        `};`,
      ].join('\n'),
    },
    async holds(lambda) {
      const outcome = await lambda.invoke();
      const trace = outcome.status === 'error' ? (outcome.error.trace ?? []) : [];
      expect(trace[1]).toContain('/var/task/index.js:3:9');
    },
  },
  {
    name: 'whatever is thrown becomes an error',
    files: {
      'index.js': `
        const thrown = { text: 'only text', nothing: null, missing: undefined, number: 42, object: { code: 7 },
          named: { name: 'Odd', message: 'like an error' } };
        exports.handler = async ({ what }) => { throw thrown[what]; };`,
    },
    async holds(lambda) {
      for (const what of ['text', 'nothing', 'missing', 'number', 'object', 'named']) {
        expect(await lambda.invoke({ what })).toMatchObject({ status: 'error' });
      }
      expect(await lambda.invoke({ what: 'text' })).toMatchObject({ error: { errorMessage: 'only text' } });
    },
  },
  {
    name: 'what an error carries is logged with it',
    files: {
      'index.js': [
        `exports.handler = async () => {`,
        `  const cause = new Error('the disk');`,
        `  throw Object.assign(new Error('the order', { cause }), { code: 'EORDER', order: { id: 7 } });`,
        `};`,
      ].join('\n'),
    },
    async holds(lambda) {
      expect(await lambda.invoke()).toMatchObject({ status: 'error', error: { errorMessage: 'the order' } });
      expect(lambda.logText).toContain('EORDER');
    },
  },
  {
    name: 'several errors at once are one',
    differs: {
      firefox: { why: 'Firefox words its own errors otherwise, and gives this one no stack.' },
      webkit: { why: 'WebKit gives this error neither message nor stack.' },
    },
    files: {
      'index.js': `
        exports.handler = async () =>
          Promise.any([Promise.reject(new Error('first')), Promise.reject(new TypeError('second'))]);`,
    },
    async holds(lambda) {
      expect(await lambda.invoke()).toMatchObject({
        status: 'error',
        error: { errorType: 'AggregateError' },
      });
    },
  },
  {
    name: 'reading a member of undefined fails',
    files: { 'index.js': `exports.handler = async (event) => event.detail.id;` },
    differs: {
      firefox: {
        ...firefoxWords,
        holds: async (lambda) => {
          expect(await lambda.invoke()).toMatchObject({ status: 'error', error: { errorType: 'TypeError' } });
        },
      },
    },
    async holds(lambda) {
      expect(await lambda.invoke()).toMatchObject({
        status: 'error',
        error: { errorType: 'TypeError', errorMessage: "Cannot read properties of undefined (reading 'id')" },
      });
    },
  },
  {
    name: 'text that is no JSON fails',
    files: { 'index.js': `exports.handler = async (event) => JSON.parse(event.body);` },
    differs: {
      firefox: {
        ...firefoxWords,
        holds: async (lambda) => {
          expect(await lambda.invoke({ body: '{' })).toMatchObject({
            status: 'error',
            error: { errorType: 'SyntaxError' },
          });
        },
      },
    },
    async holds(lambda) {
      expect(await lambda.invoke({ body: '{' })).toMatchObject({
        status: 'error',
        error: { errorType: 'SyntaxError', errorMessage: containing('in JSON at position 1') },
      });
    },
  },
  {
    name: 'a function that calls itself for ever overflows the stack, and the process lives on',
    files: {
      'index.js': `
        const again = (n) => again(n + 1) + 1;
        exports.handler = async ({ deep }) => (deep ? again(0) : 'fine');`,
    },
    differs: {
      firefox: {
        why: 'Firefox calls it an InternalError, "too much recursion".',
        holds: overflows,
      },
      webkit: { why: 'WebKit ends the message with a full stop.', holds: overflows },
    },
    async holds(lambda) {
      expect(await lambda.invoke({ deep: true })).toMatchObject({
        status: 'error',
        error: { errorType: 'RangeError', errorMessage: 'Maximum call stack size exceeded' },
      });
      expect(await lambda.result()).toBe('fine');
    },
  },
  {
    name: 'a syntax error in a file that is required is named with its file',
    differs: { firefox: firefoxWords },
    files: {
      'index.js': `const lib = require('./lib');\nexports.handler = async () => lib;`,
      'lib.js': `const a = 1;\nconst b = ];\n`,
    },
    async holds(lambda) {
      expect(await lambda.init()).toMatchObject({
        status: 'error',
        errorType: 'Runtime.UserCodeSyntaxError',
        error: { errorMessage: containing('SyntaxError') },
      });
    },
  },
  {
    name: 'an exception that the handler catches itself is nobody else’s business',
    files: {
      'index.js': `
        exports.handler = async () => {
          const seen = [];
          try { null.x; } catch (error) { seen.push(error instanceof TypeError); }
          await Promise.reject(new Error('a')).catch((error) => seen.push(error.message));
          process.once('uncaughtException', () => {});
          seen.push(await Promise.allSettled([Promise.reject(1)]).then(([one]) => one.status));
          return seen;
        };`,
    },
    async holds(lambda) {
      expect(await lambda.result()).toEqual([true, 'a', 'rejected']);
      expect(lambda.logged).toEqual([]);
    },
  },
  {
    name: 'Error.captureStackTrace, prepareStackTrace and stackTraceLimit work',
    files: {
      'index.js': [
        `exports.handler = async () => {`,
        `  const holder = {};`,
        `  Error.captureStackTrace(holder);`,
        `  const { stackTraceLimit } = Error;`,
        `  Error.stackTraceLimit = 1;`,
        `  const short = new Error('short').stack.split('\\n').length;`,
        `  Error.stackTraceLimit = stackTraceLimit;`,
        `  return { holder: /index\\.js:3:9/.test(holder.stack), short, stackTraceLimit };`,
        `};`,
      ].join('\n'),
    },
    differs: {
      firefox: {
        why: 'Firefox keeps its own limit of 128 frames, and begins a captured stack in another place.',
        holds: async (lambda) => {
          expect(await lambda.result()).toMatchObject({ short: 2 });
        },
      },
      webkit: {
        why: 'WebKit keeps its own limit of 100 frames, and tells less of where a stack begins.',
        holds: async (lambda) => {
          expect(await lambda.result()).toMatchObject({ stackTraceLimit: 100 });
        },
      },
    },
    async holds(lambda) {
      expect(await lambda.result()).toEqual({ holder: true, short: 2, stackTraceLimit: 10 });
    },
  },
];
