/** What a person who plays the runtime is told. Lengths of time come with their units. */
import { counted, spoken } from '#model/words.ts';

const english = {
  title: 'You are the runtime',
  changing: 'Its configuration is being changed. Until that is through, events come with the old one.',
  short: (seconds: number) =>
    `This function has ${seconds} s for an event, and you are slower than a computer.`,
  lengthen: (minutes: number) =>
    counted(minutes, { one: 'Set its timeout to # minute', other: 'Set its timeout to # minutes' }),
  asks: 'Ask for the next event as soon as I can',
  environment: 'Environment',
  numbered: (number: number, state: string) => `Number ${number}: ${state}`,
  hangs: (waited: string) => `hangs for ${waited}`,
  initLeft: (left: string) => `Init: ${left}`,
  invocationLeft: (left: string) => `Invocation: ${left}`,
  left: (seconds: string) => `${seconds} s left.`,
  event: 'The event',
  more: 'What else a process can do',
  line: 'Write a line to standard output',
  print: 'Print',
  exit: (status: number) => `Exit with status ${status}`,

  /** Where things stand in a sentence, and what can be done now. */
  desk: {
    none: {
      state: 'There is no environment yet.',
      todo: 'Press Test: Lambda makes one for the event, and you are its bootstrap.',
    },
    timeUp: 'The time was up, and your process was killed.',
    exited: (status: number) => `Your process has ended with status ${status}.`,
    killed: 'Your process was killed.',
    another: 'The next Test starts another one in this environment.',
    starting: { state: 'Your process is about to start.', todo: 'A moment.' },
    hangs: {
      state: 'Your question for the next event hangs: there is none.',
      todo: 'Press Test to send one. A real process would be frozen until then.',
    },
    event: { state: 'An event has come.', todo: 'Answer it, or say that you failed.' },
    answered: {
      state: 'Your answer was taken.',
      todo: 'The invocation is over only when you ask for the next event.',
    },
    init: {
      state: 'Your process has started: this is the init.',
      todo: 'Ask for an event, or say that you could not start.',
    },
    idle: { state: 'Nothing is waited for.', todo: 'Ask for the next event.' },
  },
  /** Said to a screen reader when it happens. */
  change: {
    ended: 'The environment has ended.',
    event: (left: string) => `An event has come. ${left}`,
    started: (left: string) => `Your process has started. ${left}`,
  },

  request: {
    title: 'A request to the Runtime API',
    preset: 'Begin with',
    method: 'Method',
    path: 'Path',
    headers: 'Headers, one to a line',
    body: 'Body',
    fill: 'Fill the body up to … bytes',
    send: 'Send',
    noProcess: 'There is no process that could send it.',
    notHeader: (line: number) => `Line ${line} of the headers is not “Name: value”.`,
    noSlash: 'A path begins with a slash.',
    notBytes: (atMost: number) => `The body can be filled up to a whole number of bytes, at most ${atMost}.`,
    answer: 'The API’s answer',
    waiting: 'No answer yet: it hangs.',
    gone: 'No answer: your process ended first.',
    after: (waited: string) => `after ${waited}`,
    noBody: 'without a body',
    saidGone: 'Your process ended before there was an answer.',
    saidStatus: (status: number) => `Answered with ${status}.`,
  },
  /** Requests to begin with. */
  presets: {
    response: 'Response: here is the answer',
    error: 'Error: the handler failed',
    next: 'Next: give me an event',
    initError: 'Init error: I could not start',
    stranger: 'Wrong: another request id',
    nowhere: 'Wrong: a path that is not there',
    tooLarge: 'Wrong: a response over 6 MB',
    oddMode: 'Wrong: an unknown response mode',
    /** In their bodies. */
    greeting: 'Answered by hand',
    errorMessage: 'I could not work that out',
    initErrorMessage: 'There were no settings',
  },
};

export const words = spoken({ 'en-GB': english });
