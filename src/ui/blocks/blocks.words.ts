import { counted, spoken } from '#model/words.ts';

const english = {
  /** @param day ISO */
  read: (day: string) => `read ${day}`,
  stops: 'Where the picture stops',
  shownIn: 'Shown in',

  outline: {
    minutes: (minutes: number) => counted(minutes, { one: '# minute', other: '# minutes' }),
    done: 'done',
    planned: 'Not written yet',
  },
  aside: {
    goal: 'Afterwards you can',
    before: 'Before this',
    done: 'You have done this lesson.',
    passed: (day: string) => `Passed on ${day}`,
  },
  sources: { title: 'Sources', numbers: 'The numbers' },
  solution: { title: 'One solution', same: 'The code stays as it is.' },

  filter: {
    limits: { name: 'Filter the limits', field: 'Show only limits with' },
    states: { name: 'Filter the states', field: 'Show only states with' },
    errors: { name: 'Filter the errors', field: 'Show only errors with' },
    messages: { name: 'Filter the messages', field: 'Show only messages with' },
    lines: { name: 'Filter the lines', field: 'Show only lines with' },
    terms: { name: 'Filter the terms', field: 'Show only terms with' },
  },
  /** `#` stands for how many are left by the filter. */
  filtered: (all: number) => `# of ${all}`,

  reference: {
    reference: 'Reference',
    contents: 'On this page',
    source: 'Where it says so',
  },
  glossary: {
    letters: 'Letters',
    see: 'See',
    row: 'its row in the reference',
    more: 'In the glossary',
  },
  belief: {
    quoted: (belief: string) => `“${belief}”`,
    edit: 'Change the code in the editor.',
  },
};

export const words = spoken({ 'en-GB': english });

/** What a filter can be of. */
export type FilteredRows = keyof typeof words.filter;
