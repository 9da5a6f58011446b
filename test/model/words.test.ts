import { expect, it } from 'vitest';
import { counted } from '#model/words.ts';

const cards = { one: 'One card waits.', other: '# cards wait.' };

it.each([
  [0, '0 cards wait.'],
  [1, 'One card waits.'],
  [2, '2 cards wait.'],
  [1200, '1,200 cards wait.'],
])('says %i in the form that the language has for it', (count, said) => {
  expect(counted(count, cards)).toBe(said);
});

it('takes the last form where a language has no other', () => {
  expect(counted(1, { other: '# of them' })).toBe('1 of them');
});
