/** Both module systems of one process. */
import type { EventLoop } from '../process/event-loop.ts';
import { inNextTurn } from '../process/event-loop.ts';
import { settleStack } from '../process/stack-traces.ts';
import type { Builtins } from './builtins.ts';
import { CommonJs, DYNAMIC_IMPORT } from './commonjs.ts';
import { IMPORT_SHIM, type EsModuleEngine } from './es-module-engine.ts';
import { addressOf, createModuleHooks, EXPORTS, pathOf } from './es-modules.ts';
import { moduleAddressOf } from './module-addresses.ts';
import { PackageScopes, type SourceFiles } from './package-scope.ts';
import { Resolver } from './resolver.ts';
import { nameModule, placeOf, pointTo } from './syntax.ts';

/** What rewritten modules look up in the global scope. */
export const moduleGlobals: ReadonlySet<string> = new Set([DYNAMIC_IMPORT, EXPORTS, IMPORT_SHIM]);

export interface LoaderHost {
  files: SourceFiles;
  builtins: Builtins;
  loop: EventLoop;
  engine: EsModuleEngine;
  /** NODE_PATH */
  nodePath: string;
  /** Whether the syntax says what a module is where nothing else does. */
  detectsModules: boolean;
}

export function createModuleLoader({ files, builtins, loop, engine, nodePath, detectsModules }: LoaderHost) {
  const scopes = new PackageScopes(files, detectsModules);
  const globalFolders = nodePath.split(':').filter((folder) => folder !== '');
  const resolver = new Resolver(files, scopes, (name) => builtins.has(name), globalFolders);
  const commonJs = new CommonJs({ files, resolver, scopes, builtins });
  const hooks = createModuleHooks({ files, resolver, scopes, commonJs });

  const importAddress = engine.start(hooks, async (loading) => {
    loop.hold();
    try {
      return await loading;
    } catch (error) {
      if (error instanceof SyntaxError) explainSyntaxError(error, files);
      settleStack(error);
      throw error;
    } finally {
      // What the module began has to be counted first.
      inNextTurn(() => {
        loop.release();
      });
    }
  });

  const importFrom = async (specifier: string, parent: string): Promise<unknown> =>
    importAddress(addressOf(resolver.resolve(specifier, parent, 'import')));
  Object.defineProperty(globalThis, DYNAMIC_IMPORT, {
    value: (parent: string, specifier: unknown) => importFrom(String(specifier), parent),
    configurable: false,
    writable: false,
  });

  return {
    commonJs,
    importFrom,
    /** `node:module` */
    nodeModule: Object.assign(commonJs.Module, {
      Module: commonJs.Module,
      createRequire: (from: string | URL) => commonJs.requireFrom(pathOf(String(from))),
      builtinModules: builtins.names,
      isBuiltin: (name: string) => builtins.has(name.replace(/^node:/, '')),
      globalPaths: globalFolders,
      _cache: commonJs.cache,
      _extensions: commonJs.extensions,
      _nodeModulePaths: (from: string) => resolver.foldersFrom(`${from}/.`),
    }),
  };
}

export type ModuleLoader = ReturnType<typeof createModuleLoader>;

/** The engine could not read or link a module. An error that code threw while it ran has frames. */
function explainSyntaxError(error: SyntaxError, files: SourceFiles): void {
  // A CommonJS module among them has been explained already.
  if (error.stack?.startsWith('/') || /^\s+at /m.test(error.stack ?? '')) return;
  const place = placeOf(error);
  if (!place) return;
  const address = moduleAddressOf(place.file);
  if (!address.startsWith('file:')) return;
  const path = pathOf(address);
  if (!files.isFile(path)) return;
  const source = files.read(path);
  nameModule(error, source, place);
  pointTo(error, address, source, place.line, place.column);
}
