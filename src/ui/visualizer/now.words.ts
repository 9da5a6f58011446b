import { counted, spoken } from '#model/words.ts';

const english = {
  environment: (number: number) => `Environment ${number}`,
  invocation: 'The invocation',
  queuedEvent: 'The event in the queue',
  /** In the same state. */
  many: {
    environment: (count: number) => counted(count, { other: '# environments' }),
    invocation: (count: number) => counted(count, { other: '# invocations' }),
    queuedEvent: (count: number) => counted(count, { other: '# queued events' }),
  },
  fn: (name: string) => `Function ${name}`,
  version: (version: string) => `Version ${version}`,
  provisioned: (version: string) => `Provisioned concurrency of version ${version}`,
  mapping: (reads: string) => `Event source mapping of ${reads}`,
  change: 'Its newest change',
  /** @param step what happens in it */
  within: (state: string, step: string) => `${state}: ${step}`,
};

export const words = spoken({ 'en-GB': english });
