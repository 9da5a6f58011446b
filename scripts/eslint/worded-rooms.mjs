// Rooms whose words stand apart from what says them: the rule of own-words.mjs holds there. docs/languages.md names the rest.

/** Folders, and files or globs of them, from the root of the project. */
export const wordedRooms = [
  'src/layouts',
  'src/pages',
  'src/curriculum/act-words.ts',
  'src/curriculum/markdown/fact-html.ts',
  'src/curriculum/review',
  'src/curriculum/search/search-entries.ts',
  ...[
    'blocks',
    'console',
    'glossary',
    'home',
    'lesson',
    'lifecycle',
    'line',
    'offline',
    'progress',
    'reference',
    'replay',
    'review',
    'runner',
    'search',
    'session',
    'shared',
    'visualizer',
  ].map((room) => `src/ui/${room}`),
];
