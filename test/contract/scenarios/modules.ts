import { expect } from 'vitest';
import { containing } from '../matchers.ts';
import { firefoxAwaits, webkitStacks } from '../reasons.ts';
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
    differs: {
      embedded: { why: 'Node.js also logs a warning that says how to make the file a module.' },
      firefox: {
        why: 'Node.js also logs a warning that says how to make the file a module; and Firefox words the error otherwise.',
      },
    },
    files: { 'index.js': `export const handler = async () => 1;` },
    async holds(lambda) {
      expect(await lambda.init()).toMatchObject({
        status: 'error',
        errorType: 'Runtime.UserCodeSyntaxError',
        error: { errorMessage: containing('SyntaxError') },
      });
    },
  },
  {
    name: 'JSON is required as an object, once',
    files: {
      'index.js': `
        const data = require('./data.json');
        data.touched = true;
        const attempt = () => { try { require('./broken.json'); } catch (error) { return error.name; } };
        exports.handler = async () => ({ again: require('./data'), broken: attempt() });`,
      'data.json': '\uFEFF{"list":[1,{"a":null}]}',
      'broken.json': '{"a":',
    },
    async holds(lambda) {
      expect(await lambda.result()).toEqual({
        again: { list: [1, { a: null }], touched: true },
        broken: 'SyntaxError',
      });
    },
  },
  {
    name: 'modules that require each other see what is there so far',
    differs: {
      embedded: {
        why: 'Node.js also logs a warning of a member that is not there yet; the embedded runtime does not.',
      },
    },
    files: {
      'index.js': `exports.handler = async () => require('./a').told();`,
      'a.js': `exports.early = 1; const b = require('./b'); exports.late = 2; exports.told = () => b.seen;`,
      'b.js': `const a = require('./a'); exports.seen = { early: a.early, late: a.late ?? 'not yet' };`,
    },
    async holds(lambda) {
      expect(await lambda.result()).toEqual({ early: 1, late: 'not yet' });
    },
  },
  {
    name: 'ES modules that import each other share live bindings',
    files: {
      'index.mjs': `
        import { count, increment } from './counter.mjs';
        export const name = 'index';
        export const handler = async () => { increment(); return { count, from: (await import('./counter.mjs')).from() }; };`,
      'counter.mjs': `
        import { name } from './index.mjs';
        export let count = 0;
        export const increment = () => { count += 1; };
        export const from = () => name;`,
    },
    async holds(lambda) {
      expect(await lambda.result()).toEqual({ count: 1, from: 'index' });
      expect(await lambda.result()).toEqual({ count: 2, from: 'index' });
    },
  },
  {
    name: 'import.meta tells where a module is, and resolves others',
    files: {
      'src/app.mjs': `
        export const handler = async () => ({
          url: import.meta.url,
          filename: import.meta.filename,
          dirname: import.meta.dirname,
          resolved: import.meta.resolve('./other.mjs'),
          data: new URL('./data.txt', import.meta.url).pathname,
          require: typeof require,
          exports: typeof exports,
          this: String(this),
        });`,
      'src/other.mjs': '',
    },
    configuration: { handler: 'src/app.handler' },
    async holds(lambda) {
      expect(await lambda.result()).toEqual({
        url: 'file:///var/task/src/app.mjs',
        filename: '/var/task/src/app.mjs',
        dirname: '/var/task/src',
        resolved: 'file:///var/task/src/other.mjs',
        data: '/var/task/src/data.txt',
        require: 'undefined',
        exports: 'undefined',
        this: 'undefined',
      });
    },
  },
  {
    name: 'a dynamic import loads when it is reached, once, from CommonJS too',
    files: {
      'index.js': `
        exports.handler = async ({ which }) => {
          const before = globalThis.loads ?? 0;
          const module = await import('./' + which + '.mjs');
          return { before, value: module.default, same: module === (await import('./' + which + '.mjs')) };
        };`,
      'one.mjs': `globalThis.loads = (globalThis.loads ?? 0) + 1; export default 'one';`,
    },
    async holds(lambda) {
      expect(await lambda.result({ which: 'one' })).toEqual({ before: 0, value: 'one', same: true });
      expect(await lambda.result({ which: 'one' })).toEqual({ before: 1, value: 'one', same: true });
    },
  },
  {
    name: 'JSON is imported with its type',
    files: {
      'index.mjs': `
        import data from './data.json' with { type: 'json' };
        export const handler = async () => data.list.length;`,
      'data.json': '{"list":[1,2,3]}',
    },
    async holds(lambda) {
      expect(await lambda.result()).toBe(3);
    },
  },
  {
    name: 'a rejection at the top level of a module fails the init',
    differs: { firefox: firefoxAwaits, webkit: webkitStacks },
    files: {
      'index.mjs': `
        const load = async () => { await null; throw new RangeError('no configuration'); };
        await load();
        export const handler = async () => 1;`,
    },
    async holds(lambda) {
      expect(await lambda.init()).toMatchObject({
        status: 'error',
        error: { errorType: 'RangeError', errorMessage: 'no configuration' },
      });
    },
  },
  {
    name: 'a CommonJS module knows its file, its folder and where it would look for packages',
    configuration: { handler: 'src/app.handlers.main' },
    files: {
      'src/app.js': `
        const inside = [__filename, __dirname, module.id, module.paths.slice(0, 2), this === module.exports];
        exports.handlers = { main: async () => [...inside, require.resolve('./lib'), typeof require.cache[__filename]] };`,
      'src/lib/index.js': '',
    },
    async holds(lambda) {
      expect(await lambda.result()).toEqual([
        '/var/task/src/app.js',
        '/var/task/src',
        '/var/task/src/app.js',
        ['/var/task/src/node_modules', '/var/task/node_modules'],
        true,
        '/var/task/src/lib/index.js',
        'object',
      ]);
    },
  },
];
