import { spoken } from '#model/words.ts';

const english = {
  none: 'No tags.',
  keyOf: (number: number) => `Key of tag ${number}`,
  valueOf: (number: number) => `Value of tag ${number}`,
  removeThis: (number: number) => `Remove tag ${number}`,
  limit: (most: number) => `Up to ${most}. Names that begin with aws: are AWS’s own.`,
};

export const words = spoken({ 'en-GB': english });
