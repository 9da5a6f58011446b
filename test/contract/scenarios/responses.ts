import { expect } from 'vitest';
import { webkitStacks } from '../reasons.ts';
import type { Scenario } from '../scenario.ts';

const bigint = { 'index.js': `exports.handler = async () => ({ total: 10n ** 20n });` };
const thenable = {
  'index.js': `exports.handler = () => ({ then: (resolve) => setTimeout(resolve, 5, 'thenable') });`,
};
const contextKeys = {
  'index.js': `exports.handler = async (event, context) => Object.keys(context).sort();`,
};

export const responses: readonly Scenario[] = [
  {
    name: 'the context has these members, up to Node.js 22',
    runtimes: ['nodejs22.x'],
    files: contextKeys,
    async holds(lambda) {
      expect(await lambda.result()).toEqual([
        ...[
          'awsRequestId',
          'callbackWaitsForEmptyEventLoop',
          'clientContext',
          'done',
          'fail',
          'functionName',
        ],
        ...['functionVersion', 'getRemainingTimeInMillis', 'identity', 'invokedFunctionArn', 'logGroupName'],
        ...['logStreamName', 'memoryLimitInMB', 'succeed', 'tenantId'],
      ]);
    },
  },
  {
    name: 'the context has these members, from Node.js 24 on',
    runtimes: ['nodejs24.x'],
    files: contextKeys,
    async holds(lambda) {
      const keys = await lambda.result();
      expect(keys).toEqual(
        expect.arrayContaining(['awsRequestId', 'functionName', 'getRemainingTimeInMillis']),
      );
      expect(keys).not.toContain('callbackWaitsForEmptyEventLoop');
      expect(keys).not.toContain('succeed');
    },
  },
  {
    name: 'the client context reaches the handler as an object',
    files: { 'index.js': `exports.handler = async (event, context) => context.clientContext;` },
    async holds(lambda) {
      await lambda.init();
      const sent = { custom: { plan: 'free' }, env: { locale: 'de' } };
      const outcome = await lambda.invoke({}, 20_000, JSON.stringify(sent));
      expect(outcome).toMatchObject({ status: 'success', payload: JSON.stringify(sent) });
    },
  },
  {
    name: 'the remaining time runs down',
    files: {
      'index.js': `
        exports.handler = async (event, context) => {
          const before = context.getRemainingTimeInMillis();
          await new Promise((resolve) => setTimeout(resolve, 60));
          const passed = before - context.getRemainingTimeInMillis();
          return { whole: Number.isInteger(before), within: before <= 20000, passed: passed >= 55 };
        };`,
    },
    async holds(lambda) {
      expect(await lambda.result()).toEqual({ whole: true, within: true, passed: true });
    },
  },
  {
    name: 'context.succeed, fail and done answer, up to Node.js 22',
    differs: { webkit: webkitStacks },
    runtimes: ['nodejs22.x'],
    files: {
      'index.js': `
        exports.handler = ({ how }, context) => {
          if (how === 'succeed') context.succeed({ ok: 1 });
          else if (how === 'fail') context.fail(new TypeError('failed'));
          else context.done(null, 'done');
        };`,
    },
    async holds(lambda) {
      expect(await lambda.result({ how: 'succeed' })).toEqual({ ok: 1 });
      expect(await lambda.invoke({ how: 'fail' })).toMatchObject({
        status: 'error',
        error: { errorType: 'TypeError', errorMessage: 'failed' },
      });
      expect(await lambda.result({ how: 'done' })).toBe('done');
    },
  },
  {
    name: 'an error that is handed to the callback reaches the invoker, up to Node.js 22',
    runtimes: ['nodejs22.x'],
    files: {
      'index.js': `
        exports.handler = (event, context, callback) => {
          callback(event.text ? 'only text' : Object.assign(new Error('with code'), { code: 'E42' }));
          callback(null, 'too late');
        };`,
    },
    async holds(lambda) {
      expect(await lambda.invoke()).toMatchObject({ status: 'error', error: { errorMessage: 'with code' } });
      expect(await lambda.invoke({ text: true })).toMatchObject({
        status: 'error',
        error: { errorMessage: 'only text' },
      });
    },
  },
  {
    name: 'a promise counts without async',
    files: { 'index.js': `exports.handler = () => Promise.resolve('promise');` },
    async holds(lambda) {
      expect(await lambda.result()).toBe('promise');
    },
  },
  {
    name: 'whatever has a then counts as a promise, from Node.js 24 on',
    runtimes: ['nodejs24.x'],
    files: thenable,
    async holds(lambda) {
      expect(await lambda.result()).toBe('thenable');
    },
  },
  {
    name: 'what has a then and no catch fails, up to Node.js 22',
    runtimes: ['nodejs22.x'],
    files: thenable,
    async holds(lambda) {
      expect(await lambda.invoke()).toMatchObject({ status: 'error', error: { errorType: 'TypeError' } });
    },
  },
  {
    name: 'values become JSON as JSON.stringify has it',
    files: {
      'index.js': `
        const values = {
          text: 'é\\u2028"\\\\', number: -0.5, nan: NaN, yes: true, none: null, missing: undefined,
          date: new Date(0), map: new Map([[1, 2]]), bytes: new Uint8Array([1, 2]), call: () => 1,
          buffer: Buffer.from('hi'), list: [undefined, () => 1, Symbol('s')], own: { toJSON: () => 'own' },
          error: new Error('lost'), url: new URL('https://a.b/c'), boxed: new String('s'),
        };
        exports.handler = async ({ key }) => (key ? values[key] : values);`,
    },
    async holds(lambda) {
      expect(await lambda.result()).toEqual({
        text: 'é\u2028"\\',
        number: -0.5,
        nan: null,
        yes: true,
        none: null,
        date: '1970-01-01T00:00:00.000Z',
        map: {},
        bytes: { 0: 1, 1: 2 },
        buffer: { type: 'Buffer', data: [104, 105] },
        list: [null, null, null],
        own: 'own',
        error: {},
        url: 'https://a.b/c',
        boxed: 's',
      });
      expect(await lambda.result({ key: 'text' })).toBe('é\u2028"\\');
      expect(await lambda.invoke({ key: 'missing' })).toMatchObject({ status: 'success', payload: 'null' });
    },
  },
  {
    name: 'a BigInt fails the invocation',
    runtimes: ['nodejs24.x'],
    files: bigint,
    async holds(lambda) {
      expect(await lambda.invoke()).toMatchObject({
        status: 'error',
        error: { errorType: 'Runtime.JSONStringifyError', errorMessage: 'Unable to stringify response body' },
      });
    },
  },
  {
    name: 'a BigInt fails the invocation',
    runtimes: ['nodejs22.x'],
    files: bigint,
    async holds(lambda) {
      expect(await lambda.invoke()).toMatchObject({
        status: 'error',
        error: { errorType: 'Error', errorMessage: 'Unable to stringify response body' },
      });
    },
  },
  {
    name: 'the event is whatever JSON was sent',
    files: { 'index.js': `exports.handler = async (event) => [typeof event, Array.isArray(event), event];` },
    async holds(lambda) {
      const text = 'Zürich \u{1F600} \u0000 "quoted"';
      expect(await lambda.result(text)).toEqual(['string', false, text]);
      expect(await lambda.result([1, [2]])).toEqual(['object', true, [1, [2]]]);
      expect(await lambda.result(null)).toEqual(['object', false, null]);
      expect(await lambda.result(1e21)).toEqual(['number', false, 1e21]);
    },
  },
  {
    name: 'a handler name with two dots in a row is malformed',
    configuration: { handler: '../index.handler' },
    files: { 'index.js': `exports.handler = async () => 1;` },
    async holds(lambda) {
      expect(await lambda.init()).toMatchObject({
        errorType: 'Runtime.MalformedHandlerName',
      });
    },
  },
];
