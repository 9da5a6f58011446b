import { spoken } from '#model/words.ts';

const english = { bringBack: 'Undo', forget: 'Dismiss' };

export const words = spoken({ 'en-GB': english });
