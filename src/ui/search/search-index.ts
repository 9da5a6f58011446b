/** Finds entries by their words, in this browser. */
import MiniSearch from 'minisearch';
import { parseSearchEntries, type SearchEntry } from '#curriculum/search/search-entry.ts';
import { pageAddress } from '#model/locale.ts';

export interface Found extends SearchEntry {
  /** Words of the entry that were matched, in small letters. */
  matched: readonly string[];
}

export interface SearchIndex {
  /** The best first; nothing for an empty query. */
  search(query: string): Found[];
}

const limit = 20;

/** What a query is made of: words that keep the signs inside them, such as `Runtime.ExitError` and `/tmp`. */
function wholeWords(text: string): string[] {
  return text
    .split(/[^\p{L}\p{N}$_./:-]+/u)
    .map((word) => word.replaceAll(/^[.:-]+|[./:-]+$/g, ''))
    .filter(Boolean);
}

/** Whole words, and what they are made of: `ExitError`, `Exit` and `Error`. */
function wordsAndParts(text: string): string[] {
  const words = wholeWords(text);
  const parts = words.flatMap((word) => word.split(/[^\p{L}\p{N}]+/u));
  const humps = parts.flatMap((part) => part.replaceAll(/(\p{Ll})(\p{Lu})/gu, '$1 $2').split(' '));
  return [...new Set([...words, ...parts, ...humps])].filter(Boolean);
}

/** A lesson as a whole comes before its parts, and what explains before what lists. */
function weight(entry: SearchEntry | undefined): number {
  if (entry?.kind === 'reference') return 0.8;
  return entry?.kind === 'lesson' && !entry.address.includes('#') ? 2.5 : 1;
}

export function searchIndex(entries: readonly SearchEntry[]): SearchIndex {
  const index = new MiniSearch<SearchEntry & { id: number }>({
    fields: ['title', 'where', 'text'],
    tokenize: wordsAndParts,
    searchOptions: {
      boost: { title: 4, where: 2.5 },
      boostDocument: (id) => weight(entries[Number(id)]),
      prefix: true,
      fuzzy: (word) => (word.length > 4 ? 0.2 : false),
      combineWith: 'AND',
      tokenize: wholeWords,
    },
  });
  index.addAll(entries.map((entry, id) => ({ ...entry, id })));
  return {
    search: (query) =>
      index
        .search(query)
        .slice(0, limit)
        .flatMap(({ id, terms }) => {
          const entry = entries[Number(id)];
          return entry ? [{ ...entry, matched: terms }] : [];
        }),
  };
}

const address = pageAddress('/search.json');
let loading: Promise<SearchIndex> | undefined;

/** Fetched once; a failure is not kept. @throws where it cannot be fetched or is not what it should be */
export function loadSearchIndex(): Promise<SearchIndex> {
  loading ??= fetch(address)
    .then((response) => {
      if (!response.ok) throw new Error(`${address} was answered with status ${response.status}.`);
      return response.json();
    })
    .then((data: unknown) => searchIndex(parseSearchEntries(data)))
    .catch((error: unknown) => {
      loading = undefined;
      throw error;
    });
  return loading;
}
