/** What review cards of a lesson are made of: their questions, and what can be run to answer them. */
import type { PackageFiles } from '#model/package/deployment-package.ts';
import { actInWords } from '../act-words.ts';
import type { Act } from '../answer.schema.ts';
import type { Check } from '../check.ts';
import type { LessonFolder } from '../lesson-folder.ts';
import type { LessonMatter, LessonStart, Question } from '../lesson.schema.ts';
import type { ReplayAct } from '../replay-act.ts';
import { cardKey } from './card-keys.ts';
import { missesOf } from './misses.ts';
import { words } from './review.words.ts';

export interface ReviewRun {
  start: LessonStart;
  files: PackageFiles;
  /** What "edit" puts into the editor. */
  edited: PackageFiles;
  acts: readonly ReplayAct[];
}

/** What somebody did whom the check did not let pass. */
export interface WrongWay {
  /** What they were thinking. */
  why: string;
  /** Each act as a sentence. */
  acts: readonly string[];
  /** The code that they found, and what they changed in it. */
  files: PackageFiles;
  edited: PackageFiles;
  /** Where nothing in it needs a hand: what the check says of it can be seen. */
  run?: ReviewRun;
}

export interface ReviewLesson {
  /** Below content/lessons: names its check. */
  folder: string;
  number: string;
  title: string;
  /** By the key of the card. */
  questions: Readonly<Record<string, Question>>;
  /** By the key of the card, for those that ask about one. */
  wrongWays: Readonly<Record<string, WrongWay>>;
  /** The way to the solution, where nothing in it needs a hand: what comes true can be seen. */
  run?: ReviewRun;
}

/** How many hints a card offers. */
const mostChoices = 4;

export function reviewLesson(matter: LessonMatter, folder: LessonFolder, check: Check): ReviewLesson {
  const { title, start, predictions, transition } = matter;
  const { place, start: files, solution } = folder;
  const lessonId = place.id;
  const asked = predictions.map(({ id, ...question }): [string, Question] => [
    cardKey({ kind: 'prediction', lessonId, predictionId: id }),
    question,
  ]);
  const misses = missesOf(folder).map((miss) => ({
    key: cardKey({ kind: 'check', lessonId, hintId: miss.hint }),
    question: missQuestion(miss.hint, folder, check),
    way: {
      why: miss.why,
      acts: miss.acts.map(actInWords),
      files,
      edited: miss.files,
      ...runOf(start, files, miss),
    },
  }));
  return {
    folder: place.folder,
    number: place.number,
    title,
    questions: Object.fromEntries([
      ...asked,
      ...misses.map(({ key, question }) => [key, question] as const),
      [cardKey({ kind: 'transition', lessonId }), transition],
    ]),
    wrongWays: Object.fromEntries(misses.map(({ key, way }) => [key, way])),
    ...runOf(start, files, solution),
  };
}

/** Which hint fits: the choices are hints of the check, those of other wrong answers first, in the check's order. */
function missQuestion(hint: string, { wrong }: LessonFolder, { hints, steps }: Check): Question {
  const all = Object.keys(hints);
  const likely = new Set([hint, ...wrong.map((one) => one.hint), ...all]);
  const offered = [...likely].slice(0, mostChoices);
  return {
    question: words.missed,
    choices: all.filter((id) => offered.includes(id)).map((id) => ({ id, text: hints[id] ?? id })),
    truth: hint,
    explanation: words.asksFor(steps.map(({ label }) => label).join(' ')),
  };
}

function runOf(
  start: LessonStart | undefined,
  files: PackageFiles,
  answer: { acts: readonly Act[]; files: PackageFiles },
): { run?: ReviewRun } {
  const acts = answer.acts.flatMap((act) => replayAct(act) ?? []);
  if (start === undefined || acts.length < answer.acts.length) return {};
  return { run: { start, files, edited: answer.files, acts } };
}

function replayAct(act: Act): ReplayAct | undefined {
  if (typeof act === 'string' || 'test' in act || 'wait' in act) return act;
  // A role and a network are chosen among what an account has.
  if ('configure' in act && act.configure.role === undefined && act.configure.network === undefined)
    return act;
  return undefined;
}
