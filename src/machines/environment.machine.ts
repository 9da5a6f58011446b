/**
 * One execution environment, from nothing to nothing.
 *
 * To provide (`runtimes/drivers` does): `provision`, `init`, `restore`, `invoke`, `reset`, `shutdown`. They measure and
 * report; what a measurement means is said here, and all `platform.*` and `environment.changed` records are
 * written here, so that a simulated and a real environment leave the same trace.
 */
import { assign, enqueueActions, sendTo, setup } from 'xstate';
import { extensionShutdownMs, restoreTimeoutMs } from '#model/lambda/lifecycle.ts';
import { RuntimeUnavailableError } from '#model/runtime-port.ts';
import type { InitOutcome, InvokeOutcome } from '#model/runtime-port.ts';
import type { EnvironmentState, Instant, ShutdownReason, TraceRecord } from '#model/telemetry/trace.ts';
import {
  afterInit,
  afterRestore,
  beginningHandler,
  beginningInit,
  environmentContext,
  initLimitMs,
  remainingInvocation,
} from './environment.context.ts';
import type { EnvironmentContext, EnvironmentPlace } from './environment.context.ts';
import * as ledger from './environment-ledger.ts';
import * as reports from './environment-reports.ts';
import type {
  Ended,
  EnvironmentEvent,
  EnvironmentInput,
  EnvironmentReport,
  InitInput,
  InvokeInput,
  ProvisionInput,
  ProvisionOutcome,
  Refusal,
  ResetInput,
  ShutdownInput,
} from './environment.types.ts';
import { endingOfInit, endingOfInvoke } from './invocation-ending.ts';
import { sources } from './state-meta.ts';
import type { StateMeta } from './state-meta.ts';
import { toBeProvided } from './to-be-provided.ts';

const resettingReason = (outcome: InitOutcome | InvokeOutcome): ShutdownReason =>
  outcome.status === 'timeout' ? 'timeout' : 'failure';

function refusalOf(outcome: ProvisionOutcome): Refusal {
  return outcome.ok ? unforeseen('refused without a reason', outcome.at) : outcome;
}

function unforeseen(error: unknown, at: Instant): Refusal {
  const reason = error instanceof RuntimeUnavailableError ? error.reason : 'unknown';
  return { at, reason, detail: error instanceof Error ? error.message : String(error) };
}

/** Whether the process that gave this answer is gone or not to be trusted. */
const losesProcess = (outcome: InvokeOutcome): boolean =>
  outcome.status === 'timeout' ||
  outcome.status === 'failure' ||
  (outcome.status === 'error' && outcome.exit !== undefined);

export const environmentMachine = setup({
  types: {
    context: {} as EnvironmentContext,
    events: {} as EnvironmentEvent,
    input: {} as EnvironmentInput,
    meta: {} as StateMeta,
  },
  actors: {
    provision: toBeProvided<ProvisionOutcome, ProvisionInput>('provision'),
    init: toBeProvided<InitOutcome, InitInput>('init'),
    restore: toBeProvided<InitOutcome, InitInput>('restore'),
    invoke: toBeProvided<InvokeOutcome, InvokeInput>('invoke'),
    reset: toBeProvided<Ended, ResetInput>('reset'),
    shutdown: toBeProvided<Ended, ShutdownInput>('shutdown'),
  },
  delays: { idleExpiry: ({ context }) => context.idleExpiryMs },
  guards: {
    provisioned: (_, { ok }: { ok: boolean }) => ok,
    provisionedFromSnapshot: ({ context }, { ok }: { ok: boolean }) =>
      ok && context.spec.initializationType === 'snap-start',
    /** One that is kept ready is not ended for want of events. */
    keptOnDemand: ({ context }) => context.spec.initializationType !== 'provisioned-concurrency',
    succeededUnasked: ({ context }, { status }: { status: string }) =>
      status === 'success' && context.invocation === null,
    succeeded: (_, { status }: { status: string }) => status === 'success',
    failedFirst: ({ context }) => context.phase === 'init',
    losesProcess: (_, outcome: InvokeOutcome) => losesProcess(outcome),
    holdsInvocation: ({ context }) => context.invocation !== null,
  },
  actions: {
    note: assign((_, { at }: { at: Instant }) => ({ now: at })),
    noteExpiry: assign(({ context }) => ({ now: context.since + context.idleExpiryMs })),
    noteReason: assign((_, { reason }: { reason: ShutdownReason }) => ({ reason })),
    enter: enqueueActions(
      ({ context, enqueue }, { state, place }: { state: EnvironmentState; place: EnvironmentPlace }) => {
        const { now, phase, spec, owner, recorder } = context;
        const record = ledger.environmentChanged(context, state);
        enqueue.assign({ since: now });
        enqueue.sendTo(recorder, { type: 'trace.recorded', records: [record] });
        enqueue.sendTo(owner, {
          type: 'environment.changed',
          at: now,
          environmentId: spec.environmentId,
          state,
          place,
          phase,
        });
      },
    ),
    write: sendTo(
      ({ context }) => context.recorder,
      (_, { records }: { records: readonly TraceRecord[] }) => ({ type: 'trace.recorded', records }),
    ),
    tell: sendTo(
      ({ context }) => context.owner,
      (_, report: EnvironmentReport) => report,
    ),
    hold: assign((_, { invocation }: { invocation: InvokeInput['invocation'] }) => ({
      invocation: { stage: 'waiting' as const, input: invocation },
    })),
    beginInit: assign(({ context }) => ({ invocation: beginningInit(context) })),
    beginHandler: assign(({ context }) => ({ invocation: beginningHandler(context) })),
    keepRestore: assign((_, { durationMs }: InitOutcome) => afterRestore(durationMs)),
    reportRestore: enqueueActions(({ context, enqueue }, outcome: InitOutcome) => {
      const records = ledger.restoreEnded(context, outcome);
      enqueue.sendTo(context.recorder, { type: 'trace.recorded', records });
      enqueue.assign({ now: outcome.endedAt });
    }),
    keepInit: assign(({ context }, { durationMs }: InitOutcome) => afterInit(context, durationMs)),
    reportInit: enqueueActions(({ context, enqueue }, outcome: InitOutcome) => {
      const records = ledger.initEnded(context, outcome);
      enqueue.sendTo(context.recorder, { type: 'trace.recorded', records });
      enqueue.assign({ now: outcome.endedAt });
    }),
    failInInit: enqueueActions(({ context, enqueue }, outcome: InitOutcome) => {
      if (context.invocation === null) return;
      const records = ledger.failedInInit(context, outcome);
      enqueue.sendTo(context.recorder, { type: 'trace.recorded', records });
      const { input } = context.invocation;
      const untold = { requestId: input.requestId, ending: endingOfInit(input, outcome) };
      enqueue.assign({ invocation: null, untold });
    }),
    finish: enqueueActions(({ context, enqueue }, outcome: InvokeOutcome) => {
      if (context.invocation === null) return;
      const { endedAt, maxMemoryUsedMB } = outcome;
      const records = ledger.ended(context, outcome);
      enqueue.sendTo(context.recorder, { type: 'trace.recorded', records });
      const untold = {
        requestId: context.invocation.input.requestId,
        ending: endingOfInvoke(context.invocation.input, outcome),
      };
      enqueue.assign({
        now: endedAt,
        invocation: null,
        untold,
        untoldInitMs: null,
        untoldRestoreMs: null,
        maxMemoryUsedMB: Math.max(context.maxMemoryUsedMB, maxMemoryUsedMB),
      });
    }),
    /** Does nothing where no invocation is left to answer. */
    abandon: enqueueActions(({ context, enqueue }) => {
      if (context.invocation === null) return;
      const records = ledger.abandoned(context);
      enqueue.sendTo(context.recorder, { type: 'trace.recorded', records });
      const { requestId } = context.invocation.input;
      enqueue.assign({ invocation: null, untold: { requestId, ending: { status: 'abandoned' } } });
    }),
    /** Comes last: whoever hears the answer may ask again at once, and has to find the environment as it is then. */
    answer: enqueueActions(({ context, enqueue }) => {
      if (context.untold === null) return;
      enqueue.sendTo(context.owner, reports.answered(context, context.untold));
      enqueue.assign({ untold: null });
    }),
    refuse: enqueueActions(({ context, enqueue }, refusal: Refusal) => {
      enqueue.sendTo(context.owner, reports.unavailable(context, refusal));
      enqueue.assign({ now: refusal.at, invocation: null, reason: 'failure' });
    }),
    loseMemory: assign({ phase: 'invoke', untoldInitMs: null, untoldRestoreMs: null }),
  },
}).createMachine({
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
