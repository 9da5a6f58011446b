/**
 * One function: how it came to be, how it changes, and the environments and invocations that it has.
 *
 * To provide: `deploy` (takes the time that creating and updating take, and says how it ended) and, inside
 * `environment`, what `environment.machine.ts` names.
 */
import { assign, enqueueActions, sendTo, setup } from 'xstate';
import {
  activatedConfiguration,
  failedConfiguration,
  settledConfiguration,
  updateFailedConfiguration,
} from '#model/lambda/function-configuration.ts';
import { isFull, type ExecutionPool } from '#model/lambda/concurrency.ts';
import { runtimeVersion } from '#model/lambda/runtimes.ts';
import type { EnvironmentRuntime } from '#model/runtime-port.ts';
import type { Instant, ShutdownReason } from '#model/telemetry/trace.ts';
import { environmentMachine } from './environment.machine.ts';
import { environmentSpec, invocationInput } from './environment-spec.ts';
import type { EnvironmentReport } from './environment.types.ts';
import {
  afterAnswer,
  afterChange,
  afterInvocationChange,
  allOutdated,
  busied,
  functionContext,
  readyEnvironment,
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
  EnvironmentEntry,
  FunctionCommand,
  FunctionContext,
  FunctionEvent,
  FunctionInput,
} from './function.types.ts';
import {
  afterEventChange,
  attemptSeed,
  firstSummary,
  newEvent,
  queuedEventId,
  queuedEventInput,
  withoutEvent,
} from './function-queue.ts';
import { invocationMachine } from './invocation.machine.ts';
import type { InvocationReport } from './invocation.types.ts';
import { queuedEventMachine } from './queued-event.machine.ts';
import type { QueuedEventReport } from './queued-event.types.ts';
import { seededBytes } from './seeded-random.ts';
import { sources } from './state-meta.ts';
import type { StateMeta } from './state-meta.ts';
import { toBeProvided } from './to-be-provided.ts';

type Received = Extract<FunctionCommand, { type: 'invocation.received' }>;
type Answered = Extract<EnvironmentReport, { type: 'environment.answered' }>;
type Unavailable = Extract<EnvironmentReport, { type: 'environment.unavailable' }>;
type EventReport<Type extends QueuedEventReport['type']> = Extract<QueuedEventReport, { type: Type }>;
type Changed = Extract<EnvironmentReport, { type: 'environment.changed' }>;

/** An effect that broke instead of answering. */
function broken(error: unknown, at: Instant): Extract<DeployOutcome, { ok: false }> {
  const reason = error instanceof Error ? error.message : String(error);
  return { ok: false, at, code: 'InternalError', reason };
}

function failureOf(outcome: DeployOutcome): Extract<DeployOutcome, { ok: false }> {
  return outcome.ok ? broken('failed without a reason', outcome.at) : outcome;
}

interface Served {
  at: Instant;
  deployment: Deployment;
  /** What was to be served and is not. */
  returned?: Deployment;
}

function failedCreation(
  { deployment }: FunctionContext,
  { at, code, reason }: Extract<DeployOutcome, { ok: false }>,
): Served {
  const configuration = failedConfiguration(deployment.configuration, code, reason);
  return { at, deployment: { ...deployment, configuration } };
}

function failedUpdate(
  { deployment, target }: FunctionContext,
  { at, code, reason }: Extract<DeployOutcome, { ok: false }>,
): Served {
  const configuration = updateFailedConfiguration(deployment.configuration, code, reason);
  return {
    at,
    deployment: { ...deployment, configuration },
    ...(target === null ? {} : { returned: target }),
  };
}

export const functionMachine = setup({
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
  },
  guards: {
    stateIs: ({ context }, { state }: { state: string }) => context.deployment.configuration.State === state,
    lastUpdateIs: ({ context }, { status }: { status: string }) =>
      context.deployment.configuration.LastUpdateStatus === status,
    deployed: (_, { ok }: DeployOutcome) => ok,
    overLimit: (_, { concurrency }: { concurrency: ExecutionPool }) => isFull(concurrency),
    environmentReady: ({ context }) => readyEnvironment(context) !== null,
    runnable: ({ context }) => runnableRuntime(context) !== null,
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
      for (const { ref } of retiring(context))
        enqueue.sendTo(ref, { type: 'shutdown.requested', at, reason });
    }),
    stopAll: enqueueActions(
      ({ context, enqueue }, { at, reason }: { at: Instant; reason: ShutdownReason }) => {
        enqueue.assign({ now: at });
        for (const { ref } of Object.values(context.environments))
          enqueue.sendTo(ref, { type: 'shutdown.requested', at, reason });
      },
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
    forgetEvent: enqueueActions(({ context, enqueue }, { requestId, at }: EventReport<'event.ended'>) => {
      enqueue.stopChild(queuedEventId({ requestId }));
      enqueue.assign({ ...withoutEvent(context, requestId), now: at });
    }),
    configureQueue: enqueueActions(
      ({ context, enqueue }, configured: Extract<FunctionCommand, { type: 'queue.configured' }>) => {
        enqueue.assign({ queueSettings: configured.settings });
        for (const { ref } of Object.values(context.queue)) enqueue.sendTo(ref, configured);
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
      const random = seededBytes(`${context.settings.seed}/trace/${requestId}`, 20);
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
      const { deployment, settings, recorder } = context;
      const { at, requestId } = received;
      const runtime: EnvironmentRuntime | null = runnableRuntime(context);
      if (runtime === null) return {};
      const random = seededBytes(`${settings.seed}/environment/${attemptSeed(context, requestId)}`, 16);
      const spec = environmentSpec(deployment, runtime, settings.region, at, random);
      const { environmentId, logStream } = spec;
      const entry: EnvironmentEntry = {
        ref: spawn('environment', {
          id: environmentId,
          input: {
            spec,
            runtimeVersion: runtimeVersion(runtime, settings.region),
            at,
            first: invocationInput(
              deployment,
              received,
              seededBytes(`${settings.seed}/trace/${requestId}`, 20),
            ),
            idleExpiryMs: settings.idleExpiryMs,
            recorder,
            owner: self,
          },
        }),
        deployment,
        summary: {
          environmentId,
          logStream,
          state: 'provisioning',
          place: 'provisioning',
          phase: 'init',
          since: at,
          startedAt: at,
          requestId,
          invocations: 1,
          outdated: false,
        },
      };
      return {
        environments: { ...context.environments, [environmentId]: entry },
        ...withInvocation(context, requestId, { environmentId }),
      };
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
}).createMachine({
  id: 'function',
  context: ({ input, spawn, self }) => {
    const queue = input.saved.map((event) => {
      const given = queuedEventInput(input, event, self, { at: input.at, restored: true });
      const ref = spawn('queuedEvent', { id: queuedEventId(event), input: given });
      return [event.requestId, { ref, summary: firstSummary(event, true) }] as const;
    });
    return functionContext(input, Object.fromEntries(queue));
  },
  initial: 'existing',
  on: {
    'environment.changed': [
      {
        guard: { type: 'hasEnded', params: ({ event }) => event },
        actions: [
          { type: 'note', params: ({ event }) => event },
          { type: 'forgetEnvironment', params: ({ event }) => event },
          'publish',
        ],
      },
      {
        actions: [{ type: 'mirrorEnvironment', params: ({ event }) => event }, 'retire', 'publish'],
      },
    ],
    'environment.invoking': { actions: { type: 'callHandler', params: ({ event }) => event } },
    'environment.answered': {
      actions: [
        { type: 'free', params: ({ event }) => event },
        'retire',
        'publish',
        { type: 'endInvocation', params: ({ event }) => event },
      ],
    },
    'environment.unavailable': {
      actions: [
        { type: 'free', params: ({ event }) => event },
        { type: 'refuseRuntime', params: ({ event }) => event },
      ],
    },
    'invocation.changed': {
      actions: [{ type: 'mirrorInvocation', params: ({ event }) => event }, 'publish'],
    },
    'event.due': { actions: { type: 'askForExecution', params: ({ event }) => event } },
    'event.changed': { actions: [{ type: 'mirrorEvent', params: ({ event }) => event }, 'publish'] },
    'event.ended': { actions: [{ type: 'forgetEvent', params: ({ event }) => event }, 'publish'] },
    'queue.configured': { actions: { type: 'configureQueue', params: ({ event }) => event } },
    'wait.skipped': { actions: { type: 'skipWait', params: ({ event }) => event } },
    'invocation.settled': { actions: [{ type: 'settle', params: ({ event }) => event }, 'publish'] },
    'page.left': {
      actions: { type: 'stopAll', params: ({ event }) => ({ at: event.at, reason: 'pageLeft' }) },
    },
    'runtime.switched': {
      actions: { type: 'stopAll', params: ({ event }) => ({ at: event.at, reason: 'runtimeSwitched' }) },
    },
  },
  states: {
    existing: {
      description: 'The function is there: it has a state, and its newest change has one too.',
      meta: {
        console: 'It has a row in the list of functions and a page of its own.',
        below: 'Two things are kept apart: whether the function can run, and how its last change went.',
        source: sources.states,
        fidelity: 'documented',
      },
      type: 'parallel',
      on: {
        'function.deleted': { target: 'deleting', actions: { type: 'note', params: ({ event }) => event } },
      },
      states: {
        state: {
          description: 'Whether the function can run: AWS’s State.',
          meta: {
            console: 'A banner while the function is not Active.',
            below: 'Only an Active function takes events.',
            source: sources.states,
            fidelity: 'documented',
          },
          initial: 'entering',
          states: {
            entering: {
              description: 'The account is opened with this function in it.',
              meta: {
                console: 'Nothing yet.',
                below: 'Its saved state is looked up.',
                fidelity: 'simplified',
              },
              always: [
                { guard: { type: 'stateIs', params: { state: 'Active' } }, target: 'active' },
                { guard: { type: 'stateIs', params: { state: 'Failed' } }, target: 'failed' },
                { target: 'pending' },
              ],
            },
            pending: {
              description: 'The function is being made.',
              meta: {
                console: '“Creating the function”: Test and Deploy do not work yet.',
                below: 'Lambda stores the package, reads it, and makes what the function needs.',
                source: sources.states,
                fidelity: 'documented',
              },
              invoke: {
                id: 'create',
                src: 'deploy',
                input: ({ context }) => ({ kind: 'create', deployment: context.deployment }),
                onDone: [
                  {
                    guard: { type: 'deployed', params: ({ event }) => event.output },
                    target: 'active',
                    actions: {
                      type: 'serve',
                      params: ({ context, event }) => ({
                        at: event.output.at,
                        deployment: {
                          ...context.deployment,
                          configuration: activatedConfiguration(context.deployment.configuration),
                        },
                      }),
                    },
                  },
                  {
                    target: 'failed',
                    actions: {
                      type: 'serve',
                      params: ({ context, event }) => failedCreation(context, failureOf(event.output)),
                    },
                  },
                ],
                onError: {
                  target: 'failed',
                  actions: {
                    type: 'serve',
                    params: ({ context, event }) => failedCreation(context, broken(event.error, context.now)),
                  },
                },
              },
            },
            active: {
              description: 'The function takes events.',
              meta: {
                console: 'The function’s page, ready: Test works.',
                below: 'Nothing runs because of it. The first event starts the first environment.',
                source: sources.states,
                fidelity: 'documented',
              },
              on: {
                'event.received': {
                  actions: [{ type: 'enqueueEvent', params: ({ event }) => event }, 'publish'],
                },
                'invocation.received': [
                  {
                    // The invocation finds that out by itself and says so.
                    guard: { type: 'overLimit', params: ({ event }) => event },
                    actions: [{ type: 'receive', params: ({ event }) => event }, 'publish'],
                  },
                  {
                    guard: 'environmentReady',
                    actions: [
                      { type: 'receive', params: ({ event }) => event },
                      { type: 'useReady', params: ({ event }) => event },
                      { type: 'sayBegun', params: ({ event }) => event },
                      'publish',
                    ],
                  },
                  {
                    guard: 'runnable',
                    actions: [
                      { type: 'receive', params: ({ event }) => event },
                      { type: 'startNew', params: ({ event }) => event },
                      { type: 'announceNew', params: ({ event }) => event },
                      { type: 'sayBegun', params: ({ event }) => event },
                      'publish',
                    ],
                  },
                  {
                    actions: [
                      { type: 'receive', params: ({ event }) => event },
                      { type: 'turnAway', params: ({ event }) => event },
                      'publish',
                    ],
                  },
                ],
              },
            },
            failed: {
              description: 'The function could not be made.',
              meta: {
                console: 'An error with AWS’s reason. The function can only be deleted and made again.',
                below: 'Something that the function needs could not be had; StateReasonCode says what.',
                source: sources.states,
                fidelity: 'documented',
              },
            },
          },
        },
        lastUpdate: {
          description: 'How the newest change went: AWS’s LastUpdateStatus.',
          meta: {
            console: 'A banner while a change is on its way, and another when it is through.',
            below: 'The function goes on with its old code until the new one is ready.',
            source: sources.states,
            fidelity: 'documented',
          },
          initial: 'entering',
          states: {
            entering: {
              description: 'The account is opened with this function in it.',
              meta: {
                console: 'Nothing yet.',
                below: 'Its saved state is looked up.',
                fidelity: 'simplified',
              },
              always: [
                { guard: { type: 'lastUpdateIs', params: { status: 'InProgress' } }, target: 'inProgress' },
                { guard: { type: 'lastUpdateIs', params: { status: 'Failed' } }, target: 'failed' },
                { target: 'successful' },
              ],
            },
            inProgress: {
              description: 'A change is on its way; the old code and configuration still answer.',
              meta: {
                console: '“Updating the function”: Deploy and Save wait; Test still runs the old code.',
                below:
                  'The new package is stored and read. Environments that are there go on, and new ones still get the old code.',
                source: sources.states,
                fidelity: 'documented',
              },
              invoke: {
                id: 'update',
                src: 'deploy',
                input: ({ context }) => ({
                  kind: 'update',
                  deployment: context.target ?? context.deployment,
                }),
                onDone: [
                  {
                    guard: { type: 'deployed', params: ({ event }) => event.output },
                    target: 'successful',
                    actions: [
                      {
                        type: 'serve',
                        params: ({ context, event }) => {
                          const { configuration, files } = context.target ?? context.deployment;
                          return {
                            at: event.output.at,
                            deployment: { files, configuration: settledConfiguration(configuration) },
                          };
                        },
                      },
                      'outdateAll',
                      'retire',
                      'publish',
                    ],
                  },
                  {
                    target: 'failed',
                    actions: {
                      type: 'serve',
                      params: ({ context, event }) => failedUpdate(context, failureOf(event.output)),
                    },
                  },
                ],
                onError: {
                  target: 'failed',
                  actions: {
                    type: 'serve',
                    params: ({ context, event }) => failedUpdate(context, broken(event.error, context.now)),
                  },
                },
              },
            },
            successful: {
              description: 'The newest change is through.',
              meta: {
                console: '“Successfully updated the function”.',
                below: 'New environments get the new code; older ones end as soon as they are idle.',
                source: sources.states,
                fidelity: 'documented',
              },
              on: {
                'update.accepted': {
                  target: 'inProgress',
                  actions: [
                    { type: 'note', params: ({ event }) => event },
                    { type: 'aim', params: ({ event }) => event },
                  ],
                },
              },
            },
            failed: {
              description: 'The newest change did not come through; what was there before goes on.',
              meta: {
                console: 'An error with AWS’s reason. What was in the editor is still there.',
                below: 'The old code and configuration answer as if nothing had been asked.',
                source: sources.states,
                fidelity: 'documented',
              },
              on: {
                'update.accepted': {
                  target: 'inProgress',
                  actions: [
                    { type: 'note', params: ({ event }) => event },
                    { type: 'aim', params: ({ event }) => event },
                  ],
                },
              },
            },
          },
        },
      },
    },
    deleting: {
      description: 'The function is deleted; what it still runs comes to its end.',
      meta: {
        console: 'The function is gone from the list.',
        below:
          'Events that are being worked on are finished, then each environment ends. AWS does not say how long that takes.',
        fidelity: 'assumed',
      },
      entry: [
        { type: 'retireAs', params: { reason: 'spindown' } },
        'emptyQueue',
        'outdateAll',
        'retire',
        'publish',
      ],
      always: { guard: 'drained', target: 'deleted' },
    },
    deleted: {
      type: 'final',
      description: 'Nothing is left of the function.',
      meta: {
        console: 'Its log group is still there: Lambda does not delete logs.',
        below: 'Code, configuration and environments are gone.',
        fidelity: 'documented',
        source: sources.states,
      },
      entry: 'sayDrained',
    },
  },
});
