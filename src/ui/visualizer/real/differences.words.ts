import { spoken } from '#model/words.ts';

const english = {
  none: 'none',
  /** Between what each of two invocations was billed. */
  then: (lengths: readonly string[]) => lengths.join(', then '),
  provision: {
    what: 'Provision',
    why: 'Here a worker is started in this page and the package is unpacked in it. AWS starts a microVM on a host and fetches the package; the time is the most that Firecracker names for a boot, and no distribution of it is published.',
  },
  init: {
    what: 'Init',
    why: 'The same runtime client starts in both. The number on the right is drawn from cold starts that were measured on AWS for a function that does nothing: your own code outside the handler is not in it.',
  },
  first: {
    what: 'The first invocation',
    /** @param share of one vCPU, in percent */
    why: (memoryMB: number, share: number) =>
      `Your handler ran here with a whole core of your machine, and that time was taken over. With ${memoryMB} MB AWS gives it ${share} % of one vCPU: what computes takes longer there, what only waits does not.`,
  },
  second: {
    what: 'The second invocation',
    why: 'No provisioning and no init in either: the environment was frozen, and what your code left in memory is still there.',
  },
  billed: {
    what: 'Billed',
    why: 'The same rule on both sides, with other times: the init is billed, the provisioning is not, and all is rounded up to whole milliseconds.',
  },
  memory: {
    what: 'Max memory used',
    why: 'A page cannot measure what one worker holds: here it is what an idle environment was seen to use, and what could be counted of yours. On AWS it is measured, the runtime included.',
  },
};

export const words = spoken({ 'en-GB': english });
