import { spoken } from '#model/words.ts';

const english = {
  /** What leads from a state to the next; names of what is run come from the machines. */
  atOnce: 'at once',
  otherwise: 'otherwise',
  done: (what: string) => `${what} is done`,
  breaks: (what: string) => `${what} breaks`,
};

export const words = spoken({ 'en-GB': english });
