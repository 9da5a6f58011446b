import { describe, expect, it } from 'vitest';
import { PackageScopes, type SourceFiles } from '#runtimes/embedded/worker/modules/package-scope.ts';
import { Resolver } from '#runtimes/embedded/worker/modules/resolver.ts';

function resolverOf(files: Record<string, string>) {
  const paths = Object.keys(files);
  const sources: SourceFiles = {
    isFile: (path) => Object.hasOwn(files, path),
    isFolder: (path) => paths.some((file) => file.startsWith(`${path}/`)),
    read: (path) => files[path] ?? '',
  };
  const scopes = new PackageScopes(sources);
  return new Resolver(sources, scopes, (name) => name === 'fs', ['/opt/nodejs/node_modules']);
}

const handler = '/var/task/index.js';

describe('require', () => {
  const resolver = resolverOf({
    '/var/task/index.js': '',
    '/var/task/lib/index.js': '',
    '/var/task/lib/data.json': '{}',
    '/var/task/node_modules/with-main/package.json': '{"main":"./dist/main"}',
    '/var/task/node_modules/with-main/dist/main.js': '',
    '/var/task/node_modules/@scope/name/index.js': '',
    '/var/task/node_modules/@scope/name/deep/part.js': '',
    '/opt/nodejs/node_modules/layered/index.js': '',
  });

  it.each([
    ['fs', 'node:fs'],
    ['node:fs', 'node:fs'],
    ['./lib', '/var/task/lib/index.js'],
    ['./lib/data', '/var/task/lib/data.json'],
    ['/var/task/lib/index', '/var/task/lib/index.js'],
    ['with-main', '/var/task/node_modules/with-main/dist/main.js'],
    ['@scope/name', '/var/task/node_modules/@scope/name/index.js'],
    ['@scope/name/deep/part', '/var/task/node_modules/@scope/name/deep/part.js'],
    ['layered', '/opt/nodejs/node_modules/layered/index.js'],
  ])('finds %s', (specifier, expected) => {
    expect(resolver.resolve(specifier, handler, 'require')).toBe(expected);
  });

  it('says what is missing in the words of Node.js', () => {
    expect(() => resolver.resolve('left-pad', handler, 'require')).toThrow(
      expect.objectContaining({
        code: 'MODULE_NOT_FOUND',
        message: "Cannot find module 'left-pad'\nRequire stack:\n- /var/task/index.js",
      }),
    );
  });
});

describe('import', () => {
  const resolver = resolverOf({
    '/var/task/index.mjs': '',
    '/var/task/lib/index.js': '',
    '/var/task/package.json':
      '{"name":"self","imports":{"#config":"./lib/index.js"},"exports":{"./lib":"./lib/index.js"}}',
    '/var/task/node_modules/dual/package.json':
      '{"exports":{".":{"import":"./esm.mjs","require":"./cjs.js"},"./sub/*":"./sub/*.js"}}',
    '/var/task/node_modules/dual/esm.mjs': '',
    '/var/task/node_modules/dual/cjs.js': '',
    '/var/task/node_modules/dual/sub/one.js': '',
  });

  it.each([
    ['dual', '/var/task/node_modules/dual/esm.mjs'],
    ['dual/sub/one', '/var/task/node_modules/dual/sub/one.js'],
    ['#config', '/var/task/lib/index.js'],
    ['self/lib', '/var/task/lib/index.js'],
    ['file:///var/task/lib/index.js', '/var/task/lib/index.js'],
  ])('finds %s', (specifier, expected) => {
    expect(resolver.resolve(specifier, '/var/task/index.mjs', 'import')).toBe(expected);
  });

  it('takes the other condition for require', () => {
    expect(resolver.resolve('dual', handler, 'require')).toBe('/var/task/node_modules/dual/cjs.js');
  });

  it.each([
    ['./lib', 'ERR_UNSUPPORTED_DIR_IMPORT'],
    ['./lib/index', 'ERR_MODULE_NOT_FOUND'],
    ['nowhere', 'ERR_MODULE_NOT_FOUND'],
    ['dual/secret.js', 'ERR_PACKAGE_PATH_NOT_EXPORTED'],
    ['#unknown', 'ERR_PACKAGE_IMPORT_NOT_DEFINED'],
    ['node:nothing', 'ERR_UNKNOWN_BUILTIN_MODULE'],
  ])('refuses %s with %s', (specifier, code) => {
    expect(() => resolver.resolve(specifier, '/var/task/index.mjs', 'import')).toThrow(
      expect.objectContaining({ code }),
    );
  });
});
