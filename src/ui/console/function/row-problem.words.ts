import { spoken } from '#model/words.ts';

/** What only a form of keys and values can get wrong. */
const english = {
  keyMissing: 'A value needs a key.',
  keyTwice: (key: string) => `The key ${key} is there twice.`,
};

export const words = spoken({ 'en-GB': english });
