import { expect, it } from 'vitest';
import { nextStep, type CourseStep } from '#curriculum/next-lesson.ts';

const step = (id: string, prerequisites: string[] = []): CourseStep => ({
  id,
  number: id,
  title: id.toUpperCase(),
  prerequisites,
});
const steps = [step('a'), step('b', ['a']), step('c'), step('d', ['c', 'b'])];
const next = (done: string[], last?: string) => {
  const found = nextStep(steps, { done: new Set(done), last });
  return {
    why: found.why,
    ...('lesson' in found ? { lesson: found.lesson.id } : {}),
    ...('after' in found ? { after: found.after.id } : {}),
    ...('by' in found ? { by: found.by.id } : {}),
  };
};

it.each([
  ['begins with the first lesson', [], undefined, { why: 'begin', lesson: 'a' }],
  ['goes on with what was open', ['a'], 'c', { why: 'continue', lesson: 'c' }],
  [
    'goes to what follows the lesson that was done last',
    ['a'],
    'a',
    { why: 'follows', lesson: 'b', after: 'a' },
  ],
  ['passes over what is done', ['a', 'b'], 'a', { why: 'follows', lesson: 'c', after: 'a' }],
  ['asks first for what the next one needs', ['c'], 'c', { why: 'needed', lesson: 'a', by: 'd' }],
  ['comes back to what was left out', ['b', 'c', 'd'], 'd', { why: 'left', lesson: 'a' }],
  ['is through when all is done', ['a', 'b', 'c', 'd'], 'd', { why: 'through' }],
  ['forgets a lesson that is no more', ['a'], 'gone', { why: 'left', lesson: 'b' }],
])('%s', (_what, done, last, expected) => {
  expect(next(done, last)).toEqual(expected);
});
