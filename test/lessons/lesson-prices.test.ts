import { expect, it } from 'vitest';
import compute from '#content/facts/compute.json' with { type: 'json' };
import prices from '#content/facts/prices.json' with { type: 'json' };
import { writtenLessons } from '#curriculum/lesson-files.ts';

it('computes with the prices of the ledger in the code of lesson 1.2', () => {
  const lesson = writtenLessons.find(({ place }) => place.id === 'the-line/why-not-an-instance-each');
  const code = lesson?.start['prices.mjs'];
  const numbers =
    typeof code === 'string' ? [...code.matchAll(/= ([\d.]+);/g)].map((found) => Number(found[1])) : [];
  expect(numbers).toEqual([
    compute.smallestInstanceHour.value,
    prices.request.value,
    prices.gbSecondArm.value,
  ]);
});
