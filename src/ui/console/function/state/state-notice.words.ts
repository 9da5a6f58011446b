import { spoken } from '#model/words.ts';

const english = {
  waitsFor: 'What the function waits for',
  restoring: 'The function is being restored',
  making: 'The function is being made',
  steps: { done: 'done', now: 'now', next: 'still to come' },
  here: (time: string) => `${time} here`,
  until: 'Until it is Active, Test and Deploy wait. Whoever asks all the same gets AWS’s own answer:',
  invoke: 'Invoke it now',
  update: 'Update it now',
  answered: (status: number) => `HTTP ${status}`,
  idle: (name: string) => `The function ${name} is idle`,
  idleAdvice:
    'An invocation is refused now, and by that has Lambda make ready what the function needs. The real console has a button Restore for it as well.',
  notMade: 'The function could not be made',
  notMadeAdvice: 'It stays like this. Delete it and create it again.',
};

export const words = spoken({ 'en-GB': english });
