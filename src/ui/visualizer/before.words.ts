import { counted, spoken } from '#model/words.ts';

const english = {
  title: 'Without the change',
  withIt: (what: string) => `With it: ${what}.`,
  without: (what: string) => `Without it: ${what}.`,
  /** @param shown of more environments */
  withoutFirst: (what: string, shown: number) => `Without it: ${what}. The first ${shown} are drawn.`,

  environments: (count: number) => counted(count, { one: '# environment', other: '# environments' }),
  outcomes: {
    answered: (count: number) => counted(count, { other: '# answered' }),
    queued: (count: number) => counted(count, { other: '# queued' }),
    failed: (count: number) => counted(count, { other: '# failed' }),
    away: (count: number) => counted(count, { other: '# turned away' }),
    waiting: (count: number) => counted(count, { other: '# still waiting' }),
  },
  longest: (wait: string) => `the longest wait ${wait}`,
  /** Outcomes beside one another, and what is said of a branch. */
  listed: (outcomes: readonly string[]) => outcomes.join(', '),
  together: (parts: readonly string[]) => parts.join('; '),
};

export const words = spoken({ 'en-GB': english });
