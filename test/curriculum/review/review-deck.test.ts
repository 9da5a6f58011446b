import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  answered,
  dueCards,
  enrolled,
  mergedDecks,
  nextDueAt,
  reviewDays,
  type ReviewCard,
  type ReviewDeck,
} from '#curriculum/review/review-deck.ts';

const day = 86_400_000;
const start = Date.UTC(2026, 10, 23, 9);
const moment = fc.integer({ min: 0, max: 400 * day }).map((ms) => start + ms);
const key = fc.constantFrom('a', 'b', 'c');
const card = fc.oneof(
  fc.constant<ReviewCard>({ step: reviewDays.length }),
  fc.record({ step: fc.nat(reviewDays.length - 1), dueAt: moment }),
);
const deck: fc.Arbitrary<ReviewDeck> = fc.dictionary(key, card, { noNullPrototype: true });

it('comes back after 1, 3, 7 and 21 days, and then no more', () => {
  let now = start;
  let kept = enrolled({}, ['a'], now);
  const waited: number[] = [];
  for (let next = nextDueAt(kept, now); next !== undefined; next = nextDueAt(kept, now)) {
    waited.push((next - now) / day);
    now = next;
    kept = answered(kept, 'a', true, now);
  }
  expect(waited).toEqual([1, 3, 7, 21]);
  expect(dueCards(kept, now + 1000 * day)).toEqual([]);
});

it('asks first what has waited longest', () => {
  const kept = enrolled(enrolled({}, ['late'], start + day), ['early'], start);
  expect(dueCards(kept, start + 3 * day)).toEqual(['early', 'late']);
});

describe('for any deck', () => {
  it('never asks a card before its time, and always at its time', () => {
    fc.assert(
      fc.property(deck, moment, (kept, now) => {
        const due = dueCards(kept, now);
        for (const [name, { dueAt }] of Object.entries(kept)) {
          expect(due.includes(name)).toBe(dueAt !== undefined && dueAt <= now);
        }
        const next = nextDueAt(kept, now);
        if (next !== undefined) {
          expect(next).toBeGreaterThan(now);
          expect(dueCards(kept, next).length).toBeGreaterThan(due.length);
        }
      }),
    );
  });

  it('begins again with a card that was not known, wherever it stood', () => {
    fc.assert(
      fc.property(deck, key, moment, (kept, name, now) => {
        const after = answered(kept, name, false, now);
        if (name in kept) expect(after[name]).toEqual({ step: 0, dueAt: now + day });
        else expect(after).toBe(kept);
      }),
    );
  });

  it('waits longer each time that a card is known', () => {
    fc.assert(
      fc.property(deck, key, moment, (kept, name, now) => {
        const before = kept[name];
        fc.pre(before !== undefined && before.dueAt !== undefined);
        const after = answered(kept, name, true, now)[name];
        expect(after?.step).toBe((before?.step ?? 0) + 1);
        if (after?.dueAt !== undefined) expect(after.dueAt).toBeGreaterThanOrEqual(now + 3 * day);
      }),
    );
  });

  it('touches no other card, and loses none', () => {
    fc.assert(
      fc.property(deck, key, fc.boolean(), moment, (kept, name, right, now) => {
        const after = answered(enrolled(kept, ['a', 'b'], now), name, right, now);
        expect(Object.keys(after)).toEqual(expect.arrayContaining(Object.keys(kept)));
        for (const other of Object.keys(kept).filter((one) => one !== name)) {
          expect(after[other]).toEqual(kept[other]);
        }
      }),
    );
  });

  it('merges to the same whichever comes first, and twice is once', () => {
    fc.assert(
      fc.property(deck, deck, (one, other) => {
        const merged = mergedDecks(one, other);
        expect(mergedDecks(other, one)).toEqual(merged);
        expect(mergedDecks(merged, other)).toEqual(merged);
        for (const name of Object.keys(merged)) {
          expect(merged[name]?.step).toBe(Math.max(one[name]?.step ?? -1, other[name]?.step ?? -1));
        }
      }),
    );
  });
});
