import { expect } from 'vitest';
import { containing, matching } from '../matchers.ts';
import type { Scenario } from '../scenario.ts';

const callbackHandler = {
  'index.js': `
    exports.handler = (event, context, callback) => {
      setTimeout(() => callback(null, { n: event.n + 1 }), 20);
    };`,
};

const plainHandler = { 'index.js': `exports.handler = (event) => ({ hello: event.name });` };

const defaultExport = { 'index.mjs': `export default { handler: async () => 'default' };` };

export const handlers: readonly Scenario[] = [
  {
    name: 'an async handler answers with JSON',
    files: {
      'index.js': `
        exports.handler = async (event) => ({ statusCode: 200, body: JSON.stringify({ hi: event.name }) });`,
    },
    async holds(lambda) {
      expect(await lambda.invoke({ name: 'Ada' })).toMatchObject({
        status: 'success',
        payload: '{"statusCode":200,"body":"{\\"hi\\":\\"Ada\\"}"}',
        contentType: 'application/json',
      });
    },
  },
  {
    name: 'a handler that returns nothing answers null',
    files: { 'index.js': `exports.handler = async () => {};` },
    async holds(lambda) {
      expect(await lambda.invoke()).toMatchObject({ status: 'success', payload: 'null' });
    },
  },
  {
    name: 'a handler with a callback answers through it',
    runtimes: ['nodejs22.x'],
    files: callbackHandler,
    async holds(lambda) {
      expect(await lambda.result({ n: 1 })).toEqual({ n: 2 });
    },
  },
  {
    name: 'a handler that declares a callback is refused',
    runtimes: ['nodejs24.x'],
    files: callbackHandler,
    async holds(lambda) {
      expect(await lambda.init()).toMatchObject({
        status: 'error',
        errorType: 'Runtime.CallbackHandlerDeprecated',
        error: { errorMessage: containing('removed support for callback-based') },
      });
    },
  },
  {
    name: 'the return value of a plain function counts',
    runtimes: ['nodejs24.x'],
    files: plainHandler,
    async holds(lambda) {
      expect(await lambda.result({ name: 'Ada' })).toEqual({ hello: 'Ada' });
    },
  },
  {
    name: 'the return value of a plain function is lost',
    runtimes: ['nodejs22.x'],
    files: plainHandler,
    async holds(lambda) {
      expect(await lambda.result({ name: 'Ada' })).toBeNull();
    },
  },
  {
    name: 'a handler inside a default export is found',
    runtimes: ['nodejs24.x'],
    files: defaultExport,
    async holds(lambda) {
      expect(await lambda.result()).toBe('default');
    },
  },
  {
    name: 'a handler inside a default export is not found',
    runtimes: ['nodejs22.x'],
    files: defaultExport,
    async holds(lambda) {
      expect(await lambda.init()).toMatchObject({ errorType: 'Runtime.HandlerNotFound' });
    },
  },
  {
    name: 'environment variables and the context say where a handler runs',
    files: {
      'index.js': `
        exports.handler = async (event, context) => ({
          region: process.env.AWS_REGION,
          own: process.env.MY_VAR,
          root: process.env.LAMBDA_TASK_ROOT,
          runtime: process.env.AWS_EXECUTION_ENV,
          trace: process.env._X_AMZN_TRACE_ID,
          cwd: process.cwd(),
          name: context.functionName,
          version: context.functionVersion,
          arn: context.invokedFunctionArn,
          id: context.awsRequestId,
          memory: context.memoryLimitInMB,
          group: context.logGroupName,
          stream: context.logStreamName,
          left: context.getRemainingTimeInMillis(),
        });`,
    },
    configuration: { variables: { MY_VAR: 'v1' }, memorySizeMB: 256 },
    varies: ['left'],
    async holds(lambda) {
      const { left, ...said } = (await lambda.result()) as Record<string, unknown>;
      expect(said).toEqual({
        region: 'us-east-1',
        own: 'v1',
        root: '/var/task',
        runtime: `AWS_Lambda_${lambda.spec.runtime}`,
        trace: matching(/^Root=1-5759e988-/),
        cwd: '/var/task',
        name: 'demo',
        version: '$LATEST',
        arn: lambda.spec.functionArn,
        id: '00000000-0000-4000-8000-000000000001',
        memory: '256',
        group: lambda.spec.logGroup,
        stream: lambda.spec.logStream,
      });
      expect(left).toBeGreaterThan(0);
      expect(left).toBeLessThanOrEqual(20_000);
    },
  },
  {
    name: 'a promise that never settles answers null once nothing is left to do',
    runtimes: ['nodejs22.x'],
    files: { 'index.js': `exports.handler = () => new Promise(() => {});` },
    async holds(lambda) {
      expect(await lambda.result()).toBeNull();
      expect(await lambda.result()).toBeNull();
    },
  },
  {
    name: 'a promise that never settles ends the process once nothing is left to do',
    runtimes: ['nodejs24.x'],
    files: { 'index.js': `exports.handler = () => new Promise(() => {});` },
    async holds(lambda) {
      expect(await lambda.invoke()).toMatchObject({
        status: 'failure',
        errorType: 'Runtime.ExitError',
        exit: { exitCode: 0 },
      });
    },
  },
];
