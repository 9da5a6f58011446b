import { describe, expect, it } from 'vitest';
import { searchEntries } from '#curriculum/search/search-entries.ts';
import { searchIndex } from '#ui/search/search-index.ts';

const index = searchIndex(searchEntries);
const first = (query: string) => index.search(query)[0]?.address;

describe('what a learner types', () => {
  it.each([
    ['cold start', '/lessons/inside-the-container/the-cold-start/'],
    ['microvm', '/glossary/#microvm'],
    ['ImportModuleError', '/reference/errors/#runtime-import-module-error'],
    ['Runtime.ImportModuleError', '/reference/errors/#runtime-import-module-error'],
    ['reserved conc', '/glossary/#reserved-concurrency'],
    ['Account concurrent executions', '/reference/limits/#concurrency'],
  ])('%s leads to %s', (query, address) => {
    expect(first(query)).toBe(address);
  });

  it.each([
    ['a slip', 'concurency', '/glossary/#concurrency'],
    ['another form of the word', 'frozen', '/glossary/#freeze'],
    ['a log line', 'INIT_START', '/reference/log-lines/#init-start'],
    ['words of an answer', 'could not be assumed role', undefined],
    ['an alias by its own word', 'alias', '/glossary/#alias'],
  ])('%s: %s', (_, query, address) => {
    const found = index.search(query).map((entry) => entry.address);
    if (address === undefined) expect(found).toEqual([]);
    else expect(found.slice(0, 3)).toContain(address);
  });

  it('finds nothing for nothing, and nothing for a word that is nowhere', () => {
    expect(index.search('  ')).toEqual([]);
    expect(index.search('xylophone')).toEqual([]);
  });

  it('wants all of the words', () => {
    for (const { text, title, where } of index.search('container memory')) {
      expect(`${title} ${where} ${text}`.toLowerCase()).toMatch(/contain/);
    }
    expect(index.search('container xylophone')).toEqual([]);
  });
});
