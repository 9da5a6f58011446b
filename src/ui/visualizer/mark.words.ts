import { spoken } from '#model/words.ts';
import type { MarkKind } from './picture.ts';

const english = {
  labels: { api: 'Runtime API', log: 'Log line' } satisfies Record<MarkKind, string>,
  /** Two at least. */
  many: {
    api: (count: number) => `${count} messages of the Runtime API`,
    log: (count: number) => `${count} log lines`,
  } satisfies Record<MarkKind, (count: number) => string>,
  at: (time: string) => `at ${time}`,
  between: (from: string, to: string) => `${from} to ${to}`,
};

export const words = spoken({ 'en-GB': english });
