import { createHash } from 'node:crypto';
import type { PackageFiles } from '#model/package/deployment-package.ts';
import type { LessonStart } from './lesson.schema.ts';

/**
 * Names what a lesson's lab starts from: another start or other code, another name. Words may change as they like.
 * For the build: a page gets the name, not the hash function.
 */
export function lessonRevision(start: LessonStart | undefined, files: PackageFiles): string {
  const sorted = Object.entries(files).toSorted(([a], [b]) => (a < b ? -1 : 1));
  const text = JSON.stringify([start ?? null, sorted]);
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}
