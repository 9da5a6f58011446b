import { counted, spoken } from '#model/words.ts';

const english = {
  search: 'Search',
  close: 'Close',
  examples: 'cold start, 429, Init Duration',
  failed: 'The index could not be loaded. Are you offline? Close the search and open it again.',
  loading: 'Loading the index …',
  about: 'Lessons, words and numbers. Arrow keys go through what is found.',
  nothing: 'Nothing has all of these words.',
  found: (count: number) => counted(count, { one: 'One found.', other: '# found, the best first.' }),
};

export const words = spoken({ 'en-GB': english });
