import { expect } from 'vitest';
import { containing, including, matching } from '../matchers.ts';
import { firefoxWords, webkitStacks } from '../reasons.ts';
import type { Scenario } from '../scenario.ts';

const unhandledRejection = {
  'index.js': `
    exports.handler = async () => {
      Promise.reject(new Error('floating'));
      await new Promise((resolve) => setTimeout(resolve, 500));
      return 1;
    };`,
};

const uncaughtException = {
  'index.js': `
    exports.handler = async () => {
      setTimeout(() => { throw new Error('late'); }, 10);
      await new Promise((resolve) => setTimeout(resolve, 500));
      return 1;
    };`,
};

const circular = {
  'index.js': `exports.handler = async () => { const self = {}; self.self = self; return self; };`,
};

export const errors: readonly Scenario[] = [
  {
    name: 'an error that a handler throws reaches the invoker with its stack, and the process lives on',
    differs: {
      webkit: {
        ...webkitStacks,
        holds: async (lambda) => {
          expect(await lambda.invoke({ order: 1 })).toMatchObject({
            status: 'error',
            error: { errorType: 'OrderError', errorMessage: 'no stock' },
          });
          expect(await lambda.invoke()).toMatchObject({ status: 'success' });
          expect(await lambda.invoke()).toMatchObject({ status: 'success' });
        },
      },
    },
    // The process's own number.
    varies: ['payload'],
    files: {
      'index.js': [
        `class OrderError extends Error { constructor(m) { super(m); this.name = 'OrderError'; } }`,
        `exports.handler = async (event) => {`,
        `  if (event.order) throw new OrderError('no stock');`,
        `  return process.pid;`,
        `};`,
      ].join('\n'),
    },
    async holds(lambda) {
      const before = await lambda.result();
      expect(await lambda.invoke({ order: 1 })).toMatchObject({
        status: 'error',
        errorType: 'Runtime.Unknown',
        error: {
          errorType: 'OrderError',
          errorMessage: 'no stock',
          trace: including('OrderError: no stock', containing('/var/task/index.js:3:26')),
        },
      });
      expect(await lambda.result()).toBe(before);
    },
  },
  {
    name: 'an error while the module loads fails the init',
    files: { 'index.js': `const x = notDefined + 1;\nexports.handler = async () => x;` },
    async holds(lambda) {
      expect(await lambda.init()).toMatchObject({
        status: 'error',
        errorType: 'Runtime.Unknown',
        error: { errorType: 'ReferenceError', errorMessage: 'notDefined is not defined' },
        exit: { exitCode: lambda.spec.runtime === 'nodejs22.x' ? 129 : 1 },
      });
    },
  },
  {
    name: 'a syntax error is named as one',
    differs: { firefox: firefoxWords },
    files: { 'index.js': `exports.handler = async () => {\n  const x = ;\n};` },
    async holds(lambda) {
      expect(await lambda.init()).toMatchObject({
        status: 'error',
        errorType: 'Runtime.UserCodeSyntaxError',
        error: { errorMessage: matching(/^SyntaxError: /) },
      });
      // Only version 4 of the runtime client logs where it is.
      if (lambda.spec.runtime === 'nodejs22.x') return;
      expect(lambda.logText).toContain('/var/task/index.js:2');
    },
  },
  {
    name: 'a module that is missing is named',
    files: { 'index.js': `require('left-pad');\nexports.handler = async () => 1;` },
    async holds(lambda) {
      expect(await lambda.init()).toMatchObject({
        status: 'error',
        errorType: 'Runtime.ImportModuleError',
        error: {
          errorMessage: matching(
            /^Error: Cannot find module 'left-pad'\nRequire stack:\n- \/var\/task\/index\.js/,
          ),
        },
      });
    },
  },
  {
    name: 'a file that the handler names and the package lacks is named',
    configuration: { handler: 'app.handler' },
    files: { 'index.js': `exports.handler = async () => 1;` },
    async holds(lambda) {
      expect(await lambda.init()).toMatchObject({
        errorType: 'Runtime.ImportModuleError',
        error: { errorMessage: containing("Error: Cannot find module 'app'") },
      });
    },
  },
  {
    name: 'a handler that is not exported is not found',
    files: { 'index.js': `exports.main = async () => 1;` },
    async holds(lambda) {
      expect(await lambda.init()).toMatchObject({
        errorType: 'Runtime.HandlerNotFound',
        error: { errorMessage: 'index.handler is undefined or not exported' },
      });
    },
  },
  {
    name: 'a handler that is not a function is not found',
    files: { 'index.js': `exports.handler = 42;` },
    async holds(lambda) {
      expect(await lambda.init()).toMatchObject({
        errorType: 'Runtime.HandlerNotFound',
        error: { errorMessage: 'index.handler is not a function' },
      });
    },
  },
  {
    name: 'a handler name without a dot is malformed',
    configuration: { handler: 'index' },
    files: { 'index.js': `exports.handler = async () => 1;` },
    async holds(lambda) {
      expect(await lambda.init()).toMatchObject({
        errorType: 'Runtime.MalformedHandlerName',
        error: { errorMessage: 'Bad handler' },
      });
    },
  },
  {
    name: 'a rejection that nobody handles is posted, and ends the process',
    runtimes: ['nodejs22.x'],
    files: unhandledRejection,
    async holds(lambda) {
      expect(await lambda.invoke()).toMatchObject({
        status: 'error',
        error: { errorType: 'Runtime.UnhandledPromiseRejection', errorMessage: 'Error: floating' },
        exit: { exitCode: 128 },
      });
    },
  },
  {
    name: 'a rejection that nobody handles crashes the process',
    differs: { webkit: webkitStacks },
    runtimes: ['nodejs24.x'],
    files: unhandledRejection,
    async holds(lambda) {
      expect(await lambda.invoke()).toMatchObject({
        status: 'failure',
        errorType: 'Runtime.ExitError',
        exit: { exitCode: 1 },
      });
      expect(lambda.logText).toContain('Error: floating');
    },
  },
  {
    name: 'an exception in a timer is posted, and ends the process',
    runtimes: ['nodejs22.x'],
    files: uncaughtException,
    async holds(lambda) {
      expect(await lambda.invoke()).toMatchObject({
        status: 'error',
        error: { errorType: 'Error', errorMessage: 'late' },
        exit: { exitCode: 129 },
      });
    },
  },
  {
    name: 'an exception in a timer crashes the process',
    runtimes: ['nodejs24.x'],
    files: uncaughtException,
    async holds(lambda) {
      expect(await lambda.invoke()).toMatchObject({
        status: 'failure',
        errorType: 'Runtime.ExitError',
        exit: { exitCode: 1 },
      });
      expect(lambda.logText).toContain('Error: late');
    },
  },
  {
    name: 'process.exit ends the process there and then',
    files: {
      'index.js': `
        exports.handler = async () => {
          console.log('before');
          process.exit(3);
          console.log('after');
        };`,
    },
    async holds(lambda) {
      expect(await lambda.invoke()).toMatchObject({
        status: 'failure',
        errorType: 'Runtime.ExitError',
        exit: { exitCode: 3 },
      });
      const text = lambda.logText;
      expect(text).toContain('before');
      expect(text).not.toContain('after');
    },
  },
  {
    name: 'a value that is no JSON fails the invocation',
    runtimes: ['nodejs24.x'],
    files: circular,
    async holds(lambda) {
      expect(await lambda.invoke()).toMatchObject({
        status: 'error',
        error: {
          errorType: 'Runtime.JSONStringifyError',
          errorMessage: 'Unable to stringify response body',
        },
      });
    },
  },
  {
    name: 'a value that is no JSON fails the invocation',
    runtimes: ['nodejs22.x'],
    files: circular,
    async holds(lambda) {
      expect(await lambda.invoke()).toMatchObject({
        status: 'error',
        error: { errorType: 'Error', errorMessage: 'Unable to stringify response body' },
      });
    },
  },
  {
    name: 'a response over 6 MB is refused, and the next one is not',
    configuration: { memorySizeMB: 512 },
    files: { 'index.js': `exports.handler = async ({ length }) => 'x'.repeat(length);` },
    async holds(lambda) {
      expect(await lambda.invoke({ length: 6_300_000 })).toMatchObject({
        status: 'error',
        errorType: 'Function.ResponseSizeTooLarge',
        error: {
          errorMessage: 'Response payload size exceeded maximum allowed payload size (6291556 bytes).',
        },
      });
      expect(await lambda.result({ length: 6_200_000 })).toHaveLength(6_200_000);
    },
  },
];
