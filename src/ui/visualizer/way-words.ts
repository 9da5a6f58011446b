/** The machines' own names for what happens, as somebody says them who has not read the machines. */
import { inWords } from './machine-words.ts';

/** By what a machine waits for. */
const events: Readonly<Record<string, string>> = {
  'provision is done': 'its place is ready',
  'init is done': 'its init ends',
  'restore is done': 'its restore ends',
  'idle expiry': 'nothing comes for it for long',
  'invocation.assigned': 'it is given an event',
  'invoke is done': 'the handler ends',
  'reset is done': 'its reset ends',
  'shutdown is done': 'its processes have ended',
  'shutdown.requested': 'Lambda wants it to end',
  'clock is done': 'the clock is read',
  changed: 'the change is through',
  'source.changed': 'something is sent to what it reads',
  'records.found': 'a poller finds something',
  'batch.ended': 'a batch comes back',
  'until work': 'its wait is over',
  'mapping.updated': 'somebody changes it',
  'mapping.deleted': 'somebody deletes it',
  'function.deleted': 'the function is deleted',
  'deploy is done': 'its deployment ends',
  'resources.idle': 'nobody calls it for long',
  'idle.skipped': 'a reader skips idle time',
  'restore.requested': 'somebody calls it again',
  'update.accepted': 'a change of it is accepted',
  'handler.called': 'the handler gets the event',
  'invocation.ended': 'it ends',
  'allocate is done': 'its containers are there',
  'provisioned.counted': 'its containers are counted',
  'provisioned.lost': 'one of its containers is lost',
  'provisioned.resized': 'another number of containers is asked for',
  'attempt.begun': 'a try of it begins',
  'wait.skipped': 'a reader skips its wait',
  'until next try': 'its wait is over',
  'attempt.ended': 'a try of it ends',
};

/** By the condition under which it happens; what is not here has a name that can be read. */
const conditions: Readonly<Record<string, string>> = {
  provisioned: 'and nothing went wrong',
  'provisioned from snapshot': 'and it has a snapshot',
  succeeded: 'well',
  'succeeded unasked': 'well, before anybody asked',
  'failed first': 'badly, for the first time',
  'kept on demand': 'and nobody pays to keep it',
  'loses process': 'and its process with it',
  'holds invocation': 'and an event still waits in it',
  reclaimable: 'and it has something that AWS can take back',
  succeeds: 'well',
  'is retried': 'badly, and there is another',
  'is returned': 'before it began: there was no container for it',
  complete: 'and all are there',
  short: 'and some are missing',
};

/** @throws Error where a machine waits for something that has no words */
export function eventWords(on: string): string {
  const said = events[on];
  if (said === undefined) throw new Error(`Nobody has said yet what “${on}” means.`);
  return said;
}

export function wayWords({ on, given }: { on: string; given: string | null }): string {
  return given === null ? eventWords(on) : `${eventWords(on)}, ${conditions[given] ?? inWords(given)}`;
}
