/** What ES modules are here: files of the process, CommonJS modules and built-ins seen from outside. */
import type { CommonJs } from './commonjs.ts';
import type { ModuleHooks } from './es-module-engine.ts';
import { folderOf, type PackageScopes, type SourceFiles } from './package-scope.ts';
import type { Resolver } from './resolver.ts';

const FILE = 'file://';
/** Where the generated modules find what they re-export. */
export const EXPORTS = '__moduleExports';

export const addressOf = (resolved: string): string =>
  resolved.startsWith('node:') ? resolved : FILE + encodeURI(resolved).replace(/[?#]/g, encodeURIComponent);

export const pathOf = (address: string): string =>
  address.startsWith(FILE) ? decodeURIComponent(address.slice(FILE.length).replace(/[?#].*$/, '')) : address;

/** Words that cannot be the name of a binding. */
const RESERVED = new Set(
  (
    'arguments await break case catch class const continue debugger default delete do else enum eval export extends false ' +
    'finally for function if implements import in instanceof interface let new null package private protected ' +
    'public return static super switch this throw true try typeof var void while with yield'
  ).split(' '),
);

function exportableNames(exports: unknown): string[] {
  if ((typeof exports !== 'object' && typeof exports !== 'function') || exports === null) return [];
  return Object.keys(exports).filter((name) => /^[A-Za-z_$][\w$]*$/.test(name) && !RESERVED.has(name));
}

export interface EsModulesHost {
  files: SourceFiles;
  resolver: Resolver;
  scopes: PackageScopes;
  commonJs: CommonJs;
}

export function createModuleHooks({ files, resolver, scopes, commonJs }: EsModulesHost): ModuleHooks {
  const provided: unknown[] = [];
  Object.defineProperty(globalThis, EXPORTS, { value: provided, configurable: false, writable: false });

  /** A module that exports what `require` gives. It is evaluated when it is linked, earlier than in Node. */
  const facade = (resolved: string): string => {
    const exports = commonJs.load(resolved);
    const index = provided.push(exports) - 1;
    const names = exportableNames(exports);
    return [
      `const m = globalThis.${EXPORTS}[${index}];`,
      'export default m;',
      ...names.map((name, at) => `const e${at} = m[${JSON.stringify(name)}]; export { e${at} as ${name} };`),
    ].join('\n');
  };

  return {
    resolve: (specifier, parent) => addressOf(resolver.resolve(specifier, pathOf(parent), 'import')),
    source(address) {
      const path = pathOf(address);
      if (path.endsWith('.json')) return { type: 'json', source: files.read(path) };
      if (path.startsWith('node:') || !scopes.isEsModule(path)) return { type: 'js', source: facade(path) };
      const text = files.read(path).replace(/^#!.*/, '');
      return { type: 'js', source: `${text}\n//# sourceURL=${address}` };
    },
    describe(meta, address) {
      const path = pathOf(address);
      Object.assign(meta, {
        url: address,
        filename: path,
        dirname: folderOf(path),
        resolve: (specifier: string) => addressOf(resolver.resolve(specifier, path, 'import')),
      });
    },
  };
}
