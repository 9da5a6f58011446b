import { counted, spoken } from '#model/words.ts';

const english = {
  none: 'None. Only Test and other callers invoke the function.',
  openSource: 'Open the source',
  /** @param name of the service */
  openThe: (name: string, source: string) => `Open the source ${name} ${source}`,
  /** @param label of the button */
  switchThe: (label: string, name: string) => `${label} the trigger ${name}`,
  removeThe: (name: string) => `Remove the trigger ${name}`,
  delivered: {
    'push sync': 'pushes, synchronous: it waits',
    'push async': 'pushes, asynchronous: it does not wait',
    'poll sync': 'is polled by Lambda, synchronous, in batches',
    'poll async': 'is polled by Lambda',
  },
  /** @param delivered how, as above */
  delivers: (name: string, delivered: string) => `${name} ${delivered}.`,
  permitted: {
    policy: 'The function’s resource-based policy lets it in.',
    role: 'The execution role lets Lambda read it.',
  },
  noLongerRead: 'The trigger is removed: Lambda does not read the source for this function any more',
  barred: 'The trigger is removed: the service may not call the function any more',
  barredAnd: {
    bucket:
      'The trigger is removed: the service may not call the function any more. The bucket tells the function nothing any more; it stays, with its objects.',
    topic:
      'The trigger is removed: the service may not call the function any more. Its subscription is gone; the topic stays.',
    rule: 'The trigger is removed: the service may not call the function any more. The rule has lost this target. It stays, and goes on matching: DeleteRule is a call of its own.',
  },

  // Add trigger
  /** @param what is asked for: a queue, a bucket */
  badName: (what: string) => `${what}: letters, digits and . _ - / only.`,
  notThere: (what: string, name: string) => `${what} ${name} does not exist in this account.`,
  create: (what: string, name: string) => `Create ${what} ${name}`,
  createBoth: (what: string, name: string, letters: string) => `Create ${what} ${name} and ${letters}`,
  authTypes: { NONE: 'NONE, anybody may ask', AWS_IAM: 'AWS_IAM, requests have to be signed' },
  allow: 'Add to the execution role what it lacks',
  policy: (name: string) => `Policy ${name}`,
  awsPage: 'AWS’s page',
  noPattern: 'A pattern is a JSON object, and each of its ends a list of what may stand there.',
  noSchedule: 'A schedule is rate(…) or cron(…).',

  // What stands behind AWS's label of a field
  seconds: (label: string) => `${label}, seconds`,
  optional: (label: string) => `${label}, optional`,
  utc: (label: string) => `${label}, UTC`,
  zeroForNone: (label: string) => `${label}, 0 for none`,
  zeroForNoLimit: (label: string) => `${label}, 0 for no limit of its own`,
  untilGone: (label: string) => `${label}, -1 for as long as the record is there`,
  keysInOrder: 'Records of one partition key stay in order.',
  windowState: 'The function answers a state, and gets it back with the next batch of the window.',

  // Settings of a mapping
  settings: 'Settings of the event source mapping',
  asLongAsThere: 'as long as the record is there',
  yes: 'yes',
  no: 'no',
  or: ' or ',

  // The source, opened
  comeDue: 'Let the schedule come due',
  statement: 'Statement of the function’s policy',
  actions: 'The execution role has to allow',
  removal: 'What Remove sends',
  twoSettings:
    'Two settings at two services. We know no page of AWS’s that says which calls its own console sends here; these leave nothing behind that names the function.',

  // What lies there
  messageBody: 'Body',
  received: 'Received',
  whereItIs: 'Where it is',
  times: (count: number) => counted(count, { one: 'once', other: '# times' }),
  moreMessages: (count: number) => `${count} more are not shown.`,
  inQueue: (name: string) => `In the queue ${name}`,
  messagesOf: (name: string) => `Messages of ${name}`,
  queueCounts: (waiting: number, inFlight: number, delayed: number, batches: number) =>
    `${waiting} waiting, ${inFlight} in flight, ${delayed} delayed. ${counted(batches, { one: '# batch is with the function.', other: '# batches are with the function.' })}`,
  endTimeout: 'End the visibility timeout now',
  inLetters: (name: string) => `In the dead-letter queue ${name}`,
  letters: (count: number, receives: number) =>
    `${count === 0 ? 'Nothing' : count}. A message comes here when it was received ${receives} times and is not deleted.`,
  delayedUntil: (time: string) => `delayed until ${time} UTC`,
  inFlightUntil: (time: string) => `in flight until ${time} UTC`,
  waits: 'waits to be received',
  shardsOf: (name: string) => `Shards of ${name}`,
  shard: 'Shard',
  records: 'Records',
  done: 'Done',
  now: 'Now',
  window: 'Window',
  noWindow: 'none is open',
  windowSince: (time: string, state: string) => `since ${time} UTC: ${state}`,
  /** @param count of records; null: it is the end of a window */
  waitsForTry: (count: number | null, tries: number, time: string) =>
    `${count ?? 'The window and its state'} wait for try ${tries} at ${time} UTC`,
  onTry: (count: number | null, tries: number) =>
    `${count ?? 'The window and its state'} are with the function, try ${tries}`,
  gathered: (count: number) => `${count} gathered`,
  idle: 'nothing to do',
  stay: 'Records stay in the stream when they are done. Only the place of this reader moves.',
};

export const words = spoken({ 'en-GB': english });
