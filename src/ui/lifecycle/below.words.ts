/** What is said below the line; all of it comes at once. Lengths of time and sizes come with their units. */
import { counted, spoken } from '#model/words.ts';

const english = {
  variables: 'Its environment variables',

  timeline: {
    title: 'Timeline',
    key: 'What the patterns mean',
    empty: 'No environment yet. The first Test makes one.',
    lane: (name: string, how: string) => `${name}, ${how}`,
    alive: 'alive',
    ended: 'ended',
    cut: (lasted: string) => `${lasted}, drawn short`,
    span: (label: string, lasted: string) => `${label}, ${lasted}`,
    soFar: (lasts: string) => `${lasts} so far`,
    table: 'The timeline as a table',
    rows: 'All spans',
    environment: 'Environment',
    phase: 'Phase',
    from: 'Begins at',
    lasts: 'Lasts',
    request: 'Request',
  },
  /** The newest environment, in one line. */
  horizon: {
    none: 'No container yet. Test makes one.',
    provision: (name: string) => `${name} is being made`,
    extensionInit: (name: string) => `${name} starts its extensions`,
    init: (name: string) => `${name} starts your code`,
    runtimeInit: (name: string) => `${name} starts its runtime`,
    functionInit: (name: string) => `${name} runs your code outside the handler`,
    restore: (name: string) => `${name} gets its snapshot`,
    frozen: (name: string) => `${name} is frozen`,
    invoke: (name: string) => `${name} has your event`,
    reset: (name: string) => `${name} is started again`,
    shutdown: (name: string) => `${name} is shut down`,
    others: (what: string, others: number) => `${what}, ${counted(others, { other: '# more beside it' })}`,
    ended: (name: string, how: string) => `${name} ${how}.`,
    hasEnded: (name: string) => `${name} has ended.`,
  },

  queue: {
    title: 'Queue',
    summary: (waiting: number, running: number, done: number, dropped: number) =>
      `${waiting} waiting, ${running} running, ${done} done, ${dropped} given up`,
    events: 'Events in the queue',
    running: (attempt: number) => `try ${attempt}, running`,
    next: (wait: string) => `next try in ${wait}`,
    skip: 'Skip the wait',
    skipOf: (event: string) => `Skip the wait of ${event}`,
    onAws: 'On AWS nobody can skip a wait. Here you can; the list of steps says so.',
    table: 'The queue as a table',
    rows: 'All events of the queue',
    newest: (shown: number) => counted(shown, { other: 'The newest #.' }),
    event: 'Event',
    tries: 'Tries',
    end: 'End',
    steps: 'Steps, since it was received',
    ends: { succeeded: 'done', dropped: 'given up', none: 'not yet' },
    setbacks: { functionError: 'the function failed', throttled: 'throttled', systemError: 'Lambda failed' },
    drops: {
      RetriesExhausted: 'its retries are used up',
      EventAgeExceeded: 'it would become too old',
      ZeroReservedConcurrency: 'the reserved concurrency is 0',
      FunctionDeleted: 'the function was deleted',
    },
    /** Sentences without their end. */
    received: 'received',
    delivered: (attempt: number) => `given to the function, try ${attempt}`,
    returned: (setback: string) => `back in the queue: ${setback}`,
    waitSkipped: 'the rest of the wait was skipped',
    succeeded: 'done',
    dropped: (why: string) => `given up: ${why}`,
    sent: {
      destination: (target: string) => `the record of it went to the ${target}`,
      deadLetter: (target: string) => `the event went to the ${target}`,
    },
    undelivered: {
      destination: (target: string, code: string) => `the record of it did not reach the ${target}: ${code}`,
      deadLetter: (target: string, code: string) => `the event did not reach the ${target}: ${code}`,
    },
  },

  runtimeApi: {
    title: 'Runtime API',
    notAsked: 'The bootstrap in the container asks here for events. It has not been started yet.',
    waitingMany: (environments: number, longest: string) =>
      counted(environments, {
        other: `Waiting now: <code>next</code> of # environments, the longest for ${longest}.`,
      }),
    waiting: (calls: readonly string[]) => `Waiting now: ${calls.join(', ')}.`,
    waitingCall: (environment: number, waited: string) =>
      `<code>next</code> of environment ${environment}, for ${waited}`,
    nobody: 'Nobody waits for an event now.',
    filter: 'Calls of',
    everyone: 'all environments',
    environment: (number: number) => `environment ${number}`,
    last: (calls: number) => counted(calls, { other: 'Only the last #' }),
    all: (calls: number) => counted(calls, { other: 'All # calls' }),
    answered: (waited: string) => `after ${waited}`,
    hangs: 'waiting …',
    gone: (waited: string) => `cut off after ${waited}`,
    asked: (environment: number, clock: string, since: string) =>
      `Environment ${environment}, at ${clock} UTC, ${since} after the first call`,
    request: (size: string) => `Request, ${size}`,
    answer: (size: string) => `Answer, ${size}`,
    cut: 'The rest of the body is not kept.',
    copy: 'Copy as curl',
    copyCall: (call: string) => `Copy ${call} as curl`,
    copied: 'Copied: a command for a shell inside the container',
    notCopied: 'The browser did not allow copying',
  },

  api: {
    title: 'API request',
    last: (call: string) => `The last click was the call <code>${call}</code>.`,
    earlier: (call: string) => `An earlier call: <code>${call}</code>.`,
    sent: 'Sent',
    answered: 'Answered',
    refused: 'Refused',
    refusedWith: (status: number) => `${status} refused`,
    noAnswer: 'No answer yet.',
    all: (calls: number) => `All calls (${calls})`,
    /** Stands for a header's value. */
    logResult: (bytes: number) => `<base64 of ${bytes} bytes of log>`,
    none: 'No call yet. Each button that changes something sends one.',
  },

  processes: {
    title: 'Processes',
    none: 'Nothing runs. A function at rest is a package in storage and a record in a table.',
    where: (environment: number, pid: number) => `environment ${environment}, pid ${pid}`,
    running: 'running',
    frozen: 'frozen: gets no CPU',
    endedWithEnvironment: 'ended with its environment',
    killed: (signal: string) => `ended: signal ${signal}`,
    exited: (status: number) => `ended: exit status ${status}`,
  },

  files: {
    title: 'File system',
    readOnly: 'read-only',
    writable: 'read and write',
    task: 'Your deployment package. Only Deploy changes it.',
    ownRuntime: 'Empty: an OS-only image has no runtime client. Your bootstrap is the runtime.',
    runtime: "AWS's runtime client: it asks for events and calls your handler.",
    tmp: (sizeMB: number) =>
      `${sizeMB} MB of this one environment. It stays between invocations and goes with the environment.`,
    layers: (layers: number) =>
      counted(layers, {
        one: 'One layer, unpacked before the process started.',
        other: '# layers, unpacked one over the other: of two files with one path the later one stays.',
      }),
    ownNode: 'Where layers are unpacked. Node.js lies here as if from one; on AWS you would bring it.',
    noLayers: 'Where layers are unpacked. This function has none.',
    inFolder: (files: number) => counted(files, { one: '# file', other: '# files' }),
    executable: 'executable',
    noDisk: 'No environment, so no disk.',
    empty: 'Empty.',
  },
};

export const words = spoken({ 'en-GB': english });
