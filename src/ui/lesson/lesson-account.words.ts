import { spoken } from '#model/words.ts';

const english = {
  console: 'an account of this lesson’s own',
  reading: 'Reading the account',

  compare: 'Compare with the solution',
  use: 'Use the solution',
  show: 'Show the solution',
  startAgain: 'Start again',
  close: 'Close',

  otherTab: {
    title: 'This lesson is open in another tab.',
    advice: 'Work there, or take it over. Its containers end when you do.',
    take: 'Take over',
  },
  notKept: {
    title: 'What you do here is not kept.',
    advice: 'The lesson works all the same, until you leave the page.',
  },
  unreadable: {
    title: 'What was saved of this lesson cannot be read.',
    advice: 'Start again, or leave it as it is and come back with a newer version of this site.',
  },
  changed: {
    title: 'This lesson has changed since you worked on it.',
    about:
      'The lab begins anew. What you had is kept: read it, or put it back, under <progress>your progress</progress>.',
  },
  diff: {
    title: 'Your code and the solution',
    about:
      'Lines with + are in the solution only, lines with − in your editor only. Another way can be just as right: the check looks at what happens.',
    same: 'Your code is the solution’s.',
    of: (path: string) => `Differences in ${path}`,
    added: 'added: ',
    removed: 'removed: ',
  },
  solve: {
    ask: 'Use the solution?',
    title: 'One solution',
    about: 'This puts the solution’s code into the editor, in place of yours. The rest is still yours to do:',
    keep: 'Keep mine',
  },
  reset: {
    ask: 'Start again?',
    code: 'This lesson’s function goes back to the code that it began with, and its trace is emptied. Your own account and your predictions stay as they are.',
    functions:
      'The functions of this lesson’s account are deleted, and its trace is emptied. Your own account and your predictions stay as they are.',
    keep: 'Keep it',
  },
};

export const words = spoken({ 'en-GB': english });
