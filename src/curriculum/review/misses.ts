import type { LessonFolder } from '../lesson-folder.ts';

type Miss = LessonFolder['wrong'][number];

/**
 * The wrong answers of a lesson that tell of a mistake: their hint is on nobody's right way. Of two with one hint the
 * first stands for both.
 */
export function missesOf({ wrong }: Pick<LessonFolder, 'wrong'>): Miss[] {
  const mistakes = wrong.filter(({ unfinished }) => !unfinished);
  return mistakes.filter(({ hint }, index) => mistakes.findIndex((one) => one.hint === hint) === index);
}
