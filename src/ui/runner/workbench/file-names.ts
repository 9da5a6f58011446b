/** Names of files in the editor. */
import { contentOf, type PackageFile, type PackageFiles } from '#model/package/deployment-package.ts';
import { pathFault } from '#model/package/file-path.ts';
import { words as all } from './workbench.words.ts';

const words = all.files;

/** Why a file cannot be called so, or null. `except` is the file's present name. */
export function fileNameProblem(name: string, files: PackageFiles, except?: string): string | null {
  if (name === '') return words.noName;
  const fault = pathFault(name);
  if (fault) return words.badName(fault);
  if (name !== except && Object.hasOwn(files, name)) return words.taken(name);
  const folder = Object.keys(files).find(
    (path) => path !== except && (path.startsWith(`${name}/`) || name.startsWith(`${path}/`)),
  );
  if (folder) return words.fileAndFolder(name, folder);
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

/** Which file to open first: a runtime of one's own, or the one that the handler is in. */
export function mainFile(files: PackageFiles, handler: string): string | null {
  const paths = Object.keys(files);
  if (Object.hasOwn(files, 'bootstrap')) return 'bootstrap';
  const stem = handler.slice(0, handler.lastIndexOf('.'));
  return (
    ['.mjs', '.js', '.cjs'].map((ending) => `${stem}${ending}`).find((path) => paths.includes(path)) ??
    paths.find((path) => !path.includes('node_modules/')) ??
    paths[0] ??
    null
  );
}

export type EditorLanguageName = 'javascript' | 'json' | 'text';

/** By the name, or by the interpreter that the first line asks for. */
export function languageOf(path: string, file: PackageFile = ''): EditorLanguageName {
  if (/\.[cm]?js$/.test(path)) return 'javascript';
  if (path.endsWith('.json')) return 'json';
  const content = contentOf(file);
  return typeof content === 'string' && /^#!.*\bnode\b/.test(content) ? 'javascript' : 'text';
}
