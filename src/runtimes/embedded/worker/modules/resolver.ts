/**
 * Node's resolution of module specifiers, for `require` and for `import`.
 * https://nodejs.org/api/modules.html#all-together and https://nodejs.org/api/esm.html#resolution-algorithm
 */
import { exports as resolveExports, imports as resolveImports } from 'resolve.exports';
import { absolutePath } from '../file-system/read-only.ts';
import { folderOf, type PackageScopes, type SourceFiles } from './package-scope.ts';
import { directoryImport, importFailed, notExported, requireFailed } from './resolution-errors.ts';

export type ImportKind = 'require' | 'import';

const EXTENSIONS = ['.js', '.json', '.node'];
type Package = Parameters<typeof resolveExports>[0];

export class Resolver {
  readonly #files: SourceFiles;
  readonly #scopes: PackageScopes;
  readonly #isBuiltin: (name: string) => boolean;
  readonly #globalFolders: readonly string[];

  /** @param globalFolders of NODE_PATH */
  constructor(
    files: SourceFiles,
    scopes: PackageScopes,
    isBuiltin: (name: string) => boolean,
    globalFolders: readonly string[],
  ) {
    this.#files = files;
    this.#scopes = scopes;
    this.#isBuiltin = isBuiltin;
    this.#globalFolders = globalFolders;
  }

  /** @returns the absolute path of a file, or `node:` and the name of a built-in module */
  resolve(specifier: string, parent: string, kind: ImportKind): string {
    const name = specifier.startsWith('node:') ? specifier.slice('node:'.length) : specifier;
    if (this.#isBuiltin(name)) return `node:${name}`;
    if (specifier.startsWith('node:')) {
      throw Object.assign(new Error(`No such built-in module: ${specifier}`), {
        code: 'ERR_UNKNOWN_BUILTIN_MODULE',
      });
    }
    if (specifier.startsWith('file:'))
      return this.#resolvePath(decodeURIComponent(new URL(specifier).pathname), specifier, parent, kind);
    if (/^\.{0,2}(\/|$)/.test(specifier)) {
      const path = absolutePath(specifier.startsWith('/') ? specifier : `${folderOf(parent)}/${specifier}`);
      return this.#resolvePath(path, specifier, parent, kind);
    }
    if (specifier.startsWith('#')) return this.#resolveImports(specifier, parent, kind);
    return this.#resolvePackage(specifier, parent, kind);
  }

  /** Where `require` would look for a package, nearest first. */
  foldersFrom(parent: string): string[] {
    const folders: string[] = [];
    for (let folder = folderOf(parent); ; folder = folderOf(folder)) {
      if (!folder.endsWith('/node_modules')) folders.push(`${folder === '/' ? '' : folder}/node_modules`);
      if (folder === '/') return folders;
    }
  }

  #resolvePath(path: string, specifier: string, parent: string, kind: ImportKind): string {
    if (kind === 'require') {
      const found = this.#asFile(path) ?? this.#asFolder(path);
      if (found) return found;
      throw requireFailed(specifier, parent);
    }
    if (this.#files.isFile(path)) return path;
    throw this.#files.isFolder(path) ? directoryImport(path, parent) : importFailed(path, parent, 'module');
  }

  #asFile(path: string): string | null {
    if (this.#files.isFile(path)) return path;
    for (const extension of EXTENSIONS) {
      if (this.#files.isFile(path + extension)) return path + extension;
    }
    return null;
  }

  #asFolder(path: string): string | null {
    if (!this.#files.isFolder(path)) return null;
    const main = this.#scopes.manifestIn(path)?.main;
    if (main !== undefined) {
      const target = absolutePath(`${path}/${main}`);
      const found = this.#asFile(target) ?? this.#asFile(`${target}/index`);
      if (found) return found;
    }
    return this.#asFile(`${path}/index`);
  }

  #conditions(kind: ImportKind) {
    return { require: kind === 'require', conditions: ['node'] };
  }

  #resolveImports(specifier: string, parent: string, kind: ImportKind): string {
    const scope = this.#scopes.scopeOf(parent);
    const target = scope && this.#imported(scope.manifest, specifier, kind);
    if (!target) {
      throw Object.assign(
        new TypeError(
          `Package import specifier "${specifier}" is not defined${scope ? ` in package ${scope.folder}/package.json` : ''} imported from ${parent}`,
        ),
        { code: 'ERR_PACKAGE_IMPORT_NOT_DEFINED' },
      );
    }
    if (!target.startsWith('.')) return this.resolve(target, parent, kind);
    return this.#resolvePath(absolutePath(`${scope.folder}/${target}`), specifier, parent, kind);
  }

  #imported(manifest: Package, specifier: string, kind: ImportKind): string | undefined {
    try {
      return resolveImports(manifest, specifier, this.#conditions(kind))?.[0];
    } catch {
      // The library's way to say that there is none.
      return undefined;
    }
  }

  #resolvePackage(specifier: string, parent: string, kind: ImportKind): string {
    const [, name = specifier, subpath = ''] = /^(@[^/]+\/[^/]+|[^@/][^/]*)(\/.*)?$/.exec(specifier) ?? [];
    const self = this.#scopes.scopeOf(parent);
    if (self?.manifest.name === name && self.manifest.exports !== undefined) {
      return this.#exported(self.folder, self.manifest, subpath, kind);
    }
    for (const modules of [...this.foldersFrom(parent), ...this.#globalFolders]) {
      const folder = `${modules}/${name}`;
      if (!this.#files.isFolder(folder)) {
        const file = kind === 'require' && subpath === '' ? this.#asFile(folder) : null;
        if (file) return file;
        continue;
      }
      const manifest = this.#scopes.manifestIn(folder);
      if (manifest && manifest.exports !== undefined && manifest.exports !== null) {
        return this.#exported(folder, manifest, subpath, kind);
      }
      const exact = kind === 'import' && subpath !== '';
      const target = absolutePath(folder + subpath);
      const found = exact
        ? this.#files.isFile(target) && target
        : subpath === ''
          ? this.#asFolder(folder)
          : (this.#asFile(target) ?? this.#asFolder(target));
      if (found) return found;
    }
    throw kind === 'require' ? requireFailed(specifier, parent) : importFailed(specifier, parent, 'package');
  }

  #exported(folder: string, manifest: Package, subpath: string, kind: ImportKind): string {
    let targets: readonly string[] | void;
    try {
      targets = resolveExports(manifest, `.${subpath}`, this.#conditions(kind));
    } catch {
      throw notExported(folder, subpath);
    }
    for (const target of targets ?? []) {
      const path = absolutePath(`${folder}/${target}`);
      if (this.#files.isFile(path)) return path;
    }
    throw notExported(folder, subpath);
  }
}
