import { spoken } from '#model/words.ts';

/** What stands below the line: the form as requests, and what follows from them. */
const english = {
  request: 'The form is a way to write this. The button sends it, one after the other.',
  sam: 'The same function in a template.',
  machine: {
    title: 'What it makes, step by step',
    about: 'The event that the machine of this site gets, and what it does then. No container yet.',
  },

  /** One line each. */
  steps: {
    rules: 'account: the rules look at it; then it is a record',
    pending: (name: string) => `function "${name}": (none) → Pending`,
    image: (ms: number) => `copies the image from Amazon ECR and prepares it: + ${ms} ms here`,
    zip: 'puts the .zip into storage',
    network: (ms: number) => `makes a network interface for each pair of subnet and groups: + ${ms} ms here`,
    encrypts: 'encrypts the environment variables',
    active: (name: string, ms: number) => `function "${name}": Pending → Active after ${ms} ms here`,
    noContainer: 'no container: the first event starts one',
  },
};

export const words = spoken({ 'en-GB': english });
