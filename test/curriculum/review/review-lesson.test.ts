import { expect, it } from 'vitest';
import { lessons } from '../../lessons/lesson-sources.ts';
import { lessonCheck } from '#curriculum/lesson-checks.ts';
import { cardKey, earnedCards } from '#curriculum/review/card-keys.ts';
import { missesOf } from '#curriculum/review/misses.ts';
import { reviewLesson } from '#curriculum/review/review-lesson.ts';

const cards = await Promise.all(
  lessons.map(async ({ folder, matter }) => ({
    folder,
    matter,
    review: reviewLesson(matter, folder, await lessonCheck(folder.place.folder)),
  })),
);

it('has a question for every card that a lesson can earn', () => {
  for (const { folder, matter, review } of cards) {
    const lessonId = folder.place.id;
    const wrong = matter.predictions.map(({ id, truth }) => [id, `not ${truth}`] as const);
    const came = matter.predictions.map(({ id, truth }) => [id, truth] as const);
    const earned = earnedCards(lessonId, {
      ...(matter.transition ? { doneAt: '2026-11-23T10:00:00.000Z' } : {}),
      predictions: Object.fromEntries(wrong),
      happened: Object.fromEntries(came),
    });
    const missed = missesOf(folder).map(({ hint }) => cardKey({ kind: 'check', lessonId, hintId: hint }));
    expect(Object.keys(review.questions).toSorted()).toEqual([...earned, ...missed].toSorted());
    expect(Object.keys(review.wrongWays)).toEqual(missed);
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

it('asks of a mistake which hint fits, and can show what the check says of it', () => {
  const review = cards.find(({ review: { number } }) => number === '5.5')?.review;
  const key = 'check:the-function-page/deploy-then-test:deployedTooEarly';
  expect(review?.questions[key]).toMatchObject({
    truth: 'deployedTooEarly',
    choices: [
      { id: 'changeSomething' },
      { id: 'deployedTooEarly' },
      { id: 'deployNow' },
      { id: 'sameAnswer' },
    ],
  });
  expect(review?.wrongWays[key]).toMatchObject({
    acts: ['Change the code as shown below.', 'Press Deploy.', 'Press Test.'],
    run: { acts: ['edit', 'deploy', 'test'] },
  });
});

it('asks only what can be answered: two hints at least, no two alike, and the right one among them', () => {
  for (const { review } of cards) {
    for (const key of Object.keys(review.wrongWays)) {
      const { choices = [], truth } = review.questions[key] ?? {};
      expect(choices.length, key).toBeGreaterThan(1);
      expect(new Set(choices.map(({ text }) => text)).size, key).toBe(choices.length);
      expect(choices.map(({ id }) => id)).toContain(truth);
    }
  }
});

it('shows nothing of a lesson whose wrong answers have only stopped early', () => {
  const [first] = cards;
  const wrong = (first?.folder.wrong ?? []).map((one) => ({ ...one, unfinished: true as const }));
  expect(wrong.length).toBeGreaterThan(0);
  expect(missesOf({ wrong })).toEqual([]);
});
