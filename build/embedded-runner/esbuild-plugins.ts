/** How the worker's program is put together: Node's modules by libraries, packages as text. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { transform, type Plugin } from 'esbuild';

const { resolve } = createRequire(import.meta.url);

/** Modules of Node that a package on npm stands for. A trailing slash keeps `resolve` from Node's own. */
const packages = {
  buffer: resolve('buffer/'),
  events: resolve('events/'),
  path: resolve('path-browserify'),
  querystring: resolve('querystring-es3'),
  stream: resolve('readable-stream/lib/ours/browser.js'),
  string_decoder: resolve('string_decoder/'),
};

/** Imports of Node's modules, in our own files and in packages. */
export function nodeModules(standIns: string): Plugin {
  const places: Record<string, string> = {
    ...packages,
    process: `${standIns}process.ts`,
    util: `${standIns}util.ts`,
    url: `${standIns}url.ts`,
    crypto: `${standIns}nothing.ts`,
    os: `${standIns}nothing.ts`,
    'stream/promises': `${standIns}nothing.ts`,
    tslib: `${standIns}tslib.ts`,
    // Saving a file system to one file, which nobody here does.
    '@jsonjoy.com/fs-snapshot': `${standIns}nothing.ts`,
  };
  const names = Object.keys(places).join('|');
  return {
    name: 'node-modules',
    setup(setup) {
      setup.onResolve({ filter: new RegExp(`^(node:)?(${names})/?$`) }, ({ path }) => ({
        path: places[path.replace(/^node:/, '').replace(/\/$/, '')] ?? '',
      }));
    },
  };
}

/** What a part of the worker's program takes from it: a second Buffer would be another class. */
const shared: Readonly<Record<string, string>> = {
  'node:buffer': 'buffer',
  'node:stream': 'stream',
  'process/native.ts': 'native',
  'process/event-loop.ts': 'eventLoop',
};

export function sharedModules(): Plugin {
  return {
    name: 'shared-modules',
    setup(setup) {
      const names = Object.keys(shared);
      const filter = new RegExp(`^(.*/)?(${names.join('|').replaceAll('.', String.raw`\.`)})$`);
      setup.onResolve({ filter }, ({ path }) => ({
        path: names.find((name) => path.endsWith(name)) ?? '',
        namespace: 'shared',
      }));
      setup.onLoad({ filter: /.*/, namespace: 'shared' }, ({ path }) => ({
        contents: `module.exports = shared.${shared[path] ?? ''};`,
      }));
    },
  };
}

/** `import text from 'package?text'`: the program of a package, not run but handed on. */
export function textImports({ minify }: { minify: boolean }): Plugin {
  return {
    name: 'text-imports',
    setup(setup) {
      setup.onResolve({ filter: /\?text$/ }, ({ path }) => ({
        path: resolve(path.slice(0, -'?text'.length)),
        namespace: 'text',
      }));
      setup.onLoad({ filter: /.*/, namespace: 'text' }, async ({ path }) => {
        const { code } = await transform(await readFile(path, 'utf8'), { minify, legalComments: 'inline' });
        return { contents: code, loader: 'text' };
      });
    },
  };
}
