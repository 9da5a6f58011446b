/** One thing that can be found. */
export const searchKinds = ['lesson', 'term', 'reference', 'misunderstanding'] as const;
export type SearchKind = (typeof searchKinds)[number];

export interface SearchEntry {
  kind: SearchKind;
  title: string;
  /** Where it stands: the lesson and its part, the page of the reference. */
  where: string;
  address: string;
  /** Its words, without mark-up. */
  text: string;
}

function isEntry(value: unknown): value is SearchEntry {
  if (typeof value !== 'object' || value === null) return false;
  const members: Partial<Record<string, unknown>> = { ...value };
  return (
    searchKinds.some((kind) => kind === members['kind']) &&
    ['title', 'where', 'text'].every((name) => typeof members[name] === 'string') &&
    typeof members['address'] === 'string' &&
    members['address'].startsWith('/')
  );
}

/** @throws TypeError where `data` is no list of entries */
export function parseSearchEntries(data: unknown): SearchEntry[] {
  if (Array.isArray(data) && data.every(isEntry)) return data;
  throw new TypeError('The search index is not a list of entries.');
}
