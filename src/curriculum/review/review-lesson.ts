/** What review cards of a lesson are made of: their questions, and what can be run to answer them. */
import { pageAddress } from '#model/locale.ts';
import type { PackageFiles } from '#model/package/deployment-package.ts';
import type { Act } from '../answer.schema.ts';
import type { LessonFolder } from '../lesson-folder.ts';
import type { LessonMatter, LessonStart, Question } from '../lesson.schema.ts';
import type { ReplayAct } from '../replay-act.ts';
import { cardKey, type CardSubject } from './card-keys.ts';

export interface ReviewLesson {
  /** Below content/lessons: names its check. */
  folder: string;
  number: string;
  title: string;
  /** By the key of the card. */
  questions: Readonly<Record<string, Question>>;
  /** The way to the solution, where nothing in it needs a hand: what comes true can be seen. */
  run?: { start: LessonStart; files: PackageFiles; edited: PackageFiles; acts: readonly ReplayAct[] };
}

export function reviewLesson(
  { title, start, predictions, transition }: LessonMatter,
  { place, start: files, solution }: LessonFolder,
): ReviewLesson {
  const lessonId = place.id;
  const asked = predictions.map(({ id, ...question }): [string, Question] => [
    cardKey({ kind: 'prediction', lessonId, predictionId: id }),
    question,
  ]);
  const questions: Record<string, Question> = Object.fromEntries(asked);
  questions[cardKey({ kind: 'transition', lessonId })] = transition;
  const acts = solution.acts.flatMap((act) => replayAct(act) ?? []);
  const runs = start !== undefined && acts.length === solution.acts.length;
  return {
    folder: place.folder,
    number: place.number,
    title,
    questions,
    ...(runs ? { run: { start, files, edited: solution.files, acts } } : {}),
  };
}

function replayAct(act: Act): ReplayAct | undefined {
  if (typeof act === 'string' || 'test' in act || 'wait' in act || 'configure' in act) return act;
  return undefined;
}

/** Where the page fetches it. */
export function reviewAddress({ lessonId }: CardSubject): string {
  return pageAddress(`/review/${lessonId}.json`);
}
