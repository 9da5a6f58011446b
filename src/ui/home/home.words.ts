import { spoken } from '#model/words.ts';

const english = {
  request: {
    name: 'Request',
    lead: 'The button is one API call. The event is its body, and the answer is its answer.',
  },
  environment: { name: 'Environment', then: 'then' },
  process: {
    name: 'Process',
    lead: 'Inside it, nothing but a process: Node.js, AWS’s runtime client, and your file.',
  },
  runtimeApi: {
    name: 'Runtime API',
    lead: 'The client asks for work, hands your function the event, and posts what it returns. Then it asks again.',
  },
  log: { name: 'Log', lead: 'What is left to read when all of it is over.' },
  sunk: 'That is all you get to see. All of it is still running.',
  notFetched: (why: string) => `Its code could not be fetched: ${why}`,
};

export const words = spoken({ 'en-GB': english });
