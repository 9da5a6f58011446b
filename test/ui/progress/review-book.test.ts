import { expect, it } from 'vitest';
import { parsePlace } from '#ui/progress/place.ts';
import { parseBook } from '#ui/progress/review-book.ts';

it('reads a book back, and that it was switched off', () => {
  const book = { on: false, deck: { a: { step: 0, dueAt: 5 }, b: { step: 4 } } };
  expect(parseBook(JSON.stringify(book))).toEqual(book);
});

it.each([null, '', '[]', '{', '{"deck":3}'])('begins with an empty book where %j is kept', (text) => {
  expect(parseBook(text)).toEqual({ on: true, deck: {} });
});

it('keeps the good cards beside a bad one', () => {
  const deck = {
    good: { step: 3, dueAt: 7 },
    far: { step: 5 },
    half: { step: 0.5, dueAt: 1 },
    late: { step: 1 },
  };
  expect(parseBook(JSON.stringify({ deck })).deck).toEqual({ good: deck.good });
});

it('knows no place that is none', () => {
  const place = { lessonId: 'a/b', at: '2026-11-23T10:00:00.000Z' };
  expect(parsePlace(JSON.stringify(place))).toEqual(place);
  expect([null, '{}', '{"lessonId":1}', '{"lessonId":"a/b","at":"then"}'].map(parsePlace)).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});
