import { spoken } from '#model/words.ts';

const english = {
  takenOver: 'Another tab has taken this account over before the answer came.',
  replaced: 'The account was replaced before the answer came.',
  newer: (theirs: number, ours: number) =>
    `The saved account has version ${theirs}; this page reads version ${ours}.`,
};

export const words = spoken({ 'en-GB': english });
