import { counted, spoken } from '#model/words.ts';

/** Days are in ISO. */
const english = {
  where: 'Where you are',
  /** What follows the number of those that are done, which is set large. */
  ofAll: (all: number) => `of ${all} done`,

  lessons: {
    title: 'The lessons',
    open: 'not begun',
    begun: 'begun',
    done: (day: string) => `done ${day}`,
    missed: (count: number) =>
      counted(count, { one: 'one prediction missed', other: '# predictions missed' }),
  },

  kept: {
    title: 'Below the line: what this browser keeps',
    about:
      'Two drawers, and no server. Answers and done lessons lie in <code>localStorage</code>; the code of your labs lies in <code>IndexedDB</code>. Whoever clears the data of this site clears both, so take a file with you now and then.',
    exportIt: 'Export progress',
    importIt: 'Import progress',
    forgetIt: 'Forget my answers',
    file: 'A file with exported progress',
    brought: 'Brought in.',
    broughtWhat: 'What you had here is still here.',
    nothingChanged: 'Nothing was changed.',
  },
  forget: {
    title: 'Forget your answers?',
    about:
      'Predictions, done lessons and review cards of this browser are forgotten. The code in your labs and your own account stay. There is no way back but an exported file.',
    keep: 'Keep them',
    forget: 'Forget them',
    forgotten: 'Forgotten.',
    forgottenWhat: 'Your code in the labs is as you left it.',
  },
  review: {
    title: 'Review',
    about:
      'A prediction that did not come true comes back after one day, three, seven and twenty-one. So does a mistake that a check told you of, and the one transition of each lesson that you have done.',
    off: 'You have switched that off.',
    due: (count: number) =>
      counted(count, { one: 'One card waits for you.', other: '# cards wait for you.' }),
    later: (day: string) => `The next one comes on ${day}.`,
    none: 'No card waits.',
    ask: 'Ask me again later',
  },
  laidAside: {
    title: 'Work on lessons that have changed since',
    on: (lesson: string, day: string) => `${lesson}, laid aside on ${day}`,
    putBack: 'Put it back into the lab',
    throwAway: 'Throw it away',
  },
};

export const words = spoken({ 'en-GB': english });
