import { spoken } from '#model/words.ts';

const english = {
  none: 'None. Nobody hears how an asynchronous event ended, unless the function has a dead-letter queue.',
  afterLastTry: 'after the last try',
  afterAnswer: 'after the answer',
  /** @param when the condition, "on failure" */
  of: (when: string, qualifier: string) => `${when} of ${qualifier}`,
  removed: (when: string, name: string) => `The destination ${when} is removed: ${name} stays as it is`,
  removeThe: (when: string) => `Remove the destination ${when}`,
  open: (name: string) => `Open ${name}`,
  lookInside: 'Look inside',
  lookInsideOf: (name: string) => `Look inside ${name}`,

  // Add destination
  source: 'Source: asynchronous invocation. A caller who waits gets the answer and no record is made.',
  qualifier: 'Version or alias',
  itsQualifier: (qualifier: string) => `Version or alias: ${qualifier}`,
  itsOwn: (latest: string) => `Each has destinations of its own: those of ${latest} do not come down to it.`,
  /** @param what is asked for: a queue, a bucket */
  badName: (what: string) => `${what}: letters, digits and . _ - / only.`,
  notThere: (what: string, name: string) => `${what} ${name} does not exist in this account.`,
  create: (what: string, name: string) => `Create ${what} ${name}`,
  allow: (actions: string) => `Add to the execution role what it lacks: ${actions}`,
  policy: (name: string) => `Policy ${name}`,
  afterwards:
    'Lambda sends with the function’s own role, after the function is done with the event. The container knows nothing of it.',
  awsPage: 'AWS’s page',
  replaces: (arn: string) => `It takes the place of ${arn}: each condition has one.`,
};

export const words = spoken({ 'en-GB': english });
