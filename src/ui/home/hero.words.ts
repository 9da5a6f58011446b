import { spoken } from '#model/words.ts';

/** What the picture says of its example, and of a run. */
const english = {
  example: (runtime: string, memoryMB: number, architecture: string) =>
    `An example. Its times were measured: the median init of a hello-world on ${runtime}, Zip, ${memoryMB} MB, ${architecture}, and the mean of the invocation after it (maxday/lambda-perf, 2026).`,
  cold: 'Nobody was there to take it, so a container is made. You wait for it, and you pay for init.',
  warm: 'The container of the last event is still there, frozen. It is thawed and takes this one: no init, nothing to wait for.',
  frozen: 'ready, and frozen',
  spans: {
    create: 'a container is found and your code fetched; in no log',
    createHere: 'the sandbox gets a worker and your code',
    init: 'Node.js starts and loads your file',
    invoke: 'your handler',
  },
  wire: {
    event: 'here is your event',
    taken: 'taken',
    hangs: 'no answer: frozen until the next event',
  },
  noInit: 'none: it was warm',
  running: 'It runs in this browser, in a sandbox, with AWS’s own runtime client. Nothing leaves the page.',
  answered:
    'It ran, in this browser, and these are its own times. On AWS the steps are the same and the times are others.',
  failed: 'It could not run here',
  exampleAgain: 'What you see below is the example again.',
};

export const words = spoken({ 'en-GB': english });
