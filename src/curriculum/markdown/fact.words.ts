import { spoken } from '#model/words.ts';

const english = {
  /** @param day ISO */
  title: (name: string, day: string) => `${name}. Read ${day}.`,
};

export const words = spoken({ 'en-GB': english });
