import { spoken } from '#model/words.ts';

const english = {
  anyState: 'Any state',
  environment: {
    title: 'Execution environment',
    lead: 'One container: from nothing to nothing, with at most one event at a time.',
  },
  invocation: {
    title: 'Invocation',
    lead: 'One request, or one try of an event from the queue.',
  },
  queuedEvent: {
    title: 'Event in the queue',
    lead: 'What nobody waits for is kept here until it is through, or given up.',
  },
  mapping: {
    title: 'Event source mapping',
    lead: 'Lambda itself reads a queue or a stream and calls the function with what it finds.',
  },
  fn: {
    title: 'Function',
    lead: 'Two things side by side: whether it can run, and how its newest change went.',
  },
  provisioned: {
    title: 'Provisioned concurrency',
    lead: 'Of one version: it has containers made before anybody asks, and keeps them.',
  },
};

export const words = spoken({ 'en-GB': english });
