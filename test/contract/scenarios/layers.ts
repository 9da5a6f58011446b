import { expect } from 'vitest';
import { containing } from '../matchers.ts';
import type { Scenario } from '../scenario.ts';

const greeter = (greeting: string) => ({
  'nodejs/node_modules/greeter/index.js': `exports.greet = (name) => '${greeting} ' + name;`,
});

export const layers: readonly Scenario[] = [
  {
    name: 'a package of a layer is found, and runs from /opt',
    configuration: {
      layers: [
        {
          ...greeter('Hello'),
          'nodejs/node_modules/where/index.js': `module.exports = [__filename, require('greeter').greet('layer')];`,
        },
      ],
    },
    files: {
      'index.js': `exports.handler = async ({ name }) => [require('greeter').greet(name), ...require('where')];`,
    },
    async holds(lambda) {
      expect(await lambda.result({ name: 'Ada' })).toEqual([
        'Hello Ada',
        '/opt/nodejs/node_modules/where/index.js',
        'Hello layer',
      ]);
    },
  },
  {
    name: "the function's own package wins over a layer's",
    configuration: { layers: [greeter('Layer')] },
    files: {
      'index.js': `exports.handler = async () => require('greeter').greet('x');`,
      'node_modules/greeter/index.js': `exports.greet = (name) => 'Own ' + name;`,
    },
    async holds(lambda) {
      expect(await lambda.result()).toBe('Own x');
    },
  },
  {
    name: 'a file of a later layer replaces the same file of an earlier one; the rest is merged',
    configuration: {
      layers: [
        { ...greeter('First'), 'data/first.txt': 'one' },
        { ...greeter('Second'), 'data/second.txt': 'two' },
      ],
    },
    files: {
      'index.js': `
        const fs = require('fs');
        exports.handler = async () => [
          require('greeter').greet('x'), fs.readdirSync('/opt/data'), fs.readFileSync('/opt/data/first.txt', 'utf8'),
        ];`,
    },
    async holds(lambda) {
      expect(await lambda.result()).toEqual(['Second x', ['first.txt', 'second.txt'], 'one']);
    },
  },
  {
    name: 'an error in a layer shows its file and line',
    configuration: {
      layers: [
        {
          'nodejs/node_modules/fails/index.js': [
            'exports.fail = function fail() {',
            `  throw new Error('from the layer');`,
            '};',
          ].join('\n'),
        },
      ],
    },
    files: { 'index.js': `const { fail } = require('fails');\nexports.handler = async () => fail();` },
    async holds(lambda) {
      const outcome = await lambda.invoke();
      expect(outcome).toMatchObject({ status: 'error', error: { errorMessage: 'from the layer' } });
      const trace = outcome.status === 'error' ? (outcome.error.trace ?? []) : [];
      expect(trace[1]).toContain('/opt/nodejs/node_modules/fails/index.js:2:9');
      expect(trace[2]).toContain('/var/task/index.js:2:');
    },
  },
  {
    name: 'an ES module reaches a layer through createRequire',
    configuration: { layers: [greeter('Hello')] },
    files: {
      'index.mjs': `
        import { createRequire } from 'node:module';
        const { greet } = createRequire(import.meta.url)('greeter');
        export const handler = async () => greet('module');`,
    },
    async holds(lambda) {
      expect(await lambda.result()).toBe('Hello module');
    },
  },
  {
    // https://aws.amazon.com/blogs/compute/node-js-18-x-runtime-now-available-in-aws-lambda/
    name: 'import finds the package of a layer along NODE_PATH',
    needs: 'nodePathImports',
    configuration: { layers: [greeter('Hello')] },
    files: {
      'index.mjs': `
        import { greet } from 'greeter';
        export const handler = async () => greet('import');`,
    },
    async holds(lambda) {
      expect(await lambda.result()).toBe('Hello import');
    },
  },
  {
    name: 'a layer that the function lacks is a missing module',
    files: { 'index.js': `const { greet } = require('greeter');\nexports.handler = async () => greet('x');` },
    async holds(lambda) {
      expect(await lambda.init()).toMatchObject({
        errorType: 'Runtime.ImportModuleError',
        error: { errorMessage: containing("Cannot find module 'greeter'") },
      });
    },
  },
];
