import { expect, it } from 'vitest';
import { lessonsWithCode, lessonsWithFact } from '#curriculum/lesson-mentions.ts';

const lesson = (number: string, markdown: string) => ({
  number,
  title: 'A lesson',
  part: 'A part',
  address: `/lessons/${number}/`,
  markdown,
});
const numbers = (found: { number: string }[]) => found.map(({ number }) => number);

it('finds a fact by any of its members, and not by a longer name', () => {
  const lessons = [
    lesson('1', 'It is :fact{key="limits/timeout/default"}.'),
    lesson('2', 'At most :fact{key="limits/timeout/max"}.'),
    lesson('3', 'Not :fact{key="limits/timeoutOther/max"}.'),
  ];
  expect(numbers(lessonsWithFact(lessons, 'limits/timeout'))).toEqual(['1', '2']);
});

it('finds a name in code alone, and whole', () => {
  const lessons = [
    lesson('1', 'The state is `Pending` now.'),
    lesson('2', 'Pending, as a word of the sentence.'),
    lesson('3', '```\nSTART\nState: Pending\n```'),
    lesson('4', 'Not `PendingUpdate`, nor `isPending`.'),
    lesson('5', '`PendingUpdate or Pending`'),
  ];
  expect(numbers(lessonsWithCode(lessons, 'Pending'))).toEqual(['1', '3', '5']);
});
