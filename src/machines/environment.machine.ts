/** One execution environment, from nothing to nothing. */
import { extensionShutdownMs, restoreTimeoutMs } from '#model/lambda/lifecycle.ts';
import { RuntimeUnavailableError } from '#model/runtime-port.ts';
import type { InitOutcome, InvokeOutcome } from '#model/runtime-port.ts';
import type { Instant, ShutdownReason } from '#model/telemetry/trace.ts';
import { environmentContext, initLimitMs, remainingInvocation } from './environment.context.ts';
import * as ledger from './environment-ledger.ts';
import * as reports from './environment-reports.ts';
import { environmentSetup } from './environment.setup.ts';
import type { ProvisionOutcome, Refusal } from './environment.types.ts';
import { sources } from './state-meta.ts';

const resettingReason = (outcome: InitOutcome | InvokeOutcome): ShutdownReason =>
  outcome.status === 'timeout' ? 'timeout' : 'failure';

function refusalOf(outcome: ProvisionOutcome): Refusal {
  return outcome.ok ? unforeseen('refused without a reason', outcome.at) : outcome;
}

function unforeseen(error: unknown, at: Instant): Refusal {
  const reason = error instanceof RuntimeUnavailableError ? error.reason : 'unknown';
  return { at, reason, detail: error instanceof Error ? error.message : String(error) };
}

export const environmentMachine = environmentSetup.createMachine({
  id: 'environment',
  context: ({ input }) => environmentContext(input),
  initial: 'provisioning',
  on: {
    'runtime.reported': {
      actions: {
        type: 'write',
        params: ({ context, event }) => ({
          records: [ledger.reported(context, event.report, event.at)],
        }),
      },
    },
    'shutdown.requested': {
      target: '.shuttingDown',
      actions: [
        { type: 'note', params: ({ event }) => event },
        { type: 'noteReason', params: ({ event }) => event },
      ],
    },
    // Only an environment that is ready takes one; a function that asks another must not wait for ever.
    'invocation.assigned': {
      actions: {
        type: 'tell',
        params: ({ context, event }) => reports.turnedAway(context, event.invocation, event.at),
      },
    },
  },
  states: {
    provisioning: {
      description: 'A place to run is made, and the deployment package is put into it.',
      meta: {
        console: 'The test waits. The console shows nothing of this, and neither does any report.',
        below:
          'A microVM is found or started, with the memory that was asked for, and the code is laid under /var/task.',
        source: sources.environment,
        fidelity: 'simplified',
      },
      entry: { type: 'enter', params: { state: 'provisioning', place: 'provisioning' } },
      invoke: {
        src: 'provision',
        input: ({ context, self }) => ({
          spec: context.spec,
          listener: (report, at) => self.send({ type: 'runtime.reported', report, at }),
        }),
        onDone: [
          {
            guard: { type: 'provisionedFromSnapshot', params: ({ event }) => event.output },
            target: 'restoring',
            actions: { type: 'note', params: ({ event }) => event.output },
          },
          {
            guard: { type: 'provisioned', params: ({ event }) => event.output },
            target: 'initializing',
            actions: { type: 'note', params: ({ event }) => event.output },
          },
          {
            target: 'ended',
            actions: { type: 'refuse', params: ({ event }) => refusalOf(event.output) },
          },
        ],
        onError: {
          target: 'ended',
          actions: {
            type: 'refuse',
            params: ({ context, event }) => unforeseen(event.error, context.now),
          },
        },
      },
    },
    initializing: {
      description: 'The runtime starts, and the code outside the handler runs.',
      meta: {
        console: 'The test still waits. Afterwards the report says how long it took: Init Duration.',
        below:
          'The bootstrap starts, loads the handler’s module and asks the Runtime API for its first event. It has ten seconds, longer where no event waits for it, and what the function’s timeout leaves when it runs again inside an invocation.',
        source: sources.environment,
        fidelity: 'documented',
      },
      entry: [
        'beginInit',
        { type: 'enter', params: { state: 'initializing', place: 'initializing' } },
        { type: 'write', params: ({ context }) => ({ records: [ledger.initStarted(context)] }) },
      ],
      invoke: {
        src: 'init',
        input: ({ context }) => ({
          environmentId: context.spec.environmentId,
          limitMs: initLimitMs(context),
        }),
        onDone: [
          {
            guard: { type: 'succeededUnasked', params: ({ event }) => event.output },
            target: 'ready',
            actions: [
              { type: 'reportInit', params: ({ event }) => event.output },
              { type: 'keepInit', params: ({ event }) => event.output },
            ],
          },
          {
            guard: { type: 'succeeded', params: ({ event }) => event.output },
            target: 'invoking',
            actions: [
              { type: 'reportInit', params: ({ event }) => event.output },
              { type: 'keepInit', params: ({ event }) => event.output },
            ],
          },
          {
            guard: 'failedFirst',
            target: 'resetting',
            actions: [
              { type: 'reportInit', params: ({ event }) => event.output },
              { type: 'noteReason', params: ({ event }) => ({ reason: resettingReason(event.output) }) },
            ],
          },
          {
            target: 'resetting',
            actions: [
              { type: 'reportInit', params: ({ event }) => event.output },
              { type: 'failInInit', params: ({ event }) => event.output },
              { type: 'noteReason', params: ({ event }) => ({ reason: resettingReason(event.output) }) },
            ],
          },
        ],
        // Not the learner's code: the runtime found no process for it.
        onError: {
          target: 'shuttingDown',
          actions: {
            type: 'refuse',
            params: ({ context, event }) => unforeseen(event.error, context.now),
          },
        },
      },
    },
    restoring: {
      description: 'A snapshot of an initialised environment is laid into this one.',
      meta: {
        console: 'The test waits. Afterwards the report says how long it took: Restore Duration.',
        below:
          'Memory and disk come back as they were when the version was published. Init does not run again; hooks may do what a copy must not share, such as fresh random numbers.',
        source: sources.snapStart,
        fidelity: 'documented',
      },
      entry: [
        { type: 'enter', params: { state: 'restoring', place: 'restoring' } },
        { type: 'write', params: ({ context }) => ({ records: [ledger.restoreStarted(context)] }) },
      ],
      invoke: {
        src: 'restore',
        input: ({ context }) => ({ environmentId: context.spec.environmentId, limitMs: restoreTimeoutMs }),
        onDone: [
          {
            guard: { type: 'succeeded', params: ({ event }) => event.output },
            target: 'invoking',
            actions: [
              { type: 'reportRestore', params: ({ event }) => event.output },
              { type: 'keepRestore', params: ({ event }) => event.output },
            ],
          },
          {
            target: 'shuttingDown',
            actions: [
              { type: 'reportRestore', params: ({ event }) => event.output },
              { type: 'noteReason', params: ({ event }) => ({ reason: resettingReason(event.output) }) },
            ],
          },
        ],
        onError: {
          target: 'shuttingDown',
          actions: { type: 'refuse', params: ({ context, event }) => unforeseen(event.error, context.now) },
        },
      },
    },
    ready: {
      description: 'Nothing runs. The environment waits for the next event.',
      meta: {
        console: 'Nothing: the console never says that an environment is waiting.',
        below: 'The environment is kept for a while, in case another event comes.',
        source: sources.environment,
        fidelity: 'documented',
      },
      initial: 'frozen',
      after: {
        idleExpiry: {
          guard: 'keptOnDemand',
          target: 'shuttingDown',
          actions: ['noteExpiry', { type: 'noteReason', params: { reason: 'spindown' } }],
        },
      },
      states: {
        frozen: {
          description: 'The process is there, stopped between two instructions.',
          meta: {
            console: 'Nothing. Memory that is kept here costs nothing.',
            below:
              'The bootstrap waits in its GET …/invocation/next. Global variables, connections and /tmp stay as they are; timers do not fire.',
            source: sources.environment,
            fidelity: 'documented',
          },
          entry: [{ type: 'enter', params: { state: 'ready', place: 'ready.frozen' } }, 'answer'],
          on: {
            'invocation.assigned': {
              target: '#environment.invoking',
              actions: [
                { type: 'note', params: ({ event }) => event },
                { type: 'hold', params: ({ event }) => event },
              ],
            },
          },
        },
        emptied: {
          description: 'The environment was reset: its disk is there, its process is not.',
          meta: {
            console: 'Nothing. The next test will take longer, without an Init Duration in its report.',
            below:
              '/tmp has kept its files, all variables are gone. The next event starts the runtime again, inside its own time.',
            source: sources.environment,
            fidelity: 'simplified',
          },
          entry: { type: 'enter', params: { state: 'ready', place: 'ready.emptied' } },
          on: {
            'invocation.assigned': {
              target: '#environment.initializing',
              actions: [
                { type: 'note', params: ({ event }) => event },
                { type: 'hold', params: ({ event }) => event },
              ],
            },
          },
        },
      },
    },
    invoking: {
      description: 'The handler has an event and works on it.',
      meta: {
        console: 'The Test button waits for the answer.',
        below:
          'The waiting GET …/invocation/next got its answer; the handler runs until it posts a response or an error, or until the timeout.',
        source: sources.environment,
        fidelity: 'documented',
      },
      entry: [
        'beginHandler',
        { type: 'enter', params: { state: 'invoking', place: 'invoking' } },
        { type: 'write', params: ({ context }) => ({ records: ledger.started(context) }) },
        { type: 'tell', params: ({ context }) => reports.invoking(context) },
      ],
      invoke: {
        src: 'invoke',
        input: ({ context }) => ({
          environmentId: context.spec.environmentId,
          invocation: remainingInvocation(context),
        }),
        onDone: [
          {
            guard: { type: 'losesProcess', params: ({ event }) => event.output },
            target: 'resetting',
            actions: [
              { type: 'finish', params: ({ event }) => event.output },
              { type: 'noteReason', params: ({ event }) => ({ reason: resettingReason(event.output) }) },
            ],
          },
          {
            target: 'ready',
            actions: [{ type: 'finish', params: ({ event }) => event.output }],
          },
        ],
        onError: { target: 'shuttingDown', actions: { type: 'noteReason', params: { reason: 'failure' } } },
      },
    },
    resetting: {
      description: 'The process is replaced; the environment stays.',
      meta: {
        console: 'Nothing. The answer of the failed invocation is already there.',
        below: 'What is left of the processes is killed. /tmp keeps its files, everything in memory is lost.',
        source: sources.environment,
        fidelity: 'documented',
      },
      entry: ['loseMemory', { type: 'enter', params: { state: 'resetting', place: 'resetting' } }, 'answer'],
      invoke: {
        src: 'reset',
        input: ({ context }) => ({ environmentId: context.spec.environmentId }),
        onDone: [
          {
            guard: 'holdsInvocation',
            target: 'initializing',
            actions: { type: 'note', params: ({ event }) => event.output },
          },
          {
            target: 'ready.emptied',
            actions: { type: 'note', params: ({ event }) => event.output },
          },
        ],
        onError: { target: 'shuttingDown', actions: { type: 'noteReason', params: { reason: 'failure' } } },
      },
    },
    shuttingDown: {
      description: 'The environment ends.',
      meta: {
        console: 'Nothing. Its log stream stays.',
        below:
          'Extensions that asked for it hear SHUTDOWN and have two seconds; without them the process is killed at once. /tmp and memory go with it.',
        source: sources.environment,
        fidelity: 'documented',
      },
      entry: [
        'abandon',
        { type: 'enter', params: { state: 'shuttingDown', place: 'shuttingDown' } },
        'answer',
      ],
      // It is on its way already; a second reason changes nothing.
      on: { 'shutdown.requested': {} },
      invoke: {
        src: 'shutdown',
        input: ({ context }) => ({
          environmentId: context.spec.environmentId,
          reason: context.reason ?? 'spindown',
          limitMs: extensionShutdownMs,
        }),
        onDone: {
          target: 'ended',
          actions: { type: 'note', params: ({ event }) => event.output },
        },
        onError: 'ended',
      },
    },
    // Not a final state: the function, told of it, stops this actor and forgets it.
    ended: {
      description: 'There is no environment any more.',
      meta: {
        console: 'Nothing.',
        below: 'Memory and disk are given to somebody else. The next event needs a new environment.',
        source: sources.environment,
        fidelity: 'documented',
      },
      entry: { type: 'enter', params: { state: 'ended', place: 'ended' } },
      on: { 'shutdown.requested': {} },
    },
  },
});
