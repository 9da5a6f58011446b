import { counted, spoken } from '#model/words.ts';

const english = {
  /** What a sentence is about: one environment, or each of several. */
  one: 'It',
  each: 'Each',
  nothing: (it: string) => `${it} holds nothing yet.`,
  anew: (it: string) => `${it} makes its variables anew; what was in /tmp is still there.`,
  first: (it: string) => `${it} makes its variables; nothing is left from anybody.`,
  snapshot: (it: string) => `${it} gets the variables that the snapshot has.`,
  workingSinceReset: (it: string) => `${it} has its variables since the reset; /tmp has stayed.`,
  working: (it: string) => `${it} has variables as the init left them: nobody was here before.`,
  /** @param whose the events that left them */
  workingAfter: (it: string, whose: string) => `${it} finds variables and /tmp as ${whose} left them.`,
  keptSinceReset: (it: string) => `${it} keeps its variables since the reset, and /tmp.`,
  kept: (it: string) => `${it} has done its init, and no event was here yet.`,
  keptAfter: (it: string, whose: string) => `${it} keeps variables and /tmp as ${whose} left them.`,
  lost: (it: string) => `${it} has lost its variables with the process; /tmp stays.`,
  gone: (it: string) => `${it} loses variables and /tmp.`,
  events: (count: number) => counted(count, { one: 'one event', other: '# events' }),
  /** Where each environment had another number of them. */
  theirEvents: 'their events',
};

export const words = spoken({ 'en-GB': english });
