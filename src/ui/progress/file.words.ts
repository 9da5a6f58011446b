import { spoken } from '#model/words.ts';

const english = {
  notJson: (why: string) => `The file is not JSON: ${why}`,
  account: 'The file is an account, not progress. Import it in the console, under your functions.',
  other: 'The file is JSON, but not one that this page has exported.',
  newer: (theirs: number, ours: number) =>
    `The file was written by a newer version of this site (${theirs}; this one reads ${ours}). Reload the page to get the newest version.`,
  damaged: (why: string) => `The file is damaged. ${why}`,
  work: (lesson: string, why: string) => `The work in ${lesson} cannot be read: ${why}.`,
  newerWork: (lesson: string) =>
    `The work in ${lesson} cannot be read, it is from a newer version of this site.`,
  fault: (place: string, why: string) => `${place}: ${why}.`,
  whole: 'The whole of it',
  more: (count: number) => `And ${count} more.`,
  workNotKept: (why: string) => `This browser does not keep the code of the labs: ${why}`,
  notKept: 'This browser does not keep anything of this site.',
};

export const words = spoken({ 'en-GB': english });
