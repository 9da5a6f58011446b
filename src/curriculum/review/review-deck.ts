/**
 * When what was learnt comes back. A card is a question that was once answered wrongly, or the transition of a
 * lesson that is done. It comes back after so many days; whoever knows it sees it again later, whoever does not
 * begins again. Pure: time is an argument.
 */

/** Days to wait for the first time, the second, and so on. After the last of them a card is through. */
export const reviewDays = [1, 3, 7, 21] as const;

export interface ReviewCard {
  /** How often in a row it was known: the place in `reviewDays` that is being waited for. */
  step: number;
  /** When it comes back, in ms since 1970; unset once it is through. */
  dueAt?: number;
}

/** Cards by their key. */
export type ReviewDeck = Readonly<Record<string, ReviewCard>>;

const dayMs = 86_400_000;

function waiting(step: number, now: number): ReviewCard {
  const days = reviewDays[step];
  return days === undefined ? { step } : { step, dueAt: now + days * dayMs };
}

/** The deck with the cards that it does not have yet. Those that it has stay as they are. */
export function enrolled(deck: ReviewDeck, keys: readonly string[], now: number): ReviewDeck {
  const added = keys.filter((key) => !Object.hasOwn(deck, key));
  if (added.length === 0) return deck;
  return { ...deck, ...Object.fromEntries(added.map((key) => [key, waiting(0, now)])) };
}

/** The deck after an answer. A key that it does not have changes nothing. */
export function answered(deck: ReviewDeck, key: string, right: boolean, now: number): ReviewDeck {
  const card = deck[key];
  if (card === undefined) return deck;
  return { ...deck, [key]: waiting(right ? card.step + 1 : 0, now) };
}

/** Keys of the cards that are to be asked now, the one that has waited longest first. */
export function dueCards(deck: ReviewDeck, now: number): string[] {
  return Object.entries(deck)
    .flatMap(([key, { dueAt }]) => (dueAt !== undefined && dueAt <= now ? [{ key, dueAt }] : []))
    .toSorted((a, b) => a.dueAt - b.dueAt)
    .map(({ key }) => key);
}

/** When the next card comes that is not due yet; unset where none will. */
export function nextDueAt(deck: ReviewDeck, now: number): number | undefined {
  const later = Object.values(deck).flatMap(({ dueAt }) => (dueAt !== undefined && dueAt > now ? dueAt : []));
  return later.length === 0 ? undefined : Math.min(...later);
}

/** Two decks as one: of each card the one that is further, and of two equally far the one that comes earlier. */
export function mergedDecks(mine: ReviewDeck, theirs: ReviewDeck): ReviewDeck {
  const merged: Record<string, ReviewCard> = { ...mine };
  for (const [key, card] of Object.entries(theirs)) {
    const own = merged[key];
    if (own === undefined || isFurther(card, own)) merged[key] = card;
  }
  return merged;
}

function isFurther(card: ReviewCard, than: ReviewCard): boolean {
  return card.step === than.step
    ? (card.dueAt ?? Infinity) < (than.dueAt ?? Infinity)
    : card.step > than.step;
}
