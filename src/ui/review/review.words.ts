import { counted, spoken } from '#model/words.ts';

const english = {
  cards: 'Cards',
  waiting: (count: number) => counted(count, { one: 'The last one for now', other: '# are waiting' }),
  notFetched: 'The card could not be fetched.',
  notFetchedAdvice: 'It stays where it is. Try again when you are online.',
  drawn: 'A card lies here when one is due.',
  none: 'No card is due.',
  off: 'You have switched the cards off.',
  /** @param day ISO */
  next: (day: string) => `The next one comes on ${day}.`,
  from: 'They come from lessons: from predictions that did not come true, from what a check did not let pass, and from lessons that are done.',

  of: {
    prediction: 'It did not come true as you said',
    check: 'The check did not let you pass with it',
    transition: 'The transition',
  },
  say: 'Say so',
  said: 'You said',
  happened: 'What happened',
  happens: 'What happens',
  run: 'Run it and see',
  right: 'As you said.',
  wrong: 'Not what you said.',
  tell: 'Tell me instead',
  nextCard: 'Next',
};

export const words = spoken({ 'en-GB': english });
