import { spoken } from '#model/words.ts';

const english = {
  run: 'The run in words',
  environment: 'Environment',
  spans: {
    name: 'All spans',
    first: (shown: number, all: number) => `The first ${shown} of ${all} spans`,
    phase: 'Phase',
    begins: 'Begins at',
    lasts: 'Lasts',
  },
  marks: {
    name: 'All log lines and calls',
    first: (shown: number, all: number) => `The first ${shown} of ${all}`,
    at: 'At',
    kind: 'Kind',
    says: 'What it says',
  },
};

export const words = spoken({ 'en-GB': english });
