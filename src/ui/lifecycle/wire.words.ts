/** What the calls of the Runtime API are for. */
import { spoken } from '#model/words.ts';

const english = {
  next: 'give me the next event',
  response: 'here is the answer',
  initError: 'I could not start',
  error: 'the handler failed',
  unknown: 'not a call that the Runtime API knows',
};

export const words = spoken({ 'en-GB': english });
