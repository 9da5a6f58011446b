import { expect, it } from 'vitest';
import { lessons } from '../../lessons/lesson-sources.ts';
import { earnedCards } from '#curriculum/review/card-keys.ts';
import { reviewLesson } from '#curriculum/review/review-lesson.ts';

const cards = lessons.map(({ folder, matter }) => ({ folder, matter, review: reviewLesson(matter, folder) }));

it('has a question for every card that a lesson can earn', () => {
  for (const { folder, matter, review } of cards) {
    const wrong = matter.predictions.map(({ id, truth }) => [id, `not ${truth}`] as const);
    const came = matter.predictions.map(({ id, truth }) => [id, truth] as const);
    const earned = earnedCards(folder.place.id, {
      ...(matter.transition ? { doneAt: '2026-11-23T10:00:00.000Z' } : {}),
      predictions: Object.fromEntries(wrong),
      happened: Object.fromEntries(came),
    });
    expect(Object.keys(review.questions)).toEqual(earned);
  }
});

it('runs what needs no hand, and nothing else', () => {
  const runnable = cards.filter(({ review }) => review.run !== undefined);
  expect(runnable.length).toBeGreaterThan(0);
  const byHand = cards.filter(({ folder }) =>
    folder.solution.acts.some((act) => typeof act === 'object' && 'byHand' in act),
  );
  expect(byHand.map(({ review }) => review.run)).toEqual(byHand.map(() => undefined));
});
