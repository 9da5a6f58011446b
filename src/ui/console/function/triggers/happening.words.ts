import { counted, spoken } from '#model/words.ts';

/** What happened at a source, and what came of it. */
const english = {
  event: 'Event',
  /** @param name of the service */
  sentBy: (name: string) => `What ${name} sent`,
  askerGets: 'What whoever asked gets',
  because: (reason: string) => `So it is, because ${reason}.`,
  noAnswer: 'No answer yet.',
  accepted: '202: Lambda has the event, and the service does not wait for the function.',
  noRuleTakes: (rule: string) => `No rule takes this event: ${rule} wants another. Nobody is called.`,
  noQueue: (name: string) => `There is no queue ${name} any more.`,
  noStream: (name: string) => `There is no stream ${name} any more.`,
  noTable: (name: string) => `There is no table ${name} any more.`,
  messagesSent: (count: number, queue: string) =>
    `${counted(count, { one: '# message', other: '# messages' })} sent to ${queue}. Lambda reads the queue; nobody pushes.`,
  recordsPut: (count: number, shard: string) =>
    `${counted(count, { one: '# record', other: '# records' })} put into ${shard}: the partition key decides.`,
  itemUnchanged: 'The item is there as it is: nothing changed, so the stream says nothing.',
  itemWritten: (table: string) => `Item written to ${table}; its stream has one record more.`,
  objectPut: (key: string, bucket: string) => `${key} put into ${bucket}.`,
  published: (topic: string) => `Message published to ${topic}.`,
  onBus: 'Event put on the bus default.',
  asked: (method: string, path: string, host: string) => `${method} ${path} asked of ${host}.`,
  signedIn: (user: string, pool: string) => `${user} came to the user pool ${pool}.`,
  lineWritten: (group: string) => `A line written to ${group}; its subscription filter sends it on.`,
};

export const words = spoken({ 'en-GB': english });
