import { expect, it } from 'vitest';
import { hasWords } from '#ui/reference/row-filter.ts';

const row = 'Runtime.ExitError Runtime process exited during init/invoke';

it.each([
  ['', true],
  ['exit', true],
  ['EXITERROR', true],
  ['invoke runtime', true],
  ['runtime timeout', false],
])('a filter of "%s" keeps the row: %s', (wanted, kept) => {
  expect(hasWords(row, wanted)).toBe(kept);
});
