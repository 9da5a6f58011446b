import { describe, expect, it } from 'vitest';
import { glossary, glossaryOf } from '#curriculum/glossary/glossary.ts';
import { referencePages } from '#curriculum/reference/pages.ts';

const entry = {
  term: 'Thing',
  picture: 'It is so.',
  stops: 'Not always.',
  seeAlso: ['other'],
  source: 'https://example.org/',
  read: '2026-11-23',
};

it('refuses a term that leads nowhere, and says where it may lead', () => {
  const data = { thing: entry, other: { ...entry, seeAlso: ['things'] } };
  expect(() => glossaryOf(data, 'terms.json')).toThrow(/other\.seeAlso names “things”.*thing, other/);
  expect(() => glossaryOf({ other: entry }, 'terms.json')).toThrow(/itself/);
});

it('is in the order of its terms, whatever the case', () => {
  const terms = {
    b: { ...entry, term: 'Beta', seeAlso: ['a'] },
    a: { ...entry, term: 'alpha', seeAlso: ['b'] },
  };
  expect(glossaryOf(terms, 'terms.json').map(({ id }) => id)).toEqual(['a', 'b']);
});

describe('the glossary', () => {
  it('leads from every term to every other, link by link', () => {
    const [first] = glossary;
    const reached = new Set(first ? [first.id] : []);
    const neighbours = new Map(glossary.map(({ id }) => [id, new Set<string>()]));
    for (const { id, seeAlso } of glossary) {
      for (const other of seeAlso) {
        neighbours.get(id)?.add(other.id);
        neighbours.get(other.id)?.add(id);
      }
    }
    for (const id of reached) for (const other of neighbours.get(id) ?? []) reached.add(other);
    expect([...reached].toSorted()).toEqual(glossary.map(({ id }) => id).toSorted());
  });

  it('names rows of the reference that are there', () => {
    const rows = new Set(
      referencePages.flatMap(({ address, sections }) => [
        address,
        ...sections.flatMap((section) => section.rows.map(({ id }) => `${address}#${id}`)),
      ]),
    );
    const dead = glossary.flatMap(({ id, reference }) =>
      reference === undefined || reference === '/reference/runtimes/' || rows.has(reference)
        ? []
        : [`${id}: ${reference}`],
    );
    expect(dead).toEqual([]);
  });

  it('has no wording that means two terms', () => {
    const words = glossary.flatMap((term) => term.words);
    expect(words.filter((word, index) => words.indexOf(word) !== index)).toEqual([]);
  });
});
