/** CommonJS: `require`, `module` and their cache, over the process's files. */
import { settleStack } from '../process/stack-traces.ts';
import type { Builtins } from './builtins.ts';
import { folderOf, type PackageScopes, type SourceFiles } from './package-scope.ts';
import { isNotFound, requireFailed, requireOfEsModule } from './resolution-errors.ts';
import type { Resolver } from './resolver.ts';
import { placeOf, pointTo, redirectDynamicImports } from './syntax.ts';

/** Indirect, so that a module's code sees the global scope and nothing of this file. */
const evaluate = globalThis.eval;

export const DYNAMIC_IMPORT = '__importFrom';

type Wrapper = (
  exports: unknown,
  require: Require,
  module: Module,
  filename: string,
  dirname: string,
) => unknown;
type Extension = (module: Module, filename: string) => void;

export interface Require {
  (specifier: string): unknown;
  resolve: ((specifier: string, options?: { paths?: readonly string[] }) => string) & {
    paths(specifier: string): string[] | null;
  };
  cache: Record<string, Module>;
  extensions: Record<string, Extension>;
  main: Module | undefined;
}

export interface Module {
  id: string;
  filename: string;
  path: string;
  paths: string[];
  exports: unknown;
  parent: Module | undefined;
  children: Module[];
  loaded: boolean;
  require(specifier: string): unknown;
  _compile(source: string, filename: string): unknown;
}

export interface CommonJsHost {
  files: SourceFiles;
  resolver: Resolver;
  scopes: PackageScopes;
  builtins: Builtins;
}

/** On the first line, so that line numbers are the file's own. */
const OPENING = '(function (exports, require, module, __filename, __dirname) { ';

function pointToScript(error: SyntaxError, source: string, filename: string): void {
  const place = placeOf(error);
  if (!place) return;
  // A bracket that is never closed is only missed behind the file's end.
  const line = Math.min(place.line, source.split('\n').length);
  pointTo(error, filename, source, line, place.line === 1 ? place.column - OPENING.length : place.column);
}

const stripBom = (text: string): string => (text.startsWith('\uFEFF') ? text.slice(1) : text);

export class CommonJs {
  readonly cache = Object.create(null) as Record<string, Module>;
  readonly extensions = Object.create(null) as Record<string, Extension>;
  readonly Module;
  readonly #host: CommonJsHost;
  /** Module → the one whose `require` loaded it. */
  readonly #requirers = new Map<string, string>();

  constructor(host: CommonJsHost) {
    this.#host = host;
    this.Module = this.#createModuleClass();
    const script: Extension = (module, filename) => {
      module._compile(stripBom(host.files.read(filename)), filename);
    };
    this.extensions['.js'] = script;
    this.extensions['.cjs'] = script;
    this.extensions['.json'] = (module, filename) => {
      try {
        module.exports = JSON.parse(stripBom(host.files.read(filename)));
      } catch (error) {
        if (error instanceof Error) error.message = `${filename}: ${error.message}`;
        throw error;
      }
    };
    this.extensions['.node'] = (_module, filename) => {
      throw Object.assign(
        new Error(`Cannot load native addon because loading addons is disabled: ${filename}`),
        { code: 'ERR_DLOPEN_DISABLED' },
      );
    };
  }

  /** A module that is there without a file. */
  provide(filename: string, exports: unknown): void {
    const module = new this.Module(filename);
    module.exports = exports;
    module.loaded = true;
    this.cache[filename] = module;
  }

  load(resolved: string, parent?: Module): unknown {
    if (resolved.startsWith('node:')) return this.#host.builtins.get(resolved.slice('node:'.length));
    const cached = this.cache[resolved];
    if (cached) {
      return cached.exports;
    }
    if (this.#host.scopes.isEsModule(resolved)) throw requireOfEsModule(resolved, parent?.filename ?? '.');
    const module = new this.Module(resolved, parent);
    this.cache[resolved] = module;
    const extension = /\.[^./]+$/.exec(resolved)?.[0] ?? '.js';
    try {
      (this.extensions[extension] ?? this.extensions['.js'])?.(module, resolved);
    } catch (error) {
      Reflect.deleteProperty(this.cache, resolved);
      settleStack(error);
      throw error;
    }
    module.loaded = true;
    return module.exports;
  }

  requireFrom(filename: string, parent?: Module): Require {
    const { resolver } = this.#host;
    const require = (specifier: string): unknown => {
      if (typeof specifier !== 'string') {
        throw Object.assign(
          new TypeError(`The "id" argument must be of type string. Received ${String(specifier)}`),
          { code: 'ERR_INVALID_ARG_TYPE' },
        );
      }
      const resolved = this.#resolve(specifier, filename, filename);
      if (!this.#requirers.has(resolved)) this.#requirers.set(resolved, filename);
      return this.load(resolved, parent);
    };
    const resolve = (specifier: string, options?: { paths?: readonly string[] }): string => {
      let failure: unknown;
      for (const path of options?.paths ?? [folderOf(filename)]) {
        try {
          return this.#resolve(specifier, `${path.replace(/\/$/, '')}/.`, filename);
        } catch (error) {
          failure ??= error;
        }
      }
      throw failure;
    };
    return Object.assign(require, {
      resolve: Object.assign(resolve, { paths: () => resolver.foldersFrom(filename) }),
      cache: this.cache,
      extensions: this.extensions,
      main: undefined,
    });
  }

  /** The module and all that led to it, as Node lists them. */
  #requireStack(filename: string): string[] {
    const stack = [filename];
    for (let at = this.#requirers.get(filename); at && !stack.includes(at); at = this.#requirers.get(at)) {
      stack.push(at);
    }
    return stack;
  }

  /**
   * As `require` names it: built-in modules without their prefix, unless it was given.
   * @param filename from where it is looked for
   * @param asker whose `require` it is
   */
  #resolve(specifier: string, filename: string, asker: string): string {
    const cached = specifier.startsWith('.')
      ? `${folderOf(filename)}/${specifier.replace(/^\.\//, '')}`
      : specifier;
    if (cached in this.cache) return cached;
    try {
      return this.#host.resolver.resolve(specifier, filename, 'require');
    } catch (error) {
      if (!isNotFound(error)) throw error;
      throw requireFailed(specifier, ...this.#requireStack(asker));
    }
  }

  #createModuleClass() {
    const { resolver } = this.#host;
    const requireFrom = (filename: string, parent: Module): Require => this.requireFrom(filename, parent);
    return class implements Module {
      readonly id: string;
      readonly filename: string;
      readonly path: string;
      readonly paths: string[];
      exports: unknown = {};
      readonly parent: Module | undefined;
      readonly children: Module[] = [];
      loaded = false;

      constructor(id = '', parent?: Module) {
        this.id = id;
        this.filename = id;
        this.path = folderOf(id);
        this.paths = resolver.foldersFrom(id || '/var/task/.');
        this.parent = parent;
        parent?.children.push(this);
      }

      require(specifier: string): unknown {
        return requireFrom(this.filename, this)(specifier);
      }

      _compile(text: string, filename: string): unknown {
        const source = text.replace(/^#!.*/, '');
        const code = redirectDynamicImports(source, `${DYNAMIC_IMPORT}(__filename,`);
        let wrapper: Wrapper;
        try {
          wrapper = evaluate(`${OPENING}${code}\n})\n//# sourceURL=${filename}`) as Wrapper;
        } catch (error) {
          if (error instanceof SyntaxError) pointToScript(error, source, filename);
          throw error;
        }
        return Reflect.apply(wrapper, this.exports, [
          this.exports,
          requireFrom(filename, this),
          this,
          filename,
          folderOf(filename),
        ]);
      }
    };
  }
}
