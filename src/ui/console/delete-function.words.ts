import { spoken } from '#model/words.ts';

const english = {
  title: (name: string) => `Delete ${name}?`,
  what: 'Its code, its configuration and its containers go for good. Its logs stay: a log group is a thing of its own.',
  confirm: (word: string) => `To confirm, type “${word}”`,
  notYet: (word: string) => `Nothing is deleted until the field says “${word}”.`,
};

export const words = spoken({ 'en-GB': english });
