/** Before the runner is there. */
import { spoken } from '#model/words.ts';

const english = {
  loading: 'The runner is being loaded',
  noLink: 'This link cannot be opened',
  noLinkAdvice: 'Nothing was run. Ask for the link again, or begin with a handler of your own.',
  begin: 'Begin with a handler',
  notLoaded: 'The runner could not be loaded',
  notLoadedAdvice: 'Most often the network was away for a moment.',
  tryAgain: 'Try again',
};

export const words = spoken({ 'en-GB': english });
