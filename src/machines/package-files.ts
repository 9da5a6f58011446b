import {
  contentOf,
  isExecutable,
  type FileContent,
  type PackageFile,
  type PackageFiles,
} from '#model/package/deployment-package.ts';

function sameContent(one: FileContent, other: FileContent): boolean {
  if (one === other) return true;
  if (typeof one === 'string' || typeof other === 'string') return false;
  return one.length === other.length && one.every((byte, index) => byte === other[index]);
}

function sameFile(one: PackageFile | undefined, other: PackageFile | undefined): boolean {
  if (one === undefined || other === undefined) return one === other;
  return isExecutable(one) === isExecutable(other) && sameContent(contentOf(one), contentOf(other));
}

/** Whether two packages hold the same paths with the same content, and the same of them may be started. */
export function sameFiles(one: PackageFiles, other: PackageFiles): boolean {
  const paths = Object.keys(one);
  if (paths.length !== Object.keys(other).length) return false;
  return paths.every((path) => Object.hasOwn(other, path) && sameFile(one[path], other[path]));
}
