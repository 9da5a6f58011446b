import { spoken } from '#model/words.ts';

/** A form that ends in calls, in each of its views. */
const english = {
  request: 'API request',
  cli: { title: 'AWS CLI command', about: 'The same, without a console.' },
  iam: {
    title: 'IAM statements the caller needs',
    about: 'You, not the function: a policy of yours has to allow these.',
  },
  sam: {
    title: 'AWS SAM',
    about: 'The same in a template.',
    bucket:
      'The same in a template, which makes the bucket too. One that is there already is imported into the stack first.',
  },
  machine: {
    title: 'What it does, step by step',
    about: 'To the record of the function, and to its containers.',
  },
  sent: (button: string) => `${button} would send this.`,
  wrong: 'What is typed. Something in it is still wrong: it is not sent.',
  unchanged: (button: string) => `As it is: ${button} sends nothing. A change would say this.`,
  nothing: {
    about: (button: string) => `What ${button} would send.`,
    line: 'Nothing is changed yet, or something is still wrong: nothing.',
  },
};

export const words = spoken({ 'en-GB': english });
