/**
 * What a function knows and can do; `function.machine.ts` says when.
 *
 * To provide: `deploy` (takes the time that creating and updating take, and says how it ended) and, inside
 * `environment`, what `environment.machine.ts` names.
 */
import { assign, enqueueActions, sendTo, setup } from 'xstate';
import { settingsFor } from '#model/lambda/asynchronous.ts';
import type { Served } from './deployment-outcome.ts';
import { deliveriesOf } from '#model/lambda/deliveries.ts';
import { isFull, type ExecutionPool } from '#model/lambda/concurrency.ts';
import { reclaimedAfterMs, type MakingStep } from '#model/lambda/making.ts';
import type { Instant, ShutdownReason } from '#model/telemetry/trace.ts';
import { environmentMachine } from './environment.machine.ts';
import { invocationInput, traceBytes } from './environment-spec.ts';
import type { EnvironmentReport } from './environment.types.ts';
import {
  afterAnswer,
  afterChange,
  afterInvocationChange,
  allOutdated,
  busied,
  readyEnvironment,
  idleSkipped,
  isUnused,
  planned,
  retiring,
  runnableRuntime,
  withEnvironment,
  withInvocation,
  withoutEnvironment,
  withoutInvocation,
} from './function.context.ts';
import type {
  DeployInput,
  DeployOutcome,
  Deployment,
  FunctionCommand,
  FunctionContext,
  FunctionEvent,
  FunctionInput,
} from './function.types.ts';
import {
  afterEventChange,
  firstSummary,
  newEvent,
  queuedEventId,
  queuedEventInput,
  withoutEvent,
} from './function-queue.ts';
import {
  allocatedOf,
  birthFor,
  provisionedBirths,
  provisionedId,
  provisionedOf,
  released,
  unallocated,
} from './function-environments.ts';
import { invocationMachine } from './invocation.machine.ts';
import type { InvocationReport } from './invocation.types.ts';
import { provisionedConcurrencyMachine } from './provisioned-concurrency.machine.ts';
import type { ProvisionedReport } from './provisioned-concurrency.types.ts';
import { queuedEventMachine } from './queued-event.machine.ts';
import type { QueuedEventReport } from './queued-event.types.ts';
import type { StateMeta } from './state-meta.ts';
import { toBeProvided } from './to-be-provided.ts';

type Received = Extract<FunctionCommand, { type: 'invocation.received' }>;
type Answered = Extract<EnvironmentReport, { type: 'environment.answered' }>;
type Unavailable = Extract<EnvironmentReport, { type: 'environment.unavailable' }>;
type EventReport<Type extends QueuedEventReport['type']> = Extract<QueuedEventReport, { type: Type }>;
type Changed = Extract<EnvironmentReport, { type: 'environment.changed' }>;
type ProvisionSet = Extract<FunctionCommand, { type: 'provision.set' }>;
type ProvisionedDue = Extract<ProvisionedReport, { type: 'provisioned.due' }>;
type ProvisionedChanged = Extract<ProvisionedReport, { type: 'provisioned.changed' }>;

export const functionSetup = setup({
  types: {
    context: {} as FunctionContext,
    events: {} as FunctionEvent,
    input: {} as FunctionInput,
    meta: {} as StateMeta,
  },
  actors: {
    deploy: toBeProvided<DeployOutcome, DeployInput>('deploy'),
    environment: environmentMachine,
    invocation: invocationMachine,
    queuedEvent: queuedEventMachine,
    provisioned: provisionedConcurrencyMachine,
  },
  guards: {
    stateIs: ({ context }, { state }: { state: string }) => context.deployment.configuration.State === state,
    lastUpdateIs: ({ context }, { status }: { status: string }) =>
      context.deployment.configuration.LastUpdateStatus === status,
    deployed: (_, { ok }: DeployOutcome) => ok,
    overLimit: (_, { concurrency }: { concurrency: ExecutionPool }) => isFull(concurrency),
    environmentReady: ({ context }) => readyEnvironment(context) !== null,
    runnable: ({ context }) => runnableRuntime(context) !== null,
    needs: ({ context }, { step }: { step: MakingStep }) => context.making.steps[0] === step,
    restoring: ({ context }) => context.making.how === 'restore',
    unused: ({ context }) => isUnused(context),
    reclaimable: ({ context }) =>
      isUnused(context) && reclaimedAfterMs(context.deployment.configuration) !== null,
    hasEnded: (_, { state }: Changed) => state === 'ended',
    drained: ({ context }) =>
      [context.environments, context.invocations, context.queue].every(
        (entries) => Object.keys(entries).length === 0,
      ),
  },
  actions: {
    note: assign((_, { at }: { at: Instant }) => ({ now: at })),
    publish: sendTo(
      ({ context }) => context.owner,
      ({ context }) => busied(context),
    ),
    /** New environments are made from this; the account hears of it. */
    serve: enqueueActions(({ context, enqueue }, { deployment, at, returned }: Served) => {
      const { owner, functionId } = context;
      enqueue.assign({ deployment, target: null, now: at });
      enqueue.sendTo(owner, {
        type: 'function.changed',
        at,
        functionId,
        deployment,
        returned: returned && returned.files !== deployment.files ? returned.files : null,
      });
    }),
    outdateAll: assign(({ context }) => allOutdated(context)),
    /** Ends what is outdated and idle; what still works ends when it has answered. */
    retire: enqueueActions(({ context, enqueue }) => {
      const { now: at, retirement: reason } = context;
      for (const { ref, summary } of retiring(context)) {
        const kept = summary.provisioned && reason === 'replaced';
        enqueue.sendTo(ref, { type: 'shutdown.requested', at, reason: kept ? 'spindown' : reason });
      }
    }),
    stopAll: enqueueActions(
      ({ context, enqueue }, { at, reason }: { at: Instant; reason: ShutdownReason }) => {
        enqueue.assign({ now: at });
        for (const { ref } of Object.values(context.environments))
          enqueue.sendTo(ref, { type: 'shutdown.requested', at, reason });
      },
    ),
    plan: assign(({ context }) => ({ making: planned(context) })),
    beginStep: assign(({ context }, { step }: { step: MakingStep }) => ({
      making: { ...context.making, step },
    })),
    endStep: assign(({ context }) => ({
      making: { ...context.making, steps: context.making.steps.slice(1), step: null },
    })),
    noteFault: assign(({ context }, fault: Extract<DeployOutcome, { ok: false }>) => ({
      now: fault.at,
      making: { ...context.making, fault },
    })),
    /** Begins to wait anew: what nobody uses for long is taken back. */
    awaitIdle: enqueueActions(({ context, enqueue }) => {
      const after = reclaimedAfterMs(context.deployment.configuration);
      enqueue.cancel('idle');
      if (after === null) return;
      enqueue.raise({ type: 'resources.idle', at: context.now + after }, { id: 'idle', delay: after });
    }),
    recordSkip: sendTo(
      ({ context }) => context.recorder,
      ({ context }, { at }: { at: Instant }) => ({
        type: 'trace.recorded',
        records: [idleSkipped(context.deployment.configuration, at)],
      }),
    ),
    receive: assign(({ context, spawn, self }, { requestId, at, payload, concurrency }: Received) => ({
      now: at,
      invocations: {
        ...context.invocations,
        [requestId]: {
          ref: spawn('invocation', { id: requestId, input: { requestId, at, concurrency, owner: self } }),
          payload,
          summary: { requestId, receivedAt: at, state: 'received' as const, environmentId: null },
        },
      },
    })),
    enqueueEvent: assign(
      ({ context, spawn, self }, received: Extract<FunctionCommand, { type: 'event.received' }>) => {
        const event = newEvent(received);
        const { at } = received;
        const input = queuedEventInput(context, event, self, { at, restored: false });
        const ref = spawn('queuedEvent', { id: queuedEventId(event), input });
        const entry = { ref, summary: firstSummary(event, false) };
        return { now: at, queue: { ...context.queue, [event.requestId]: entry } };
      },
    ),
    askForExecution: enqueueActions(({ context, enqueue }, { at, requestId }: EventReport<'event.due'>) => {
      const entry = context.queue[requestId];
      if (entry === undefined) return;
      const { functionId } = context;
      const { payload } = entry.summary;
      enqueue.sendTo(context.owner, { type: 'event.due', at, functionId, requestId, payload });
    }),
    mirrorEvent: assign(({ context }, report: EventReport<'event.changed'>) =>
      afterEventChange(context, report),
    ),
    forgetEvent: enqueueActions(({ context, enqueue }, report: EventReport<'event.ended'>) => {
      const { requestId, at, ended } = report;
      const { configuration } = context.deployment;
      const settings = settingsFor(context.queueSettings, context.queue[requestId]?.summary.qualifier);
      const deliveries = deliveriesOf(ended, settings, configuration.DeadLetterConfig, at);
      enqueue.stopChild(queuedEventId({ requestId }));
      enqueue.assign({ ...withoutEvent(context, requestId), now: at });
      if (deliveries.length > 0)
        enqueue.sendTo(context.owner, { type: 'event.concluded', at, configuration, ended, deliveries });
    }),
    configureQueue: enqueueActions(
      ({ context, enqueue }, configured: Extract<FunctionCommand, { type: 'queue.configured' }>) => {
        enqueue.assign({ queueSettings: configured.settings });
        for (const { ref, summary } of Object.values(context.queue)) {
          const settings = settingsFor(configured.settings, summary.qualifier);
          enqueue.sendTo(ref, { ...configured, settings });
        }
      },
    ),
    skipWait: enqueueActions(
      ({ context, enqueue }, { requestId, at }: { requestId: string; at: Instant }) => {
        const entry = context.queue[requestId];
        if (entry) enqueue.sendTo(entry.ref, { type: 'wait.skipped', at });
      },
    ),
    /** Tells an event of the queue that an environment has it. */
    sayBegun: enqueueActions(
      ({ context, enqueue }, { requestId, at }: { requestId: string; at: Instant }) => {
        const entry = context.queue[requestId];
        if (entry) enqueue.sendTo(entry.ref, { type: 'attempt.begun', at });
      },
    ),
    emptyQueue: enqueueActions(({ context, enqueue }) => {
      for (const { ref } of Object.values(context.queue))
        enqueue.sendTo(ref, { type: 'function.deleted', at: context.now });
    }),
    useReady: enqueueActions(({ context, enqueue }, received: Received) => {
      const chosen = readyEnvironment(context);
      const invocation = context.invocations[received.requestId];
      if (chosen === null || invocation === undefined) return;
      const { at, requestId } = received;
      const { environmentId, invocations } = chosen.summary;
      const random = traceBytes(context.settings.seed, requestId);
      enqueue.assign({
        ...withEnvironment(context, environmentId, { requestId, invocations: invocations + 1 }),
        ...withInvocation(context, requestId, { environmentId }),
      });
      enqueue.sendTo(invocation.ref, { type: 'environment.assigned', at, environmentId, start: 'warm' });
      enqueue.sendTo(chosen.ref, {
        type: 'invocation.assigned',
        at,
        invocation: invocationInput(chosen.deployment, received, random),
      });
    }),
    startNew: assign(({ context, spawn, self }, received: Received) => {
      const birth = birthFor(context, received);
      if (birth === null) return {};
      const { id, input, deployment, summary } = birth;
      const ref = spawn('environment', { id, input: { ...input, owner: self } });
      return {
        environments: { ...context.environments, [id]: { ref, deployment, summary } },
        ...withInvocation(context, received.requestId, { environmentId: id }),
      };
    }),
    setProvisioned: enqueueActions(({ context, enqueue }, { at, executions }: ProvisionSet) => {
      const known = context.provisioned;
      if (executions === (known?.progress.requested ?? 0)) return;
      if (executions === 0) {
        enqueue.stopChild(provisionedId);
        enqueue.assign({ ...released(context), provisioned: null, now: at });
      } else if (known) enqueue.sendTo(known.ref, { type: 'provisioned.resized', at, executions });
      else
        enqueue.assign(({ spawn, self }) => ({
          now: at,
          provisioned: {
            ref: spawn('provisioned', { id: provisionedId, input: { at, executions, owner: self } }),
            progress: unallocated(executions),
          },
        }));
    }),
    startProvisioned: assign(({ context, spawn, self }, due: ProvisionedDue) => {
      const born = provisionedBirths(context, due).map(({ id, input, deployment, summary }) => {
        const ref = spawn('environment', { id, input: { ...input, owner: self } });
        return [id, { ref, deployment, summary }] as const;
      });
      return { now: due.at, environments: { ...context.environments, ...Object.fromEntries(born) } };
    }),
    /** Ends those that are more than are kept. */
    endSurplus: enqueueActions(({ context, enqueue }, { at, executions }: ProvisionedDue) => {
      for (const { ref } of provisionedOf(context).slice(executions))
        enqueue.sendTo(ref, { type: 'shutdown.requested', at, reason: 'spindown' });
    }),
    countProvisioned: enqueueActions(({ context, enqueue }, { at }: { at: Instant }) => {
      const known = context.provisioned;
      if (!known) return;
      enqueue.sendTo(known.ref, { type: 'provisioned.counted', at, allocated: allocatedOf(context) });
    }),
    /** One that loses its process or ends before it was ready has not come up. Asked before the change is noted. */
    watchProvisioned: enqueueActions(({ context, enqueue }, { environmentId, state, at }: Changed) => {
      const known = context.provisioned;
      const summary = context.environments[environmentId]?.summary;
      if (!known || !summary?.provisioned) return;
      const coming = summary.state === 'provisioning' || summary.state === 'initializing';
      if (coming && (state === 'resetting' || state === 'shuttingDown' || state === 'ended'))
        enqueue.sendTo(known.ref, { type: 'provisioned.lost', at });
    }),
    mirrorProvisioned: enqueueActions(({ context, enqueue }, { at, progress }: ProvisionedChanged) => {
      const known = context.provisioned;
      if (!known) return;
      enqueue.assign({ now: at, provisioned: { ...known, progress } });
      if (progress.status === 'FAILED')
        for (const { ref } of provisionedOf(context))
          enqueue.sendTo(ref, { type: 'shutdown.requested', at, reason: 'failure' });
    }),
    dropProvisioned: enqueueActions(({ context, enqueue }) => {
      if (!context.provisioned) return;
      enqueue.stopChild(provisionedId);
      enqueue.assign({ provisioned: null });
    }),
    /** Tells the invocation which environment was started for it. */
    announceNew: enqueueActions(({ context, enqueue }, { at, requestId }: Received) => {
      const invocation = context.invocations[requestId];
      const environmentId = invocation?.summary.environmentId;
      if (invocation && environmentId)
        enqueue.sendTo(invocation.ref, { type: 'environment.assigned', at, environmentId, start: 'cold' });
    }),
    turnAway: enqueueActions(({ context, enqueue }, { at, requestId }: Received) => {
      const invocation = context.invocations[requestId];
      if (invocation === undefined) return;
      const detail = `No handler can run here with the runtime ${context.deployment.configuration.Runtime}.`;
      const ending = { status: 'unavailable' as const, reason: 'unknown' as const, detail };
      enqueue.sendTo(invocation.ref, { type: 'invocation.ended', at, ending });
    }),
    callHandler: enqueueActions(
      ({ context, enqueue }, { at, requestId }: { at: Instant; requestId: string }) => {
        const invocation = context.invocations[requestId];
        if (invocation) enqueue.sendTo(invocation.ref, { type: 'handler.called', at });
      },
    ),
    endInvocation: enqueueActions(({ context, enqueue }, { at, requestId, ending }: Answered) => {
      const invocation = context.invocations[requestId];
      if (invocation) enqueue.sendTo(invocation.ref, { type: 'invocation.ended', at, ending });
    }),
    refuseRuntime: enqueueActions(({ context, enqueue }, { at, requestId, reason, detail }: Unavailable) => {
      const invocation = context.invocations[requestId];
      const ending = { status: 'unavailable' as const, reason, detail };
      enqueue.sendTo(context.owner, { type: 'runtime.refused', at, reason, detail });
      if (invocation) enqueue.sendTo(invocation.ref, { type: 'invocation.ended', at, ending });
    }),
    free: assign(({ context }, freed: { environmentId: string; requestId: string; at: Instant }) =>
      afterAnswer(context, freed),
    ),
    mirrorEnvironment: assign(({ context }, report: Changed) => afterChange(context, report)),
    forgetEnvironment: enqueueActions(({ context, enqueue }, { environmentId }: Changed) => {
      enqueue.stopChild(environmentId);
      enqueue.assign(withoutEnvironment(context, environmentId));
    }),
    mirrorInvocation: assign(
      ({ context }, report: Extract<InvocationReport, { type: 'invocation.changed' }>) =>
        afterInvocationChange(context, report),
    ),
    aim: assign((_, { target }: { target: Deployment }) => ({ target })),
    retireAs: assign((_, { reason }: { reason: ShutdownReason }) => ({ retirement: reason })),
    sayDrained: sendTo(
      ({ context }) => context.owner,
      ({ context }) => ({
        type: 'function.drained',
        at: context.now,
        functionId: context.functionId,
      }),
    ),
    settle: enqueueActions(
      ({ context, enqueue }, report: Extract<InvocationReport, { type: 'invocation.settled' }>) => {
        const { at, requestId, result } = report;
        const event = context.queue[requestId];
        enqueue.assign(withoutInvocation(context, requestId));
        enqueue.sendTo(context.owner, report);
        if (event) enqueue.sendTo(event.ref, { type: 'attempt.ended', at, result });
      },
    ),
  },
});
