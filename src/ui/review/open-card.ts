import { cardSubject, type CardSubject } from '#curriculum/review/card-keys.ts';
import { reviewAddress } from '#curriculum/review/review-address.ts';
import type { ReviewLesson } from '#curriculum/review/review-lesson.ts';
import type { Question } from '#curriculum/lesson.schema.ts';

export interface OpenCard {
  key: string;
  subject: CardSubject;
  question: Question;
  lesson: ReviewLesson;
}

/**
 * The first of the cards that still has its question; undefined where none has. A lesson that has been rewritten may
 * no longer ask what it once asked: then there is nothing to ask again.
 *
 * @param fetched gets the JSON at an address of this site; undefined where there is none
 * @throws what `fetched` rejects with
 */
export async function firstAskable(
  keys: readonly string[],
  fetched: (address: string) => Promise<ReviewLesson | undefined>,
): Promise<OpenCard | undefined> {
  for (const key of keys) {
    const subject = cardSubject(key);
    if (subject === undefined) continue;
    const lesson = await fetched(reviewAddress(subject));
    const question = lesson?.questions[key];
    if (lesson !== undefined && question !== undefined) return { key, subject, question, lesson };
  }
  return undefined;
}
