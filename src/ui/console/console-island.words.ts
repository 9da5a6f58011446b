import { spoken } from '#model/words.ts';

const english = {
  loading: 'The console is being loaded',
  notLoaded: 'The console could not be loaded',
  advice: 'Most often the network was away for a moment.',
  tryAgain: 'Try again',
};

export const words = spoken({ 'en-GB': english });
