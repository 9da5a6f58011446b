import { spoken } from '#model/words.ts';

const english = {
  missed: 'Somebody did this, and the check did not let it pass. What do you tell them?',
  /** @param steps of the check, each a sentence */
  asksFor: (steps: string) => `What the check asks for: ${steps}`,
};

export const words = spoken({ 'en-GB': english });
