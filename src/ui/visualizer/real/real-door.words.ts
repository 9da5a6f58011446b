import { spoken } from '#model/words.ts';

const english = {
  open: 'Run a handler for real',
};

export const words = spoken({ 'en-GB': english });
