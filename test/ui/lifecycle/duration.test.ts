import { expect, it } from 'vitest';
import { bytesText, durationText } from '#ui/lifecycle/duration.ts';

it.each([
  [0, '0.00 ms'],
  [1.2345, '1.23 ms'],
  [68.04, '68.0 ms'],
  [3239.85, '3.24 s'],
  [45_000, '45.0 s'],
  [125_500, '2 min 5 s'],
  [3 * 3_600_000 + 60_000, '3 h 1 min'],
  [14 * 86_400_000, '14 days'],
  [14 * 86_400_000 + 3_600_000, '14 days 1 h'],
])('says %d ms as %s', (ms, text) => {
  expect(durationText(ms)).toBe(text);
});

it.each([
  [0, '0 B'],
  [341, '341 B'],
  [1500, '1.5 kB'],
  [6_291_456, '6.3 MB'],
])('says %d bytes as %s', (bytes, text) => {
  expect(bytesText(bytes)).toBe(text);
});
