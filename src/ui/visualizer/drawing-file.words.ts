import { spoken } from '#model/words.ts';
import { words as idle } from './idle-ends.words.ts';
import { words as stage } from './stage.words.ts';

const english = { folded: 'Idle, folded' };

/** What a saved drawing says: mostly what the page says of the same thing. */
export const words = {
  ...spoken({ 'en-GB': english }),
  unknown: idle.unknown,
  callers: stage.callers,
  environment: stage.environment,
};
