/** Names of files in the editor. */
import { pathFault } from '#model/link/run-link.schema.ts';
import type { PackageFiles } from '#model/package/deployment-package.ts';

/** Why a file cannot be called so, or null. `except` is the file's present name. */
export function fileNameProblem(name: string, files: PackageFiles, except?: string): string | null {
  if (name === '') return 'A file needs a name.';
  const fault = pathFault(name);
  if (fault) return `This cannot be a file's name: ${fault}.`;
  if (name !== except && Object.hasOwn(files, name)) return `There is already a file named ${name}.`;
  const folder = Object.keys(files).find(
    (path) => path !== except && (path.startsWith(`${name}/`) || name.startsWith(`${path}/`)),
  );
  if (folder) return `${name} cannot be a file and a folder at once: there is ${folder}.`;
  return null;
}

/** The files with one renamed, in the same order. */
export function renamed(files: PackageFiles, from: string, to: string): PackageFiles {
  return Object.fromEntries(
    Object.entries(files).map(([path, content]) => [path === from ? to : path, content]),
  );
}

export function without(files: PackageFiles, path: string): PackageFiles {
  return Object.fromEntries(Object.entries(files).filter(([name]) => name !== path));
}

/** Which file to open first: the one that the handler is in. */
export function mainFile(files: PackageFiles, handler: string): string | null {
  const paths = Object.keys(files);
  const stem = handler.slice(0, handler.lastIndexOf('.'));
  return (
    ['.mjs', '.js', '.cjs'].map((ending) => `${stem}${ending}`).find((path) => paths.includes(path)) ??
    paths.find((path) => !path.includes('node_modules/')) ??
    paths[0] ??
    null
  );
}

export type EditorLanguageName = 'javascript' | 'json' | 'text';

export function languageOf(path: string): EditorLanguageName {
  if (/\.[cm]?js$/.test(path)) return 'javascript';
  return path.endsWith('.json') ? 'json' : 'text';
}
