import { enrolled, reviewDays, type ReviewCard, type ReviewDeck } from '#curriculum/review/review-deck.ts';
import { entriesOf, isRecord, parsedRecord } from '../lesson/progress.ts';
import { keepText, keptText } from '#ui/shared/kept-text.ts';

/** The learner's cards, and whether they want any. */
export interface ReviewBook {
  on: boolean;
  deck: ReviewDeck;
}

export const emptyBook: ReviewBook = { on: true, deck: {} };
const key = 'lambda-unboxed:review';

/** What does not fit is left out: a bad card costs no good one. */
export function parseBook(text: string | null): ReviewBook {
  const data = text === null ? undefined : parsedRecord(text);
  if (data === undefined) return emptyBook;
  return { on: data['on'] !== false, deck: entriesOf(data['deck'], isCard) };
}

function isCard(value: unknown): value is ReviewCard {
  if (!isRecord(value)) return false;
  const { step, dueAt } = value;
  if (typeof step !== 'number' || !Number.isInteger(step)) return false;
  if (step < 0 || step > reviewDays.length) return false;
  return step === reviewDays.length ? dueAt === undefined : Number.isFinite(dueAt);
}

export const loadBook = (): ReviewBook => parseBook(keptText(key));

/** Returns whether it is kept. */
export function saveBook(book: ReviewBook): boolean {
  return keepText(key, JSON.stringify(book));
}

/**
 * Puts cards into the book, where the learner wants any.
 *
 * @param keys of cards that a lesson has earned; those that the book has stay as they are
 * @param now in ms since 1970
 */
export function enrol(keys: readonly string[], now: number): void {
  const book = loadBook();
  if (!book.on) return;
  const deck = enrolled(book.deck, keys, now);
  if (deck !== book.deck) saveBook({ ...book, deck });
}
