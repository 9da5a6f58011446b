import { counted, spoken } from '#model/words.ts';

/** What lies in a queue, topic, bus or bucket. */
const english = {
  title: (kind: string, name: string) => `${kind} ${name}: what lies there`,
  nothing: 'Nothing has arrived',
  whenItComes:
    'Send an asynchronous event that ends as the destination asks. A record comes after the last try.',
  body: 'Body',
  older: (count: number) => `${count} older ones are not shown.`,
  message: 'Message',
  published: 'Published',
  bytes: (count: number) => `${count} bytes`,
  asEvent: 'runs with the record as its event',
  notThere: 'it does not exist: what is sent there is lost',
  empty: 'empty',
  messages: (count: number) => counted(count, { one: '# message', other: '# messages' }),
  events: (count: number) => counted(count, { one: '# event', other: '# events' }),
  objects: (count: number) => counted(count, { one: '# object', other: '# objects' }),
};

export const words = spoken({ 'en-GB': english });
