import { expect } from 'vitest';
import { containing } from '../matchers.ts';
import type { Scenario } from '../scenario.ts';

export const modules: readonly Scenario[] = [
  {
    name: 'an ES module may await at its top level, and knows its address',
    files: {
      'index.mjs': `
        const config = await new Promise((resolve) => setTimeout(() => resolve({ ready: true }), 10));
        export const handler = async () => ({ config, url: import.meta.url });`,
    },
    async holds(lambda) {
      expect(await lambda.result()).toEqual({
        config: { ready: true },
        url: 'file:///var/task/index.mjs',
      });
    },
  },
  {
    name: 'CommonJS, JSON, ES modules and packages load each other',
    files: {
      'index.mjs': `
        import { add } from './lib/math.mjs';
        import config from './config.cjs';
        import { createRequire } from 'node:module';
        import pad, { named } from 'tinypad';
        const require = createRequire(import.meta.url);
        export const handler = async () => ({
          sum: add(1, 2),
          config: config.name,
          json: require('./data.json').k,
          pad: pad('x', 3),
          named,
          required: require('tinypad').named,
          dynamic: (await import('./lib/dynamic.js')).default,
        });`,
      'lib/math.mjs': `export const add = (a, b) => a + b;`,
      'lib/dynamic.js': `module.exports = 'dynamic CommonJS';`,
      'config.cjs': `exports.name = require('./lib/inner').n;`,
      'lib/inner.js': `exports.n = 'inner';`,
      'data.json': `{"k":42}`,
      'node_modules/tinypad/package.json': JSON.stringify({
        name: 'tinypad',
        version: '1.0.0',
        exports: { '.': { import: './esm.mjs', require: './cjs.js' } },
      }),
      'node_modules/tinypad/esm.mjs': `
        export default (text, length) => text.padStart(length, '.');
        export const named = 'esm';`,
      'node_modules/tinypad/cjs.js': `module.exports.named = 'cjs';`,
    },
    async holds(lambda) {
      expect(await lambda.result()).toEqual({
        sum: 3,
        config: 'inner',
        json: 42,
        pad: '..x',
        named: 'esm',
        required: 'cjs',
        dynamic: 'dynamic CommonJS',
      });
    },
  },
  {
    name: 'a package.json with type module makes .js files ES modules',
    files: {
      'package.json': `{"type":"module"}`,
      'index.js': `import { name } from './name.js'; export const handler = async () => name;`,
      'name.js': `export const name = 'module';`,
    },
    async holds(lambda) {
      expect(await lambda.result()).toBe('module');
    },
  },
  {
    name: 'a handler may lie in a folder and in an object',
    configuration: { handler: 'src/app.api.get' },
    files: { 'src/app.js': `exports.api = { get: async () => __filename };` },
    async holds(lambda) {
      expect(await lambda.result()).toBe('/var/task/src/app.js');
    },
  },
  {
    name: 'index.js wins over index.mjs',
    files: {
      'index.js': `exports.handler = async () => 'js';`,
      'index.mjs': `export const handler = async () => 'mjs';`,
    },
    async holds(lambda) {
      expect(await lambda.result()).toBe('js');
    },
  },
  {
    name: 'export in a .js file is a syntax error without type module',
    files: { 'index.js': `export const handler = async () => 1;` },
    async holds(lambda) {
      expect(await lambda.init()).toMatchObject({
        status: 'error',
        errorType: 'Runtime.UserCodeSyntaxError',
        error: { errorMessage: containing('SyntaxError') },
      });
    },
  },
];
