import { expect, it } from 'vitest';
import type { ReviewLesson } from '#curriculum/review/review-lesson.ts';
import { firstAskable } from '#ui/review/open-card.ts';

const question = {
  question: 'Which?',
  choices: [
    { id: 'one', text: 'One' },
    { id: 'two', text: 'Two' },
  ],
  truth: 'one',
  explanation: 'Because.',
};
const lesson: ReviewLesson = {
  folder: '1-part/1-lesson',
  number: '1.1',
  title: 'A lesson',
  questions: { 'transition:part/lesson': question },
  wrongWays: {},
};
const fetched = (address: string) =>
  Promise.resolve(address === '/review/part/lesson.json' ? lesson : undefined);

it('asks the first card whose question is still there', async () => {
  const keys = ['nonsense', 'transition:part/gone', 'prediction:part/lesson:old', 'transition:part/lesson'];
  expect(await firstAskable(keys, fetched)).toEqual({
    key: 'transition:part/lesson',
    subject: { kind: 'transition', lessonId: 'part/lesson' },
    question,
    lesson,
  });
});

it('asks nothing where no question is left', async () => {
  expect(await firstAskable(['transition:part/gone'], fetched)).toBeUndefined();
});
