import { spoken } from '#model/words.ts';

const english = {
  tryAgain: 'Try again',

  predict: {
    title: 'Predict',
    keep: 'Keep this answer',
    skip: 'Skip, tell me',
    said: 'You said',
    saidNothing: 'nothing beforehand',
    happens: 'What happens',
    happened: 'What happened',
    nothingYet: 'Nothing yet. Do it below; the answer comes from your own account.',
    right: 'As you said.',
    wrong: 'Not what you said.',
    answer: (truth: string) => `Answer: ${truth}.`,
  },
  check: {
    title: 'Check',
    holds: '(holds)',
    open: '(open)',
    passed: 'Passed.',
    passedSays: 'Your account says so.',
    before: 'Passed before,',
    beforeOn: (day: string) => `on ${day}.`,
    held: (held: number, all: number) => `${held} of ${all}.`,
    expected: 'expected',
    observed: 'observed',
    where: 'where',
    look: (seconds: string) => `<there>Look at t = ${seconds} s</there> in the timeline`,
    notKept: 'This browser does not let us keep your progress.',
  },
  lab: {
    later: 'It runs here when the page has loaded.',
    settingUp: 'The function is being set up.',
    notLoaded: (why: string) => `The lab could not be loaded: ${why}`,
    consoleNotLoaded: (why: string) => `The console could not be loaded: ${why}`,
    event: (name: string) => `Test event “${name}”`,
    noFunctions: 'No functions yet',
  },
};

export const words = spoken({ 'en-GB': english });
