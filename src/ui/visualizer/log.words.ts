/** A run in sentences, without their ends. */
import { counted, spoken } from '#model/words.ts';

const english = {
  ended: (sentence: string) => `${sentence}.`,
  because: (what: string, why: string) => `${what}: ${why}`,

  called: (action: string) => `${action} is called`,
  event: 'An asynchronous event arrives',
  request: 'A request arrives',
  refused: (status: number, code: string) => `It is refused: ${status} ${code}`,
  accepted: 'Its caller has 202 and goes away',
  answeredBadly: 'Its caller has an answer: the function’s error',
  answered: 'Its caller has the answer',

  environment: (number: number) => `Environment ${number}`,
  anEnvironment: 'An environment',
  /** Of an environment, by its name. */
  states: {
    provisioning: (name: string) => `${name} is being made`,
    initializing: (name: string) => `${name} is there, and its init begins`,
    restoring: (name: string) => `${name} gets the snapshot of an environment that was initialised before`,
    ready: (name: string) => `${name} is frozen and waits`,
    invoking: (name: string) => `${name} has an event: the handler runs`,
    resetting: (name: string) => `${name} loses its process and gets a new one`,
    shuttingDown: (name: string) => `${name} is ended`,
    ended: (name: string) => `${name} is gone`,
  },
  reasons: {
    spindown: 'nothing came for it',
    timeout: 'after a timeout',
    failure: 'after a failure',
    replaced: 'a deployment replaced it',
    pageLeft: 'the page was left',
    runtimeSwitched: 'another runtime was chosen',
  },
  process: (name: string) => `${name} starts the runtime’s process`,
  ownInit: (name: string) => `${name} runs the code outside the handler`,
  init: (name: string, time: string) => `${name}: the init took ${time}`,
  initFailed: (name: string, time: string) => `${name}: the init failed after ${time}`,
  restore: (name: string, time: string) => `${name}: the restore took ${time}`,
  extension: (name: string, extension: string) => `${name}: the extension ${extension} has registered`,
  /** @param billed ms */
  report: (name: string, time: string, billed: number) =>
    `${name}: the report says ${time}, billed ${billed} ms`,
  reportFailed: (name: string, time: string, billed: number, error: string) =>
    `${name}: the report says ${time}, billed ${billed} ms, ${error}`,
  skipped: (time: string) => `${time} go by without a request`,
  logs: (name: string, line: string) => `${name} logs “${line}”`,
  service: (name: string, action: string, service: string) => `${name} calls ${action} of ${service}`,
  stopped: (name: string, host: string, error: string, says: string) =>
    `${name} does not reach ${host}: ${error} ${says}`,
  /** What the process says to the Runtime API. */
  asks: {
    extension: (name: string) => `${name} has an extension that registers`,
    extensionNext: (name: string) => `${name} has an extension that waits for the next event`,
    next: (name: string) => `${name} asks the Runtime API for the next event`,
    response: (name: string) => `${name} gives the Runtime API its answer`,
    initError: (name: string) => `${name} tells the Runtime API that the code outside the handler failed`,
    error: (name: string) => `${name} tells the Runtime API that the handler failed`,
  },

  returned: (setback: string) => `The event goes back into the queue: ${setback}`,
  setbacks: {
    functionError: 'the function failed',
    throttled: 'the function was throttled',
    systemError: 'Lambda failed',
  },
  delivered: (attempt: number) => `The event leaves the queue for try ${attempt}`,
  dropped: (condition: string) => `The event is given up: ${condition}`,
  succeeded: 'The event is through',
  sent: {
    destination: (target: string) => `The record of the event goes to ${target}`,
    deadLetter: (target: string) => `The event goes to ${target}`,
  },
  undelivered: {
    destination: (target: string, code: string) =>
      `The record of the event does not reach ${target}: ${code}`,
    deadLetter: (target: string, code: string) => `The event does not reach ${target}: ${code}`,
  },

  mapping: (state: string) => `The event source mapping is ${state}`,
  batch: (records: number) =>
    counted(records, {
      one: 'Lambda hands one record to the function in one event',
      other: 'Lambda hands # records to the function in one event',
    }),
  settled: (done: number, failed: number, after: string) => `${done} done, ${failed} failed: ${after}`,
  after: {
    deleted: 'they are deleted from the queue',
    returned: 'what is not done returns to the queue when its visibility timeout is over',
    checkpointed: 'the place in the shard moves on',
    retried: 'the same records are tried again',
    split: 'the batch is split in two',
    discarded: 'the batch is given up',
  },
};

export const words = spoken({ 'en-GB': english });
