import { expect } from 'vitest';
import { containing, matching } from '../matchers.ts';
import { firefoxWords } from '../reasons.ts';
import type { Scenario } from '../scenario.ts';

const kit = {
  'node_modules/@acme/kit/package.json': JSON.stringify({
    name: '@acme/kit',
    version: '2.1.0',
    exports: {
      '.': { node: { import: './node.mjs', require: './node.cjs' }, default: './browser.js' },
      './features/*': './features/*.js',
      './features/secret': null,
      './package.json': './package.json',
    },
  }),
  'node_modules/@acme/kit/node.mjs': `export const kind = 'node import';`,
  'node_modules/@acme/kit/node.cjs': `exports.kind = 'node require';`,
  'node_modules/@acme/kit/browser.js': `exports.kind = 'browser';`,
  'node_modules/@acme/kit/features/log.js': `exports.feature = 'log';`,
  'node_modules/@acme/kit/features/secret.js': `exports.feature = 'secret';`,
  'node_modules/@acme/kit/hidden.js': `exports.feature = 'hidden';`,
};

export const packages: readonly Scenario[] = [
  {
    name: 'a scoped package gives import and require what its exports say for Node.js',
    files: {
      ...kit,
      'index.mjs': `
        import { createRequire } from 'node:module';
        import { kind } from '@acme/kit';
        import log from '@acme/kit/features/log';
        const require = createRequire(import.meta.url);
        export const handler = async () => ({
          imported: kind,
          required: require('@acme/kit').kind,
          feature: log.feature,
          version: require('@acme/kit/package.json').version,
        });`,
    },
    async holds(lambda) {
      expect(await lambda.result()).toEqual({
        imported: 'node import',
        required: 'node require',
        feature: 'log',
        version: '2.1.0',
      });
    },
  },
  {
    name: 'what a package does not export cannot be reached',
    files: {
      ...kit,
      'index.js': `
        const attempt = (specifier) => {
          try { return require(specifier); } catch (error) { return error.code + ': ' + error.message; }
        };
        exports.handler = async () => [attempt('@acme/kit/hidden.js'), attempt('@acme/kit/features/secret')];`,
    },
    async holds(lambda) {
      expect(await lambda.result()).toEqual([
        containing("ERR_PACKAGE_PATH_NOT_EXPORTED: Package subpath './hidden.js' is not defined by"),
        containing("ERR_PACKAGE_PATH_NOT_EXPORTED: Package subpath './features/secret' is not defined by"),
      ]);
    },
  },
  {
    name: 'a package can name its own files with #, and itself by its name',
    files: {
      'package.json': JSON.stringify({
        name: 'shop',
        type: 'module',
        imports: { '#prices': './lib/prices.js', '#lib/*': './lib/*.js' },
        exports: { './tax': './lib/tax.js' },
      }),
      'index.js': `
        import { price } from '#prices';
        import { name } from '#lib/names';
        import { tax } from 'shop/tax';
        export const handler = async () => ({ price, name, tax });`,
      'lib/prices.js': 'export const price = 3;',
      'lib/names.js': `export const name = 'pen';`,
      'lib/tax.js': 'export const tax = 0.19;',
    },
    async holds(lambda) {
      expect(await lambda.result()).toEqual({ price: 3, name: 'pen', tax: 0.19 });
    },
  },
  {
    name: 'a package without exports is found by its main, and any of its files by their path',
    files: {
      'index.js': `
        exports.handler = async () => [
          require('old'), require('old/lib/part'), require('old/lib'), require('plain'), require.resolve('old'),
        ];`,
      'node_modules/old/package.json': '{"name":"old","main":"lib/main"}',
      'node_modules/old/lib/main.js': `module.exports = 'main';`,
      'node_modules/old/lib/part.js': `module.exports = 'part';`,
      'node_modules/old/lib/index.js': `module.exports = 'index';`,
      'node_modules/plain/index.js': `module.exports = 'no manifest';`,
    },
    async holds(lambda) {
      expect(await lambda.result()).toEqual([
        'main',
        'part',
        'index',
        'no manifest',
        '/var/task/node_modules/old/lib/main.js',
      ]);
    },
  },
  {
    name: 'the nearest node_modules counts, and each package has its own',
    files: {
      'index.js': `exports.handler = async () => [require('a').b, require('b')];`,
      'node_modules/a/index.js': `exports.b = require('b');`,
      'node_modules/a/node_modules/b/index.js': `module.exports = 'b of a';`,
      'node_modules/b/index.js': `module.exports = 'b';`,
    },
    async holds(lambda) {
      expect(await lambda.result()).toEqual(['b of a', 'b']);
    },
  },
  {
    name: 'require of an ES module is refused, as Lambda has it switched off',
    files: {
      'index.js': `
        exports.handler = async () => {
          try { require('./lib.mjs'); return 'loaded'; } catch (error) { return error.code; }
        };`,
      'lib.mjs': 'export const a = 1;',
    },
    async holds(lambda) {
      expect(await lambda.result()).toBe('ERR_REQUIRE_ESM');
    },
  },
  {
    name: 'a package that is missing is named to import, too',
    files: { 'index.mjs': `import pad from 'left-pad';\nexport const handler = async () => pad('x');` },
    async holds(lambda) {
      expect(await lambda.init()).toMatchObject({
        status: 'error',
        errorType: 'Runtime.Unknown',
        error: {
          errorMessage: matching(/Cannot find package 'left-pad' imported from \/var\/task\/index\.mjs/),
        },
      });
    },
  },
  {
    name: 'import needs the whole name of a file',
    files: {
      'index.mjs': `
        export const handler = async () => {
          try { return (await import('./lib/tool')).name; } catch (error) { return error.code; }
        };`,
      'lib/tool.mjs': `export const name = 'tool';`,
    },
    async holds(lambda) {
      expect(await lambda.result()).toBe('ERR_MODULE_NOT_FOUND');
    },
  },
  {
    name: 'a name that a module does not export is a syntax error',
    differs: {
      embedded: {
        why: 'The log shows the line with the mistake and where it begins; Node.js underlines the whole name.',
      },
      firefox: firefoxWords,
    },
    files: {
      'index.mjs': `import { nope } from './lib.mjs';\nexport const handler = async () => nope;`,
      'lib.mjs': 'export const yes = 1;',
    },
    async holds(lambda) {
      expect(await lambda.init()).toMatchObject({
        status: 'error',
        errorType: 'Runtime.UserCodeSyntaxError',
        error: { errorMessage: containing('nope') },
      });
    },
  },
];
