import { spoken } from '#model/words.ts';

const english = { frame: 'Runner' };

export const words = spoken({ 'en-GB': english });
