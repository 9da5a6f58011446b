// Rooms whose words stand apart from what says them: the rule of own-words.mjs holds there. docs/languages.md names the rest.

/** Folders, and files or globs of them, from the root of the project. */
export const wordedRooms = [
  'src/layouts',
  'src/pages',
  'src/curriculum/act-words.ts',
  'src/curriculum/markdown/fact-html.ts',
  'src/curriculum/review',
  'src/curriculum/search/search-entries.ts',
  'src/ui/console/*.svelte',
  'src/ui/console/*.ts',
  'src/ui/console/function/*.svelte',
  'src/ui/console/function/*.ts',
  ...['configuration', 'destinations', 'diagram', 'image', 'reach', 'state', 'triggers'].map(
    (part) => `src/ui/console/function/${part}`,
  ),
  'src/ui/console/create',
  'src/ui/console/registry',
  ...[
    'blocks',
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
  ].map((room) => `src/ui/${room}`),
];
