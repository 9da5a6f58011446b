import { spoken } from '#model/words.ts';

const english = {
  notJson: (why: string) => `The file is not JSON: ${why}`,
  newer: (theirs: number, ours: number) =>
    `The file was written by a newer version of this site (${theirs}; this one reads ${ours}). Reload the page to get the newest version.`,
  other: (why: string) => `The file is not an account: ${why}`,
};

export const words = spoken({ 'en-GB': english });
