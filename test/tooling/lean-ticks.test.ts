import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { withoutSearches } from '../../build/lean-ticks.ts';

it('marks all that the library makes for its searches as soon as it is loaded', () => {
  const library = readFileSync('node_modules/d3-array/dist/d3-array.mjs', 'utf8');
  const marked = withoutSearches(library);
  expect(library.split('\n').filter((line) => /^const .*bisect/i.test(line)).length).toBeGreaterThan(0);
  const unmarked = marked
    .split('\n')
    .filter((line) => /^const .*bisect/i.test(line) && !line.includes('PURE'));
  expect(unmarked).toEqual([]);
});

it('says so when the library makes none', () => {
  expect(() => withoutSearches('export const none = 0;')).toThrow('no searches');
});
