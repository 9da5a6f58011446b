/**
 * Which parts of the worker's program a function needs. `require` answers at once, so a part cannot be fetched when
 * it is asked for: the page looks through the files beforehand and sends along what they name.
 */
import { contentOf, type PackageFiles } from '#model/package/deployment-package.ts';

export const partNames = ['crypto', 'zlib', 'brotli'] as const;
export type PartName = (typeof partNames)[number];

/** What a file says that uses a part. `crypto` also finds `node:crypto` and the global object's `crypto.subtle`. */
const marks: Readonly<Record<PartName, RegExp>> = {
  crypto: /crypto/,
  zlib: /zlib/,
  brotli: /brotli/i,
};

const isCode = (path: string): boolean => /\.[cm]?js$|^[^.]+$/.test(path);

/** The same files are started many times. */
const found = new WeakMap<PackageFiles, readonly PartName[]>();

function partsNamedIn(files: PackageFiles): readonly PartName[] {
  let named = found.get(files);
  if (!named) {
    const texts = Object.entries(files).flatMap(([path, file]) => {
      if (!isCode(path)) return [];
      const content = contentOf(file);
      return [typeof content === 'string' ? content : new TextDecoder().decode(content)];
    });
    named = partNames.filter((part) => texts.some((text) => marks[part].test(text)));
    found.set(files, named);
  }
  return named;
}

/** @param packages the function's files and those of its layers */
export function partsNeeded(packages: readonly PackageFiles[]): readonly PartName[] {
  const named = new Set(packages.flatMap(partsNamedIn));
  return partNames.filter((part) => named.has(part));
}
