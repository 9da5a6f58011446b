import { loadProgress, startedLessons } from '../lesson/progress.ts';

/** Ids of the lessons whose check has passed in this browser. */
export function doneLessons(): Set<string> {
  return new Set(startedLessons().filter((id) => loadProgress(id).doneAt !== undefined));
}
