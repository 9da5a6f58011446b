import { spoken } from '#model/words.ts';

const english = { keyHelp: 'The ARN of a customer managed key. Empty: AWS’s own.' };

export const words = spoken({ 'en-GB': english });
