import { spoken } from '#model/words.ts';

const english = {
  whole: 'Change it, read it and share it on Lambda Unboxed',
};

export const words = spoken({ 'en-GB': english });
