import { diffLines } from 'diff';
import { contentOf, type PackageFile, type PackageFiles } from '#model/package/deployment-package.ts';

export interface DiffLine {
  kind: 'same' | 'added' | 'removed';
  text: string;
}

export interface FileDiff {
  path: string;
  lines: readonly DiffLine[];
}

/**
 * What changes from one set of files to another, line by line; files that are equal are left out.
 *
 * @param after files that it does not name are as in `before`
 */
export function fileDiffs(before: PackageFiles, after: PackageFiles): FileDiff[] {
  return Object.keys({ ...before, ...after })
    .toSorted()
    .flatMap((path) => {
      const old = textOf(before[path]);
      const changed = path in after ? textOf(after[path]) : old;
      if (old === changed) return [];
      const lines = diffLines(old, changed).flatMap(({ added, removed, value }): DiffLine[] =>
        value
          .replace(/\n$/, '')
          .split('\n')
          .map((text) => ({ kind: added ? 'added' : removed ? 'removed' : 'same', text })),
      );
      return { path, lines };
    });
}

function textOf(file: PackageFile | undefined): string {
  const content = contentOf(file ?? '');
  return typeof content === 'string' ? content : '';
}
