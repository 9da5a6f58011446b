import { describe, expect, it } from 'vitest';
import { cardKey, cardSubject, earnedCards } from '#curriculum/review/card-keys.ts';

describe('earnedCards', () => {
  const nothing = { predictions: {}, happened: {} };

  it('makes a card of each prediction that did not come true', () => {
    const predictions = { wrong: 'old', right: 'new', skipped: null, open: 'old' };
    const happened = { wrong: 'new', right: 'new', skipped: 'new' };
    expect(earnedCards('part/lesson', { predictions, happened })).toEqual(['prediction:part/lesson:wrong']);
  });

  it('asks for the transition once the lesson is done', () => {
    expect(earnedCards('part/lesson', nothing)).toEqual([]);
    expect(earnedCards('part/lesson', { ...nothing, doneAt: '2026-11-23T08:00:00Z' })).toEqual([
      'transition:part/lesson',
    ]);
  });
});

describe('cardSubject', () => {
  it.each([
    { kind: 'prediction', lessonId: 'part/lesson', predictionId: 'which' },
    { kind: 'check', lessonId: 'part/lesson', hintId: 'tooSoon' },
    { kind: 'transition', lessonId: 'part/lesson' },
  ] as const)('reads back the key of a $kind', (subject) => {
    expect(cardSubject(cardKey(subject))).toEqual(subject);
  });

  it.each([
    '',
    'transition',
    'transition:',
    'prediction:part/lesson',
    'check:part/lesson',
    'check:part/lesson:',
    'joke:part/lesson',
    'transition:a/b:c',
  ])('knows nothing of %j', (key) => {
    expect(cardSubject(key)).toBeUndefined();
  });
});
