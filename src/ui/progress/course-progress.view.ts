import type { CourseStep } from '#curriculum/next-lesson.ts';
import type { Progress } from '../lesson/progress.ts';
import { words as said } from './progress.words.ts';

export interface LessonRow extends CourseStep {
  state: 'open' | 'begun' | 'done';
  /** Such as "done 2026-11-23, one prediction missed". */
  words: string;
}

/** Each written lesson with what is known of it. */
export function courseProgress(
  steps: readonly CourseStep[],
  lessons: Readonly<Record<string, Progress>>,
): LessonRow[] {
  return steps.map((step) => {
    const progress = lessons[step.id];
    if (progress === undefined) return { ...step, state: 'open', words: said.lessons.open };
    const { doneAt, predictions, happened } = progress;
    const missed = Object.entries(predictions).filter(
      ([id, choice]) => choice !== null && happened[id] !== undefined && happened[id] !== choice,
    ).length;
    const words = [
      doneAt === undefined ? said.lessons.begun : said.lessons.done(doneAt.slice(0, 10)),
      ...(missed === 0 ? [] : [said.lessons.missed(missed)]),
    ];
    return { ...step, state: doneAt === undefined ? 'begun' : 'done', words: words.join(', ') };
  });
}
