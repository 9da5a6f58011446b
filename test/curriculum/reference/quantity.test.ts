import { expect, it } from 'vitest';
import { defaultQuantity, quantity } from '#curriculum/reference/quantity.ts';

it.each([
  [{ min: 128, max: 10240, default: 128, unit: 'MB' }, '128 to 10,240\u00a0MB'],
  [{ min: 0, max: 5, unit: 'layers' }, 'up to 5\u00a0layers'],
  [{ min: 0, max: 0, unit: 'ms' }, '0\u00a0ms'],
  [{ max: 52_428_800, unit: 'bytes' }, '50\u00a0MB'],
  [{ max: 4096, unit: 'bytes' }, '4\u00a0KB'],
  [{ max: 6_291_556, unit: 'bytes' }, '6,291,556\u00a0bytes'],
  [{ value: 1769, unit: 'MB' }, '1,769\u00a0MB'],
  [{ max: 1, unit: '%' }, 'up to 1\u00a0%'],
  [{ value: 0.0000166667, unit: 'USD/GB-s' }, '0.0000166667\u00a0USD/GB-s'],
  [{ max: 10, unit: '' }, '10'],
  [{ unit: '' }, undefined],
])('says %o in words', (numbers, words) => {
  expect(quantity(numbers)).toBe(words);
});

it('tells a default only where it tells something', () => {
  expect(defaultQuantity({ min: 1, max: 900, default: 3, unit: 's' })).toBe('3\u00a0s');
  expect(defaultQuantity({ value: 1000, default: 1000, unit: '' })).toBeUndefined();
  expect(defaultQuantity({ max: 10, unit: '' })).toBeUndefined();
});
