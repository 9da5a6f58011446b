import { spoken } from '#model/words.ts';

const english = {
  title: 'Send events',
  type: 'Invocation type',
  types: { RequestResponse: 'Synchronous', Event: 'Asynchronous', DryRun: 'Dry run' },
  about: {
    RequestResponse: 'The caller waits for the function’s answer.',
    Event: 'Lambda takes the event and answers 202 at once. Nobody waits for the function.',
    DryRun: 'Asks whether the call would be allowed. Nothing runs.',
  },
  count: 'Number of events',
  send: 'Send',
  sendAtOnce: (count: number) => `Send ${count} at once`,
  badCount: (most: number) => `A whole number from 1 to ${most}.`,
  readOnly: 'This tab only reads along.',
  callEach: 'Each one is a call of its own with the event above.',
  answering: (count: number, sent: number) => `${count} of ${sent} answered …`,
  allAnswered: (count: number, sent: number) => `${count} of ${sent} answered.`,
  answered: 'answered',
  inQueue: 'in the queue',
  allowed: 'allowed',
  failed: 'the function failed',
};

export const words = spoken({ 'en-GB': english });
