import { expect, it } from 'vitest';
import { lessonTexts } from '#curriculum/lesson-texts.ts';
import { searchEntries } from '#curriculum/search/search-entries.ts';
import { parseSearchEntries } from '#curriculum/search/search-entry.ts';

it('has every lesson, each under its own title first', () => {
  for (const { title, address } of lessonTexts) {
    expect(searchEntries).toContainEqual(expect.objectContaining({ kind: 'lesson', title, address }));
  }
});

it('has an address of its own for everything', () => {
  const addresses = searchEntries.map(({ address }) => address);
  expect(addresses.filter((address, index) => addresses.indexOf(address) !== index)).toEqual([]);
});

it('is read back as it is written, and nothing else is', () => {
  expect(parseSearchEntries(JSON.parse(JSON.stringify(searchEntries)))).toEqual(searchEntries);
  const [entry] = searchEntries;
  for (const bad of [
    null,
    {},
    [null],
    [{ ...entry, kind: 'other' }],
    [{ ...entry, address: 'https://x/' }],
  ]) {
    expect(() => parseSearchEntries(bad)).toThrow(TypeError);
  }
});
