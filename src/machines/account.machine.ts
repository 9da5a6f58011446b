/**
 * A learner's account: the one place that knows what there is and what happened. Console, pictures and checks are
 * views of its snapshot.
 *
 * To provide, before it can run (`runtimes/drivers/account-drivers.ts` makes all of them from a runtime):
 * - `function.deploy`: `DeployInput` → `DeployOutcome`, when a function was created or updated;
 * - `function.environment.provision`, `.init`, `.invoke`, `.reset`, `.shutdown`: see `environment.types.ts`.
 *
 * Time comes in with the events (`at`) and out of the drivers; the only timer of its own is the delay after which
 * an idle environment ends, on the clock that `createActor` is given.
 */
import { assign, emit, enqueueActions, setup } from 'xstate';
import type { ApiAnswer, ApiCall } from '#model/lambda/api-call.ts';
import { functionNameOf } from '#model/lambda/arn.ts';
import { queueSettings } from '#model/lambda/asynchronous.ts';
import { executionPool } from '#model/lambda/concurrency.ts';
import { withRole } from '#model/lambda/account-resources.ts';
import { configurationResponse } from '#model/lambda/function-configuration.ts';
import type { InvokeRequest } from '#model/lambda/configuration.ts';
import { latest } from '#model/lambda/versions.ts';
import { isLayerCall } from '#model/lambda/layer-requests.ts';
import { layerResponse, layersAfter } from '#model/lambda/layers.ts';
import { noServices } from '#model/services/services-state.ts';
import type { TraceRecord } from '#model/telemetry/trace.ts';
import {
  accepted,
  answeredRecord,
  calledRecord,
  invokeAnswer,
  logTailOf,
  permitted,
  queued,
  refused,
} from './account-answers.ts';
import {
  concurrencyUse,
  createdRecord,
  functionOf,
  invokedOtherwise,
  invokedOtherwiseResponse,
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
import {
  afterDone,
  afterGivingUp,
  afterPoll,
  firstMappingSummary,
  mappingActions,
  mappingAfter,
  mappingAnswer,
  mappingInput,
  mappingsToTell,
  withMapping,
  withoutMapping,
} from './account-mappings.ts';
import { defaultSettings } from './account.settings.ts';
import type {
  AccountContext,
  AccountEvent,
  AccountInput,
  AccountReport,
  ApiAnswered,
  ApiCalled,
  ConsoleEvent,
  FunctionEntry,
  MappingEntry,
  RoleKept,
  ServicesChanged,
} from './account.types.ts';
import { afterConclusion, type Concluded } from './event-deliveries.ts';
import { eventSourceMappingMachine } from './event-source-mapping.machine.ts';
import { firstSummary } from './function-queue.ts';
import {
  allRefs,
  executorById,
  executorOf,
  isPublishing,
  publicationsAfter,
  publishingResponse,
  versionEntry,
  versionInput,
} from './function-versions.ts';
import { functionMachine } from './function.machine.ts';
import { functionSettingsActions } from './function-settings.ts';
import {
  provisionedActions,
  provisionedAfter,
  provisionedAnswer,
  provisionedExecutions,
  provisionedOf,
} from './provisioned-calls.ts';
import { iamRecords, roleRefusal } from './iam-records.ts';
import { sources } from './state-meta.ts';
import type { StateMeta } from './state-meta.ts';
import { Trace } from './trace-book.ts';

export { accountState } from './account.context.ts';

type Report<Type extends AccountReport['type']> = Extract<AccountReport, { type: Type }>;
type Edit = ConsoleEdit;

type IdleSkip = Extract<ConsoleEvent, { type: 'idle.skipped' }>;
type Skip = Extract<ConsoleEvent, { type: 'queue.waitSkipped' }>;

type InvocationType = InvokeRequest['InvocationType'];

interface Answering {
  at: number;
  callId: string;
  call: ApiCall;
  answer: ApiAnswer;
}

const accountSetup = setup({
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
      enqueue.sendTo(executor.ref, { type: 'event.received', at, requestId, payload });
    }),
    /** What a caller would do, for an event of the queue. */
    deliver: enqueueActions(({ context, enqueue }, due: Report<'event.due'>) => {
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
    /** Reserved concurrency, and how events are treated that nobody waits for. */
    setInvoking: enqueueActions(({ context, enqueue }, called: ApiCalled) => {
      const entry = functionOf(context, called);
      if (!entry) return;
      const record = invokedOtherwise(entry.record, called, context);
      enqueue.assign(withEntry(context, { ...entry, record }));
      const settings = queueSettings(record.eventInvokeConfig, record.reservedConcurrency);
      enqueue.sendTo(entry.ref, { type: 'queue.configured', at: called.at, settings });
      const ofVersions = queueSettings(undefined, record.reservedConcurrency);
      for (const { ref } of Object.values(entry.versions))
        enqueue.sendTo(ref, { type: 'queue.configured', at: called.at, settings: ofVersions });
    }),
    /** What is left of an event that is through goes to its destinations. */
    conclude: enqueueActions(({ context, enqueue }, concluded: Concluded) => {
      const { services, records, calls } = afterConclusion(context, concluded);
      enqueue.assign({ services, trace: context.trace.with(records, context.settings.traceLimit) });
      for (const { ref } of mappingsToTell(context, context.services, services))
        enqueue.sendTo(ref, { type: 'source.changed', at: concluded.at });
      for (const call of calls) enqueue.raise(call);
    }),
    skipWait: enqueueActions(({ context, enqueue }, skipped: Skip) => {
      const { at, functionName, requestId } = skipped;
      const entry = context.functions[functionName];
      for (const ref of entry ? allRefs(entry) : [])
        enqueue.sendTo(ref, { type: 'wait.skipped', at, requestId });
    }),
    skipIdle: enqueueActions(({ context, enqueue }, { at, functionName }: IdleSkip) => {
      const entry = context.functions[functionName];
      for (const ref of entry ? allRefs(entry) : []) enqueue.sendTo(ref, { type: 'idle.skipped', at });
    }),
    /** Who asks for an Inactive function is refused, and has it made ready again by that. */
    rouse: enqueueActions(({ context, enqueue }, called: ApiCalled) => {
      const executor = executorOf(context, called);
      if (executor) enqueue.sendTo(executor.ref, { type: 'restore.requested', at: called.at });
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
      const changed = { ...entry, record: { ...entry.record, publications } };
      const numbers = publications.versions.map(({ configuration }) => configuration.Version);
      const gone = Object.keys(entry.versions).find((version) => !numbers.includes(version));
      const made = publications.versions.find(({ configuration }) => !entry.versions[configuration.Version]);
      if (gone !== undefined) {
        const ref = entry.versions[gone]?.ref;
        enqueue.assign(afterVersionDeletion(context, changed, gone));
        if (ref) enqueue.sendTo(ref, { type: 'function.deleted', at: called.at });
      } else if (made) {
        const { functionId, record } = entry;
        const input = versionInput(context, functionId, made, record.reservedConcurrency, called.at);
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
    /** A mapping is made, changed or deleted. */
    map: enqueueActions(({ context, enqueue }, { at, callId, call }: ApiCalled) => {
      if (call.action === 'DeleteEventSourceMapping') {
        const entry = context.mappings[call.request.UUID];
        if (entry) enqueue.sendTo(entry.ref, { type: 'mapping.deleted', at });
        return;
      }
      const saved = mappingAfter(context, call, { at, callId });
      if (!saved) return;
      const { UUID } = saved.configuration;
      const known = context.mappings[UUID];
      if (known) {
        const summary = { ...known.summary, ...saved };
        enqueue.assign(withMapping(context, { type: 'mapping.changed', at, uuid: UUID, summary }));
        enqueue.sendTo(known.ref, { type: 'mapping.updated', at, ...saved });
        return;
      }
      const input = mappingInput(context, saved, at);
      if (!input) return;
      enqueue.assign(({ spawn, self }) => {
        const own = { ...input, restored: false, recorder: self, owner: self };
        const ref = spawn('mapping', { id: UUID, input: own });
        return { mappings: { ...context.mappings, [UUID]: { ref, summary: firstMappingSummary(saved) } } };
      });
    }),
    /** What a caller would do, for a mapping. */
    deliverBatch: enqueueActions(
      ({ context, enqueue }, { at, uuid, requestId, payload }: Report<'batch.due'>) => {
        const mapping = context.mappings[uuid];
        if (!mapping) return;
        const functionName = functionNameOf(mapping.summary.configuration.FunctionArn);
        const entry = Object.hasOwn(context.functions, functionName)
          ? context.functions[functionName]
          : undefined;
        const state = entry?.record.configuration.State;
        if (!entry || state === 'Pending' || state === 'Failed') {
          const result = { status: 'abandoned' as const };
          enqueue.sendTo(mapping.ref, { type: 'batch.ended', at, requestId, result });
          return;
        }
        const request = {
          FunctionName: functionName,
          InvocationType: 'RequestResponse' as const,
          Payload: payload,
        };
        const open = { functionName, version: latest, request, mappingId: uuid };
        const concurrency = executionPool(functionName, concurrencyUse(context));
        enqueue.assign({ openInvokes: { ...context.openInvokes, [requestId]: open } });
        enqueue.sendTo(entry.ref, { type: 'invocation.received', at, requestId, payload, concurrency });
      },
    ),
    poll: enqueueActions(({ context, enqueue }, polled: Report<'source.polled'>) => {
      const { at, uuid } = polled;
      const mapping = context.mappings[uuid];
      if (!mapping) return;
      const { services, found } = afterPoll(context, polled);
      const { EventSourceArn } = mapping.summary.configuration;
      enqueue.assign({ services });
      enqueue.sendTo(mapping.ref, found);
      for (const { ref } of mappingsToTell(context, context.services, services, EventSourceArn))
        enqueue.sendTo(ref, { type: 'source.changed', at });
    }),
    deleteMessages: assign(({ context }, done: Report<'messages.done'>) => ({
      services: afterDone(context, done),
    })),
    giveUp: enqueueActions(({ context, enqueue }, given: Report<'batch.givenUp'>) => {
      const services = afterGivingUp(context, given);
      enqueue.assign({ services });
      for (const { ref } of mappingsToTell(context, context.services, services))
        enqueue.sendTo(ref, { type: 'source.changed', at: given.at });
    }),
    mirrorMapping: assign(({ context }, report: Report<'mapping.changed'>) => withMapping(context, report)),
    forgetMapping: enqueueActions(({ context, enqueue }, { uuid }: Report<'mapping.gone'>) => {
      enqueue.assign(withoutMapping(context, uuid));
      enqueue.stopChild(uuid);
    }),
    sayBatchEnded: enqueueActions(
      ({ context, enqueue }, { at, requestId, result }: Report<'invocation.settled'>) => {
        const mapping = context.mappings[context.openInvokes[requestId]?.mappingId ?? ''];
        if (mapping) enqueue.sendTo(mapping.ref, { type: 'batch.ended', at, requestId, result });
      },
    ),
    changeServices: enqueueActions(({ context, enqueue }, { at, services }: ServicesChanged) => {
      enqueue.assign({ services });
      for (const { ref } of mappingsToTell(context, context.services, services))
        enqueue.sendTo(ref, { type: 'source.changed', at });
    }),
    changeLayers: assign(({ context }, { call, at }: ApiCalled) =>
      isLayerCall(call) ? { layers: layersAfter(context.layers, call, context, at) } : {},
    ),
    keepRole: assign(({ context }, event: RoleKept) => ({
      trace: context.trace.with(iamRecords(context, event), context.settings.traceLimit),
      ...(roleRefusal(context, event) === null ? { roles: withRole(context.roles, event.role) } : {}),
    })),
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
    drain: enqueueActions(({ context, enqueue }, { functionId }: Report<'function.drained'>) => {
      enqueue.assign(afterDraining(context, functionId));
      enqueue.stopChild(functionId);
    }),
    edit: assign(({ context }, event: Edit) =>
      withRecord(context, event.functionName, (record) => editedRecord(record, event)),
    ),
    mirrorFunction: assign(({ context }, report: Report<'function.changed'>) =>
      afterFunctionChange(context, report),
    ),
    mirrorBusy: assign(({ context }, report: Report<'function.busied'>) => afterBusied(context, report)),
    noteTrouble: assign((_, { at, reason, detail }: Report<'runtime.refused'>) => ({
      trouble: { at, reason, detail },
    })),
    leave: enqueueActions(
      ({ context, enqueue }, event: Extract<ConsoleEvent, { type: 'page.left' | 'runtime.switched' }>) => {
        for (const ref of functionRefs(context)) enqueue.sendTo(ref, event);
      },
    ),
  },
});

export const accountMachine = accountSetup.createMachine({
  id: 'account',
  context: ({ input, spawn, self }) => {
    const {
      region,
      accountId,
      functions,
      roles = [],
      layers = [],
      services = noServices,
      trace,
    } = input.state;
    const settings = { ...defaultSettings, ...input.settings };
    const at = trace.at(-1)?.time ?? 0;
    const entries = functions.map((saved, index): [string, FunctionEntry] => {
      const functionId = `${saved.configuration.FunctionName}#${index}`;
      const ref = spawn('function', {
        id: functionId,
        input: { ...functionInput({ region, settings }, functionId, saved, at), recorder: self, owner: self },
      });
      const { queue = [], ...record } = saved;
      const waiting = queue.map((event) => firstSummary(event, true));
      const versions = Object.fromEntries(
        (record.publications?.versions ?? []).map((version) => {
          const input = versionInput(
            { region, settings },
            functionId,
            version,
            record.reservedConcurrency,
            at,
            provisionedOf(record, version.configuration.Version),
          );
          const own = spawn('function', {
            id: input.functionId,
            input: { ...input, recorder: self, owner: self },
          });
          return [version.configuration.Version, versionEntry(functionId, version, own)];
        }),
      );
      return [
        record.configuration.FunctionName,
        {
          functionId,
          ref,
          record,
          environments: [],
          invocations: [],
          queue: waiting,
          making: null,
          versions,
        },
      ];
    });
    const mappings = (input.state.eventSourceMappings ?? []).flatMap((saved): [string, MappingEntry][] => {
      const own = mappingInput({ settings }, saved, at);
      if (!own) return [];
      const { UUID } = saved.configuration;
      const ref = spawn('mapping', {
        id: UUID,
        input: { ...own, restored: true, recorder: self, owner: self },
      });
      return [[UUID, { ref, summary: firstMappingSummary(saved) }]];
    });
    return {
      region,
      accountId,
      functions: Object.fromEntries(entries),
      roles,
      layers,
      services,
      mappings: Object.fromEntries(mappings),
      departing: {},
      openInvokes: {},
      trace: Trace.empty.with(trace, settings.traceLimit),
      trouble: null,
      spawned: functions.length,
      settings,
    };
  },
  initial: 'open',
  states: {
    open: {
      description: 'The account takes calls of the Lambda API and what the learner does in the console.',
      meta: {
        console: 'The Functions page, and a page for each function.',
        below:
          'Each click that changes something is a call of the Lambda API: it is looked at, and refused in AWS’s words or carried out.',
        source: sources.states,
        fidelity: 'simplified',
      },
      on: {
        'api.called': [
          {
            guard: { type: 'refused', params: ({ event }) => event },
            actions: [
              { type: 'write', params: ({ context, event }) => ({ records: [called(context, event)] }) },
              { type: 'answer', params: ({ context, event }) => refusing(context, event) },
              { type: 'rouse', params: ({ event }) => event },
            ],
          },
          {
            guard: { type: 'calls', params: ({ event }) => ({ action: ['CreateFunction'], called: event }) },
            actions: [
              { type: 'write', params: ({ context, event }) => ({ records: [called(context, event)] }) },
              { type: 'create', params: ({ event }) => event },
              { type: 'answer', params: ({ context, event }) => describing(context, event) },
            ],
          },
          {
            guard: {
              type: 'calls',
              params: ({ event }) => ({
                action: ['UpdateFunctionCode', 'UpdateFunctionConfiguration'],
                called: event,
              }),
            },
            actions: [
              { type: 'write', params: ({ context, event }) => ({ records: [called(context, event)] }) },
              { type: 'update', params: ({ event }) => event },
              { type: 'answer', params: ({ context, event }) => describing(context, event) },
            ],
          },
          {
            guard: {
              type: 'calls',
              params: ({ event }) => ({ action: provisionedActions, called: event }),
            },
            actions: [
              { type: 'write', params: ({ context, event }) => ({ records: [called(context, event)] }) },
              { type: 'provision', params: ({ event }) => event },
              { type: 'answer', params: ({ context, event }) => provisioning(context, event) },
            ],
          },
          {
            guard: { type: 'publishes', params: ({ event }) => event },
            actions: [
              { type: 'write', params: ({ context, event }) => ({ records: [called(context, event)] }) },
              { type: 'publish', params: ({ event }) => event },
              // An alias takes its environments along to another version.
              { type: 'provision', params: ({ event }) => event },
              { type: 'answer', params: ({ context, event }) => publishing(context, event) },
            ],
          },
          {
            guard: { type: 'calls', params: ({ event }) => ({ action: ['DeleteFunction'], called: event }) },
            actions: [
              { type: 'write', params: ({ context, event }) => ({ records: [called(context, event)] }) },
              { type: 'remove', params: ({ event }) => event },
              {
                type: 'answer',
                params: ({ event }) => ({ ...event, answer: accepted('DeleteFunction', null) }),
              },
            ],
          },
          {
            guard: {
              type: 'calls',
              params: ({ event }) => ({
                action: [
                  'PutFunctionConcurrency',
                  'DeleteFunctionConcurrency',
                  'PutFunctionEventInvokeConfig',
                  'UpdateFunctionEventInvokeConfig',
                  'DeleteFunctionEventInvokeConfig',
                  ...functionSettingsActions,
                  'CreateFunctionUrlConfig',
                  'AddPermission',
                  'RemovePermission',
                ],
                called: event,
              }),
            },
            actions: [
              { type: 'write', params: ({ context, event }) => ({ records: [called(context, event)] }) },
              { type: 'setInvoking', params: ({ event }) => event },
              { type: 'answer', params: ({ context, event }) => settingInvoking(context, event) },
            ],
          },
          {
            guard: { type: 'isAboutLayers', params: ({ event }) => event },
            actions: [
              { type: 'write', params: ({ context, event }) => ({ records: [called(context, event)] }) },
              { type: 'changeLayers', params: ({ event }) => event },
              { type: 'answer', params: ({ context, event }) => layering(context, event) },
            ],
          },
          {
            guard: { type: 'calls', params: ({ event }) => ({ action: [...mappingActions], called: event }) },
            actions: [
              { type: 'write', params: ({ context, event }) => ({ records: [called(context, event)] }) },
              { type: 'map', params: ({ event }) => event },
              { type: 'answer', params: ({ context, event }) => mapping(context, event) },
            ],
          },
          {
            guard: { type: 'invokes', params: ({ event }) => ({ how: 'DryRun', called: event }) },
            actions: [
              { type: 'write', params: ({ context, event }) => ({ records: [called(context, event)] }) },
              { type: 'answer', params: ({ event }) => ({ ...event, answer: permitted }) },
            ],
          },
          {
            guard: { type: 'invokes', params: ({ event }) => ({ how: 'Event', called: event }) },
            actions: [
              { type: 'write', params: ({ context, event }) => ({ records: [called(context, event)] }) },
              { type: 'answer', params: ({ event }) => ({ ...event, answer: queued }) },
              { type: 'enqueueEvent', params: ({ event }) => event },
            ],
          },
          {
            actions: [
              { type: 'write', params: ({ context, event }) => ({ records: [called(context, event)] }) },
              { type: 'invoke', params: ({ event }) => event },
            ],
          },
        ],
        'services.changed': { actions: { type: 'changeServices', params: ({ event }) => event } },
        'role.created': { actions: { type: 'keepRole', params: ({ event }) => event } },
        'role.changed': { actions: { type: 'keepRole', params: ({ event }) => event } },
        'draft.changed': {
          guard: { type: 'exists', params: ({ event }) => event },
          actions: { type: 'edit', params: ({ event }) => event },
        },
        'draft.discarded': {
          guard: { type: 'exists', params: ({ event }) => event },
          actions: { type: 'edit', params: ({ event }) => event },
        },
        'testEvent.saved': {
          guard: { type: 'canSaveTestEvent', params: ({ event }) => event },
          actions: { type: 'edit', params: ({ event }) => event },
        },
        'testEvent.deleted': {
          guard: { type: 'exists', params: ({ event }) => event },
          actions: { type: 'edit', params: ({ event }) => event },
        },
        'testEvent.selected': {
          guard: { type: 'exists', params: ({ event }) => event },
          actions: { type: 'edit', params: ({ event }) => event },
        },
        'template.kept': {
          guard: { type: 'exists', params: ({ event }) => event },
          actions: { type: 'edit', params: ({ event }) => event },
        },
        'queue.waitSkipped': {
          guard: { type: 'exists', params: ({ event }) => event },
          actions: { type: 'skipWait', params: ({ event }) => event },
        },
        'idle.skipped': {
          guard: { type: 'exists', params: ({ event }) => event },
          actions: { type: 'skipIdle', params: ({ event }) => event },
        },
        'event.concluded': { actions: { type: 'conclude', params: ({ event }) => event } },
        'event.due': { actions: { type: 'deliver', params: ({ event }) => event } },
        'page.left': { actions: { type: 'leave', params: ({ event }) => event } },
        'runtime.switched': { actions: { type: 'leave', params: ({ event }) => event } },
        'trace.recorded': { actions: { type: 'write', params: ({ event }) => event } },
        'function.changed': { actions: { type: 'mirrorFunction', params: ({ event }) => event } },
        'function.busied': { actions: { type: 'mirrorBusy', params: ({ event }) => event } },
        'function.drained': { actions: { type: 'drain', params: ({ event }) => event } },
        'source.polled': { actions: { type: 'poll', params: ({ event }) => event } },
        'batch.due': { actions: { type: 'deliverBatch', params: ({ event }) => event } },
        'messages.done': { actions: { type: 'deleteMessages', params: ({ event }) => event } },
        'batch.givenUp': { actions: { type: 'giveUp', params: ({ event }) => event } },
        'mapping.changed': { actions: { type: 'mirrorMapping', params: ({ event }) => event } },
        'mapping.gone': { actions: { type: 'forgetMapping', params: ({ event }) => event } },
        'invocation.settled': [
          {
            guard: { type: 'polled', params: ({ event }) => event },
            actions: [
              { type: 'sayBatchEnded', params: ({ event }) => event },
              { type: 'closeInvoke', params: ({ event }) => event },
            ],
          },
          {
            guard: { type: 'awaited', params: ({ event }) => event },
            actions: [
              { type: 'answer', params: ({ context, event }) => settling(context, event) },
              { type: 'closeInvoke', params: ({ event }) => event },
            ],
          },
          { actions: { type: 'closeInvoke', params: ({ event }) => event } },
        ],
        'runtime.refused': { actions: { type: 'noteTrouble', params: ({ event }) => event } },
      },
    },
  },
});

/** The console knows whether its editor holds something new; where nobody says so, the draft does. */
function called(context: AccountContext, event: ApiCalled): TraceRecord {
  const draft = functionOf(context, event)?.record.draft ?? null;
  return calledRecord(context, event, event.console?.undeployedChanges ?? draft !== null);
}

function refusing(context: AccountContext, event: ApiCalled): Answering {
  const error = refusalOf(context, event);
  if (error === null) throw new Error(`${event.call.action} is refused without a reason.`);
  return { ...event, answer: refused(error) };
}

function publishing(context: AccountContext, event: ApiCalled): Answering {
  const record = functionOf(context, event)?.record;
  return { ...event, answer: accepted(event.call.action, record ? publishingResponse(record, event) : null) };
}

function provisioning(context: AccountContext, event: ApiCalled): Answering {
  const entry = functionOf(context, event);
  return { ...event, answer: accepted(event.call.action, entry ? provisionedAnswer(entry, event) : null) };
}

function settingInvoking(context: AccountContext, event: ApiCalled): Answering {
  const record = functionOf(context, event)?.record;
  const response = record ? invokedOtherwiseResponse(record, event) : null;
  return { ...event, answer: accepted(event.call.action, response) };
}

function layering(context: AccountContext, event: ApiCalled): Answering {
  const { call } = event;
  const response = isLayerCall(call) ? layerResponse(context.layers, call) : null;
  return { ...event, answer: accepted(call.action, response) };
}

function mapping(context: AccountContext, event: ApiCalled): Answering {
  return { ...event, answer: accepted(event.call.action, mappingAnswer(context, event.call)) };
}

/** The answer of a call that AWS answers with the function's configuration. */
function describing(context: AccountContext, event: ApiCalled): Answering {
  const configuration = functionOf(context, event)?.record.configuration;
  const response = configuration ? configurationResponse(configuration) : null;
  return { ...event, answer: accepted(event.call.action, response) };
}

function settling(
  context: AccountContext,
  { at, requestId: callId, result }: Report<'invocation.settled'>,
): Answering {
  const open = context.openInvokes[callId];
  if (open === undefined) throw new Error(`Nobody waits for invocation ${callId}.`);
  const answer = invokeAnswer(result, open.version, logTailOf(context, callId, open));
  return { at, callId, call: { action: 'Invoke', request: open.request }, answer };
}
