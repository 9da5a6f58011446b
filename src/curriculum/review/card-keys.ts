/** What a review card asks, as the key under which it is kept. */

export type CardSubject =
  { kind: 'prediction'; lessonId: string; predictionId: string } | { kind: 'transition'; lessonId: string };

const transition = 'transition';
const prediction = 'prediction';

export function cardKey(subject: CardSubject): string {
  return subject.kind === transition
    ? `${transition}:${subject.lessonId}`
    : `${prediction}:${subject.lessonId}:${subject.predictionId}`;
}

/** Undefined for a key that this version does not know. */
export function cardSubject(key: string): CardSubject | undefined {
  const [kind, lessonId, predictionId] = key.split(':');
  if (!lessonId) return undefined;
  if (kind === transition && predictionId === undefined) return { kind: transition, lessonId };
  if (kind === prediction && predictionId) return { kind: prediction, lessonId, predictionId };
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
