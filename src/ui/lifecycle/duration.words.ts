import { spoken } from '#model/words.ts';

const english = {
  /** Two at least. */
  days: (days: number) => `${days} days`,
};

export const words = spoken({ 'en-GB': english });
