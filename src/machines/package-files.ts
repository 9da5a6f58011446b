import type { PackageFiles } from '#model/package/deployment-package.ts';

function sameContent(one: string | Uint8Array, other: string | Uint8Array | undefined): boolean {
  if (typeof one === 'string' || typeof other !== 'object') return one === other;
  return one.length === other.length && one.every((byte, index) => byte === other[index]);
}

/** Whether two packages hold the same paths with the same content. */
export function sameFiles(one: PackageFiles, other: PackageFiles): boolean {
  const paths = Object.keys(one);
  if (paths.length !== Object.keys(other).length) return false;
  return paths.every((path) => Object.hasOwn(other, path) && sameContent(one[path] ?? '', other[path]));
}
