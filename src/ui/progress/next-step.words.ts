import { spoken } from '#model/words.ts';

/** Lessons are named by number and title. */
const english = {
  comesNext: 'What comes next',
  doneOf: (done: number, all: number) => `${done} of ${all} done`,
  through: {
    label: 'Nothing left',
    title: 'All that is written is done',
    reason: 'What you missed comes back on review cards.',
  },
  begin: { label: 'Begin here', reason: 'It needs nothing before it.' },
  continue: {
    label: 'Continue where you left',
    reason: 'You opened it last, and its check has not passed yet.',
  },
  follows: { label: 'Next', reason: (before: string) => `It comes after ${before}, which you have done.` },
  needed: { label: 'Next', reason: (after: string) => `${after} builds on it.` },
  left: { label: 'Still open', reason: 'You have passed it by.' },
};

export const words = spoken({ 'en-GB': english });
