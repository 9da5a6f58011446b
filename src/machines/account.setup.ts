/**
 * What an account knows and can do; `account.machine.ts` says when. What its sources of events need is in
 * `account-sources.setup.ts`.
 */
import { assign, emit, enqueueActions, setup } from 'xstate';
import type { ApiCall } from '#model/lambda/api-call.ts';
import { executionPool } from '#model/lambda/concurrency.ts';
import { withRole } from '#model/lambda/account-resources.ts';
import type { InvokeRequest } from '#model/lambda/configuration.ts';
import { isLayerCall } from '#model/lambda/layer-requests.ts';
import { layersAfter } from '#model/lambda/layers.ts';
import type { TraceRecord } from '#model/telemetry/trace.ts';
import { answeredRecord } from './account-answers.ts';
import {
  concurrencyUse,
  createdRecord,
  functionOf,
  invokedOtherwise,
  refusalOf,
  updateTarget,
  updatingRecord,
} from './account-calls.ts';
import {
  afterBusied,
  afterDeletion,
  afterDraining,
  afterFunctionChange,
  afterVersionDeletion,
  canSaveTestEvent,
  editedRecord,
  functionInput,
  functionRefs,
  withEntry,
  withRecord,
  type ConsoleEdit,
} from './account.context.ts';
import type {
  AccountContext,
  AccountEvent,
  AccountInput,
  ReportOf,
  ApiAnswered,
  ApiCalled,
  ConsoleEvent,
  FunctionEntry,
  RoleKept,
} from './account.types.ts';
import { eventSourceMappingMachine } from './event-source-mapping.machine.ts';
import {
  allRefs,
  executorById,
  executorOf,
  isPublishing,
  publicationsAfter,
  versionEntry,
  versionInput,
} from './function-versions.ts';
import { settingsOfVersion, withoutStaleConfigs } from './event-invoke-configs.ts';
import { functionMachine } from './function.machine.ts';
import { provisionedAfter, provisionedExecutions } from './provisioned-calls.ts';
import { iamRecords, roleRefusal } from './iam-records.ts';
import type { Answering } from './account-replies.ts';
import type { StateMeta } from './state-meta.ts';

type Edit = ConsoleEdit;

type IdleSkip = Extract<ConsoleEvent, { type: 'idle.skipped' }>;
type Skip = Extract<ConsoleEvent, { type: 'queue.waitSkipped' }>;

type InvocationType = InvokeRequest['InvocationType'];

export const accountCore = setup({
  types: {
    context: {} as AccountContext,
    events: {} as AccountEvent,
    emitted: {} as ApiAnswered,
    input: {} as AccountInput,
    meta: {} as StateMeta,
  },
  actors: { function: functionMachine, mapping: eventSourceMappingMachine },
  guards: {
    refused: ({ context }, called: ApiCalled) => refusalOf(context, called) !== null,
    calls: (_, { action, called }: { action: ApiCall['action'][]; called: ApiCalled }) =>
      action.includes(called.call.action),
    publishes: (_, { call }: ApiCalled) => isPublishing(call),
    isAboutLayers: (_, { call }: ApiCalled) => isLayerCall(call),
    invokes: (_, { how, called }: { how: InvocationType; called: ApiCalled }) =>
      called.call.action === 'Invoke' && called.call.request.InvocationType === how,
    /** Whether the invoker still waits for the answer. */
    awaited: ({ context }, { requestId }: { requestId: string }) => {
      const open = context.openInvokes[requestId];
      return open !== undefined && open.request.InvocationType !== 'Event';
    },
    /** Whether a mapping is the invoker. */
    polled: ({ context }, { requestId }: { requestId: string }) =>
      context.openInvokes[requestId]?.mappingId !== undefined,
    canSaveTestEvent: ({ context }, event: Extract<Edit, { type: 'testEvent.saved' }>) =>
      canSaveTestEvent(context, event),
    exists: ({ context }, { functionName }: { functionName: string }) =>
      Object.hasOwn(context.functions, functionName),
  },
  actions: {
    write: assign(({ context }, { records }: { records: readonly TraceRecord[] }) => ({
      trace: context.trace.with(records, context.settings.traceLimit),
    })),
    /** Puts the answer into the trace and tells whoever asked. */
    answer: enqueueActions(({ context, enqueue }, { at, callId, call, answer }: Answering) => {
      const record = answeredRecord(call, callId, at, answer);
      enqueue.assign({ trace: context.trace.with([record], context.settings.traceLimit) });
      enqueue(emit({ type: 'api.answered', at, callId, answer }));
    }),
    create: assign(({ context, spawn, self }, called: ApiCalled) => {
      if (called.call.action !== 'CreateFunction') return {};
      const record = createdRecord(context, called, called.call);
      const functionId = `${record.configuration.FunctionName}#${context.spawned}`;
      const entry: FunctionEntry = {
        functionId,
        record,
        environments: [],
        invocations: [],
        queue: [],
        making: null,
        versions: {},
        ref: spawn('function', {
          id: functionId,
          input: { ...functionInput(context, functionId, record, called.at), recorder: self, owner: self },
        }),
      };
      return { ...withEntry(context, entry), spawned: context.spawned + 1 };
    }),
    update: enqueueActions(({ context, enqueue }, called: ApiCalled) => {
      const entry = functionOf(context, called);
      const target = entry && updateTarget(context, called, entry.record);
      if (!entry || !target) return;
      enqueue.assign(withEntry(context, { ...entry, record: updatingRecord(entry.record, target) }));
      enqueue.sendTo(entry.ref, { type: 'update.accepted', at: called.at, target });
    }),
    invoke: enqueueActions(({ context, enqueue }, { at, callId, call }: ApiCalled) => {
      const executor = executorOf(context, { callId, call });
      if (call.action !== 'Invoke' || !executor) return;
      const { entry, ref, version, invokedFunctionArn } = executor;
      const functionName = entry.record.configuration.FunctionName;
      enqueue.assign({
        openInvokes: { ...context.openInvokes, [callId]: { functionName, version, request: call.request } },
      });
      enqueue.sendTo(ref, {
        type: 'invocation.received',
        at,
        requestId: callId,
        payload: call.request.Payload,
        concurrency: executionPool(functionName, concurrencyUse(context)),
        ...(invokedFunctionArn === undefined ? {} : { invokedFunctionArn }),
      });
    }),
    enqueueEvent: enqueueActions(({ context, enqueue }, called: ApiCalled) => {
      const { at, callId: requestId, call } = called;
      const executor = executorOf(context, called);
      if (call.action !== 'Invoke' || !executor) return;
      const { Payload: payload } = call.request;
      const alias = executor.alias === undefined ? {} : { alias: executor.alias };
      enqueue.sendTo(executor.ref, { type: 'event.received', at, requestId, payload, ...alias });
    }),
    /** What a caller would do, for an event of the queue. */
    deliver: enqueueActions(({ context, enqueue }, due: ReportOf<'event.due'>) => {
      const executor = executorById(context, due.functionId);
      if (!executor) return;
      const { entry, ref, version } = executor;
      const { at, requestId, payload } = due;
      const { FunctionName: functionName } = entry.record.configuration;
      const request = { FunctionName: functionName, InvocationType: 'Event' as const, Payload: payload };
      enqueue.assign({
        openInvokes: { ...context.openInvokes, [requestId]: { functionName, version, request } },
      });
      const concurrency = executionPool(functionName, concurrencyUse(context));
      enqueue.sendTo(ref, { type: 'invocation.received', at, requestId, payload, concurrency });
    }),
    closeInvoke: assign(({ context }, { requestId }: { requestId: string }) => {
      const { [requestId]: _, ...openInvokes } = context.openInvokes;
      return { openInvokes };
    }),
    remove: enqueueActions(({ context, enqueue }, called: ApiCalled) => {
      const entry = functionOf(context, called);
      if (!entry) return;
      enqueue.assign(afterDeletion(context, entry));
      for (const ref of allRefs(entry)) enqueue.sendTo(ref, { type: 'function.deleted', at: called.at });
    }),
    drain: enqueueActions(({ context, enqueue }, { functionId }: ReportOf<'function.drained'>) => {
      enqueue.assign(afterDraining(context, functionId));
      enqueue.stopChild(functionId);
    }),
    edit: assign(({ context }, event: Edit) =>
      withRecord(context, event.functionName, (record) => editedRecord(record, event)),
    ),
    mirrorFunction: assign(({ context }, report: ReportOf<'function.changed'>) =>
      afterFunctionChange(context, report),
    ),
    mirrorBusy: assign(({ context }, report: ReportOf<'function.busied'>) => afterBusied(context, report)),
    noteTrouble: assign((_, { at, reason, detail }: ReportOf<'runtime.refused'>) => ({
      trouble: { at, reason, detail },
    })),
    leave: enqueueActions(
      ({ context, enqueue }, event: Extract<ConsoleEvent, { type: 'page.left' | 'runtime.switched' }>) => {
        for (const ref of functionRefs(context)) enqueue.sendTo(ref, event);
      },
    ),
    /** Reserved concurrency, and how events are treated that nobody waits for. */
    setInvoking: enqueueActions(({ context, enqueue }, called: ApiCalled) => {
      const entry = functionOf(context, called);
      if (!entry) return;
      const record = invokedOtherwise(entry.record, called, context);
      enqueue.assign(withEntry(context, { ...entry, record }));
      const { at } = called;
      enqueue.sendTo(entry.ref, { type: 'queue.configured', at, settings: settingsOfVersion(record) });
      for (const [version, { ref }] of Object.entries(entry.versions)) {
        const settings = settingsOfVersion(record, version);
        enqueue.sendTo(ref, { type: 'queue.configured', at, settings });
      }
    }),
    provision: enqueueActions(({ context, enqueue }, called: ApiCalled) => {
      const entry = functionOf(context, called);
      if (!entry) return;
      const changed = { ...entry, record: provisionedAfter(entry.record, called) };
      enqueue.assign(withEntry(context, changed));
      for (const [version, executions] of provisionedExecutions(changed)) {
        const ref = entry.versions[version]?.ref;
        if (ref) enqueue.sendTo(ref, { type: 'provision.set', at: called.at, executions });
      }
    }),
    /** Versions and aliases. A new version gets an actor, one that is deleted ends its environments. */
    publish: enqueueActions(({ context, enqueue }, called: ApiCalled) => {
      const entry = functionOf(context, called);
      if (!entry) return;
      const publications = publicationsAfter(entry.record, called, context.settings.seed);
      const changed = { ...entry, record: withoutStaleConfigs({ ...entry.record, publications }) };
      const numbers = publications.versions.map(({ configuration }) => configuration.Version);
      const gone = Object.keys(entry.versions).find((version) => !numbers.includes(version));
      const made = publications.versions.find(({ configuration }) => !entry.versions[configuration.Version]);
      if (gone !== undefined) {
        const ref = entry.versions[gone]?.ref;
        enqueue.assign(afterVersionDeletion(context, changed, gone));
        if (ref) enqueue.sendTo(ref, { type: 'function.deleted', at: called.at });
      } else if (made) {
        const { functionId, record } = entry;
        const settings = settingsOfVersion(record, made.configuration.Version);
        const input = versionInput(context, functionId, made, settings, called.at);
        enqueue.assign(({ spawn, self }) => {
          const ref = spawn('function', {
            id: input.functionId,
            input: { ...input, recorder: self, owner: self },
          });
          const { Version } = made.configuration;
          const versions = { ...entry.versions, [Version]: versionEntry(functionId, made, ref) };
          return withEntry(context, { ...changed, versions });
        });
      } else enqueue.assign(withEntry(context, changed));
    }),
    changeLayers: assign(({ context }, { call, at }: ApiCalled) =>
      isLayerCall(call) ? { layers: layersAfter(context.layers, call, context, at) } : {},
    ),
    keepRole: assign(({ context }, event: RoleKept) => ({
      trace: context.trace.with(iamRecords(context, event), context.settings.traceLimit),
      ...(roleRefusal(context, event) === null ? { roles: withRole(context.roles, event.role) } : {}),
    })),
    skipIdle: enqueueActions(({ context, enqueue }, { at, functionName }: IdleSkip) => {
      const entry = context.functions[functionName];
      for (const ref of entry ? allRefs(entry) : []) enqueue.sendTo(ref, { type: 'idle.skipped', at });
    }),
    skipWait: enqueueActions(({ context, enqueue }, skipped: Skip) => {
      const { at, functionName, requestId } = skipped;
      const entry = context.functions[functionName];
      for (const ref of entry ? allRefs(entry) : [])
        enqueue.sendTo(ref, { type: 'wait.skipped', at, requestId });
    }),
    /** Who asks for an Inactive function is refused, and has it made ready again by that. */
    rouse: enqueueActions(({ context, enqueue }, called: ApiCalled) => {
      const executor = executorOf(context, called);
      if (executor) enqueue.sendTo(executor.ref, { type: 'restore.requested', at: called.at });
    }),
  },
});
