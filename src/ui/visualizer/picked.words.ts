import { spoken } from '#model/words.ts';
import type { IdleKnown } from './opening.ts';

const english = {
  environment: (number: number) => `Environment ${number}`,
  /** @param id the beginning of it */
  request: (id: string) => `request ${id}`,
  more: (count: number) => `and ${count} more: zoom in to part them`,
  idle: ({ minutes, least, most }: IdleKnown) =>
    `When it ends is our choice: AWS does not say how long an idle environment is kept. Here it is kept for ${minutes} minutes; people have seen ${least} to ${most}.`,
  /** @param day ISO */
  known: (fidelity: string, day: string) => `<source>${fidelity}</source>, read ${day}`,
};

export const words = spoken({ 'en-GB': english });
