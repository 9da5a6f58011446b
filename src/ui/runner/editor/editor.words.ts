import { spoken } from '#model/words.ts';

const english = { leave: 'After typing, press Escape and then Tab to leave the editor.' };

export const words = spoken({ 'en-GB': english });
