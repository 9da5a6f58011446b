/**
 * What an environment knows and can do; `environment.machine.ts` says when.
 *
 * To provide (`runtimes/drivers` does): `provision`, `init`, `restore`, `invoke`, `reset`, `shutdown`. They measure and
 * report; what a measurement means is said here, and all `platform.*` and `environment.changed` records are
 * written here, so that a simulated and a real environment leave the same trace.
 */
import { assign, enqueueActions, sendTo, setup } from 'xstate';
import type { InitOutcome, InvokeOutcome } from '#model/runtime-port.ts';
import type { EnvironmentState, Instant, ShutdownReason, TraceRecord } from '#model/telemetry/trace.ts';
import { afterInit, afterRestore, beginningHandler, beginningInit } from './environment.context.ts';
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
import type { StateMeta } from './state-meta.ts';
import { toBeProvided } from './to-be-provided.ts';

/** Whether the process that gave this answer is gone or not to be trusted. */
const losesProcess = (outcome: InvokeOutcome): boolean =>
  outcome.status === 'timeout' ||
  outcome.status === 'failure' ||
  (outcome.status === 'error' && outcome.exit !== undefined);

export const environmentSetup = setup({
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
});
