/** Reads `package.json` files: the nearest one above a module decides how the module is read. */
import { hasModuleSyntax } from './module-syntax.ts';

export interface SourceFiles {
  isFile(path: string): boolean;
  isFolder(path: string): boolean;
  read(path: string): string;
}

export interface Manifest {
  name?: string;
  main?: string;
  type?: string;
  exports?: unknown;
  imports?: unknown;
}

/** Fields of another type than Node expects count as not there. */
function manifestOf(content: unknown): Manifest | null {
  if (typeof content !== 'object' || content === null) return null;
  const { name, main, type, exports, imports } = content as Record<string, unknown>;
  return {
    ...(typeof name === 'string' ? { name } : {}),
    ...(typeof main === 'string' ? { main } : {}),
    ...(typeof type === 'string' ? { type } : {}),
    exports,
    imports,
  };
}

export const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/')) || '/';

/** @param manifest its package.json; empty where there is none */
export interface PackageScope {
  folder: string;
  manifest: Manifest;
}

export class PackageScopes {
  readonly #files: SourceFiles;
  readonly #manifests = new Map<string, Manifest | null>();

  readonly #detects: boolean;
  readonly #detected = new Map<string, boolean>();

  /** @param detects whether a file of which nothing says what it is, is read to find that out */
  constructor(files: SourceFiles, detects = false) {
    this.#files = files;
    this.#detects = detects;
  }

  /** The manifest in a folder, or null. One that is no JSON counts as none; Node throws for it. */
  manifestIn(folder: string): Manifest | null {
    const known = this.#manifests.get(folder);
    if (known !== undefined) return known;
    const path = `${folder === '/' ? '' : folder}/package.json`;
    let manifest: Manifest | null = null;
    if (this.#files.isFile(path)) {
      try {
        manifest = manifestOf(JSON.parse(this.#files.read(path)));
      } catch (cause) {
        throw Object.assign(new Error(`Invalid package config ${path}.`, { cause }), {
          code: 'ERR_INVALID_PACKAGE_CONFIG',
        });
      }
    }
    this.#manifests.set(folder, manifest);
    return manifest;
  }

  /** The package that a file belongs to. */
  scopeOf(path: string): PackageScope | null {
    for (let folder = folderOf(path); ; folder = folderOf(folder)) {
      if (folder.endsWith('/node_modules')) return null;
      const manifest = this.manifestIn(folder);
      if (manifest) return { folder, manifest };
      if (folder === '/') return null;
    }
  }

  isEsModule(path: string): boolean {
    if (path.endsWith('.mjs')) return true;
    if (!path.endsWith('.js') && !/\/[^./]+$/.test(path)) return false;
    const type = this.scopeOf(path)?.manifest.type;
    return type === undefined ? this.#detects && this.#looksLikeOne(path) : type === 'module';
  }

  /** https://nodejs.org/api/packages.html#syntax-detection */
  #looksLikeOne(path: string): boolean {
    const known = this.#detected.get(path);
    if (known !== undefined) return known;
    const found = this.#files.isFile(path) && hasModuleSyntax(this.#files.read(path));
    this.#detected.set(path, found);
    return found;
  }
}
