/** What the account knows, and how it changes: plain functions. */
import type { AccountState, FunctionRecord } from '#model/account-state.ts';
import { accountStateVersion } from '#model/account-state.ts';
import { savedTestEvents } from '#model/lambda/limits.ts';
import { latest } from '#model/lambda/versions.ts';
import { noServices } from '#model/services/services-state.ts';
import type { Instant } from '#model/telemetry/trace.ts';
import type {
  AccountContext,
  AccountReport,
  ConsoleEvent,
  FunctionEntry,
  FunctionRef,
  VersionEntry,
} from './account.types.ts';
import type { FunctionInput } from './function.types.ts';
import { savedMapping } from './account-mappings.ts';
import { savedEvent } from './function-queue.ts';
import { settingsOfVersion } from './event-invoke-configs.ts';
import { allRefs, type Executor, executorById, withVersion } from './function-versions.ts';
import { sameFiles } from './package-files.ts';

/** What changes the record of a function and nothing else. */
export type ConsoleEdit = Exclude<
  ConsoleEvent,
  { type: 'page.left' | 'runtime.switched' | 'queue.waitSkipped' | 'idle.skipped' }
>;
export type Functions = Pick<AccountContext, 'functions'>;
type Report<Type extends AccountReport['type']> = Extract<AccountReport, { type: Type }>;

export function withRecord(
  { functions }: AccountContext,
  name: string,
  change: (record: FunctionRecord) => FunctionRecord,
): Functions {
  const entry = Object.hasOwn(functions, name) ? functions[name] : undefined;
  if (entry === undefined) return { functions };
  return { functions: { ...functions, [name]: { ...entry, record: change(entry.record) } } };
}

export function withEntry({ functions }: AccountContext, entry: FunctionEntry): Functions {
  return { functions: { ...functions, [entry.record.configuration.FunctionName]: entry } };
}

/** What the actor of a function is given, but for those that it reports to. */
export function functionInput(
  { region, settings }: Pick<AccountContext, 'region' | 'settings'>,
  functionId: string,
  record: FunctionRecord,
  at: Instant,
): Omit<FunctionInput, 'owner' | 'recorder'> {
  const { configuration, files, layers, image, queue = [] } = record;
  return {
    functionId,
    at,
    deployment: { configuration, files, ...(layers ? { layers } : {}), ...(image ? { image } : {}) },
    settings: {
      region,
      idleExpiryMs: settings.idleExpiryMs,
      simulated: settings.simulated,
      seed: settings.seed,
    },
    saved: queue,
    queueSettings: settingsOfVersion(record),
  };
}

/** The function of a `deployment` that is through, or failed. */
export function afterFunctionChange(
  context: AccountContext,
  { functionId, deployment, returned }: Report<'function.changed'>,
): Functions {
  const executor = executorById(context, functionId);
  if (executor === null) return { functions: context.functions };
  const { entry, version } = executor;
  const { record } = entry;
  if (version !== latest) return withEntry(context, { ...entry, record: withVersion(record, deployment) });
  const draft = record.draft ?? returned;
  return withEntry(context, {
    ...entry,
    record: {
      ...record,
      ...deployment,
      draft: draft !== null && sameFiles(draft, deployment.files) ? null : draft,
    },
  });
}

export function afterBusied(
  context: AccountContext,
  { functionId, environments, invocations, queue, making, provisioned }: Report<'function.busied'>,
): Pick<AccountContext, 'functions' | 'trouble'> {
  const executor = executorById(context, functionId);
  const { trouble } = context;
  const started = environments.some(
    ({ state, since }) => state !== 'provisioning' && state !== 'ended' && since >= (trouble?.at ?? 0),
  );
  return {
    ...(executor
      ? withEntry(context, busiedEntry(executor, { environments, invocations, queue, making, provisioned }))
      : context),
    trouble: started ? null : trouble,
  };
}

function busiedEntry(
  { entry, version }: Executor,
  busy: Pick<VersionEntry, 'environments' | 'invocations' | 'queue' | 'making' | 'provisioned'>,
): FunctionEntry {
  const own = entry.versions[version];
  if (version === latest || own === undefined) {
    const { provisioned: _, ...rest } = busy;
    return { ...entry, ...rest };
  }
  return { ...entry, versions: { ...entry.versions, [version]: { ...own, ...busy } } };
}

/** A version goes; its actor stays until it is drained. */
export function afterVersionDeletion(
  context: AccountContext,
  entry: FunctionEntry,
  version: string,
): Functions & Pick<AccountContext, 'departing'> {
  const { [version]: gone, ...versions } = entry.versions;
  const departing = gone ? { ...context.departing, [gone.functionId]: gone.ref } : context.departing;
  return { ...withEntry(context, { ...entry, versions }), departing };
}

/** The function goes; its actor stays until it is drained. */
export function afterDeletion(
  { functions, departing }: AccountContext,
  { functionId, ref, record, versions }: FunctionEntry,
): Pick<AccountContext, 'functions' | 'departing'> {
  const { [record.configuration.FunctionName]: _, ...rest } = functions;
  const own = Object.values(versions).map((each) => [each.functionId, each.ref] as const);
  return { functions: rest, departing: { ...departing, [functionId]: ref, ...Object.fromEntries(own) } };
}

export function afterDraining(
  { departing }: AccountContext,
  functionId: string,
): Pick<AccountContext, 'departing'> {
  const { [functionId]: _, ...rest } = departing;
  return { departing: rest };
}

/** Actors of all functions, deleted ones included. */
export function functionRefs({ functions, departing }: AccountContext): FunctionRef[] {
  return [...Object.values(functions).flatMap(allRefs), ...Object.values(departing)];
}

/** The console keeps ten test events for a function; replacing one is always possible. */
export function canSaveTestEvent(
  { functions }: AccountContext,
  { functionName, testEvent }: Extract<ConsoleEvent, { type: 'testEvent.saved' }>,
): boolean {
  const events = functions[functionName]?.record.testEvents;
  if (events === undefined) return false;
  return events.length < savedTestEvents || events.some(({ name }) => name === testEvent.name);
}

/** The record after something that only the console knows of. */
export function editedRecord(record: FunctionRecord, event: ConsoleEdit): FunctionRecord {
  switch (event.type) {
    case 'draft.changed':
      return { ...record, draft: sameFiles(event.files, record.files) ? null : event.files };
    case 'draft.discarded':
      return { ...record, draft: null };
    case 'testEvent.saved': {
      const { testEvent } = event;
      const known = record.testEvents.some(({ name }) => name === testEvent.name);
      const testEvents = known
        ? record.testEvents.map((one) => (one.name === testEvent.name ? testEvent : one))
        : [...record.testEvents, testEvent];
      return { ...record, testEvents, selectedTestEvent: testEvent.name };
    }
    case 'testEvent.deleted': {
      const testEvents = record.testEvents.filter(({ name }) => name !== event.name);
      const selected = record.selectedTestEvent === event.name ? null : record.selectedTestEvent;
      return { ...record, testEvents, selectedTestEvent: selected ?? testEvents[0]?.name ?? null };
    }
    case 'template.kept': {
      const { template: _, ...rest } = record;
      return event.template === null ? rest : { ...rest, template: event.template };
    }
    case 'testEvent.selected': {
      const known = record.testEvents.some(({ name }) => name === event.name);
      return { ...record, selectedTestEvent: known ? event.name : null };
    }
  }
}

function savedRecord({ record, queue, versions }: FunctionEntry): FunctionRecord {
  const { publications } = record;
  const saved = publications && {
    ...publications,
    versions: publications.versions.map(({ queue: _, ...version }) => {
      const events = versions[version.configuration.Version]?.queue ?? [];
      return events.length === 0 ? version : { ...version, queue: events.map(savedEvent) };
    }),
  };
  return {
    ...record,
    ...(saved ? { publications: saved } : {}),
    ...(queue.length === 0 ? {} : { queue: queue.map(savedEvent) }),
  };
}

/** The account as it is saved. A deployment that is under way begins again when the account is opened. */
export function accountState({ context }: { context: AccountContext }): AccountState {
  const saved = Object.values(context.mappings).map(savedMapping);
  const { region, accountId, functions, roles, layers, services, trace } = context;
  return {
    version: accountStateVersion,
    region,
    accountId,
    functions: Object.values(functions).map(savedRecord),
    ...(roles.length > 0 ? { roles } : {}),
    ...(layers.length > 0 ? { layers } : {}),
    ...(services === noServices ? {} : { services }),
    ...(saved.length > 0 ? { eventSourceMappings: saved } : {}),
    trace: trace.records,
  };
}
