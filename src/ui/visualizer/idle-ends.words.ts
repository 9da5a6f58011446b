import { spoken } from '#model/words.ts';

const english = { unknown: 'AWS does not say how long' };

export const words = spoken({ 'en-GB': english });
