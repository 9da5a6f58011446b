/** What a review card asks, as the key under which it is kept. */

export type CardSubject =
  | { kind: 'prediction'; lessonId: string; predictionId: string }
  /** What a check did not let pass: a hint of its that only a wrong answer gets. */
  | { kind: 'check'; lessonId: string; hintId: string }
  | { kind: 'transition'; lessonId: string };

const transition = 'transition';
const prediction = 'prediction';
const check = 'check';

export function cardKey(subject: CardSubject): string {
  switch (subject.kind) {
    case transition:
      return `${transition}:${subject.lessonId}`;
    case prediction:
      return `${prediction}:${subject.lessonId}:${subject.predictionId}`;
    case check:
      return `${check}:${subject.lessonId}:${subject.hintId}`;
  }
}

/** Undefined for a key that this version does not know. */
export function cardSubject(key: string): CardSubject | undefined {
  const [kind, lessonId, id] = key.split(':');
  if (!lessonId) return undefined;
  if (kind === transition && id === undefined) return { kind: transition, lessonId };
  if (kind === prediction && id) return { kind: prediction, lessonId, predictionId: id };
  if (kind === check && id) return { kind: check, lessonId, hintId: id };
  return undefined;
}

/** What of a lesson the cards come from. */
export interface LessonOutcome {
  doneAt?: string;
  /** Prediction id → choice id, or `null` where the learner chose not to predict. */
  predictions: Readonly<Record<string, string | null>>;
  /** Prediction id → the choice that came true. */
  happened: Readonly<Record<string, string>>;
}

/** The cards that a lesson has earned: each wrong prediction, and once it is done its transition. */
export function earnedCards(lessonId: string, { doneAt, predictions, happened }: LessonOutcome): string[] {
  const missed = Object.entries(predictions).flatMap(([predictionId, choice]) => {
    const truth = happened[predictionId];
    if (choice === null || truth === undefined || choice === truth) return [];
    return cardKey({ kind: prediction, lessonId, predictionId });
  });
  return doneAt === undefined ? missed : [...missed, cardKey({ kind: transition, lessonId })];
}
