/** The account's snapshot in, what a page shows of it out. */
import type { ResourceStatement, TestEvent } from '#model/account-state.ts';
import { accountResources, type AccountResources } from '#model/lambda/account-resources.ts';
import { settledEventInvoke } from '#model/lambda/asynchronous.ts';
import { reservable, unreservedConcurrency, type ConcurrencyUse } from '#model/lambda/concurrency.ts';
import type {
  FunctionConfiguration,
  FunctionState,
  FunctionUrlConfig,
  LastUpdateStatus,
  SettledEventInvokeConfig,
} from '#model/lambda/configuration.ts';
import type { RuntimeManagementConfig } from '#model/lambda/function-settings.types.ts';
import {
  provisionedVersion,
  type ProvisionedConfig,
  type ProvisionedProgress,
} from '#model/lambda/provisioned-concurrency.ts';
import { noPublications } from '#model/lambda/versions.ts';
import type { MakingStep } from '#model/lambda/making.ts';
import type { Layer } from '#model/lambda/layers.types.ts';
import type { AliasConfiguration, PublishedVersion } from '#model/lambda/versions.types.ts';
import type { PackageFiles } from '#model/package/deployment-package.ts';
import type { ServicesState } from '#model/services/services-state.ts';
import type { KeptTemplate } from '#model/sam/kept-template.ts';
import { concurrencyUse } from './account-calls.ts';
import type { AccountContext, FunctionEntry, RuntimeTrouble } from './account.types.ts';
import { environmentMachine } from './environment.machine.ts';
import type { EnvironmentSummary } from './environment.types.ts';
import { functionMachine } from './function.machine.ts';
import type { InvocationSummary } from './invocation.types.ts';
import { type MappingView, mappingViews } from './mapping.view.ts';
import { queuedEventMachine } from './queued-event.machine.ts';
import type { QueuedEventState, QueuedEventSummary } from './queued-event.types.ts';
import type { StateMeta } from './state-meta.ts';

/** Whether a button can be pressed, and if not, why. */
export type Availability = { allowed: true } | { allowed: false; reason: string };

/** A state and the machines' own words for it. */
export interface InWords<T> {
  value: T;
  /** What it is, in a sentence. */
  description: string;
  /** What the console shows. */
  console: string;
  /** What really happens below it. */
  below: string;
}

export interface EnvironmentView extends EnvironmentSummary {
  words: InWords<EnvironmentSummary['state']>;
}

export interface QueuedEventView extends QueuedEventSummary {
  words: InWords<QueuedEventState>;
}

export interface FunctionView {
  name: string;
  configuration: FunctionConfiguration;
  state: InWords<FunctionState>;
  /** What is being made for it; `null` while it is not Pending. */
  making: MakingStep | null;
  lastUpdate: InWords<LastUpdateStatus>;
  /** What is deployed. */
  files: PackageFiles;
  /** Files of its layers, in the order in which they are unpacked. */
  layers: readonly PackageFiles[];
  /** What the editor shows: the draft where there is one. */
  editorFiles: PackageFiles;
  undeployedChanges: boolean;
  testEvents: readonly TestEvent[];
  /** The one that Test sends. */
  selectedTestEvent: TestEvent | null;
  /** Frozen copies of code and configuration, oldest first. */
  versions: readonly PublishedVersion[];
  aliases: readonly AliasConfiguration[];
  /** The template that the learner brought for it. */
  template: KeptTemplate | null;
  canTest: Availability;
  canDeploy: Availability;
  canUpdate: Availability;
  canDelete: Availability;
  environments: readonly EnvironmentView[];
  /** Invocations without an answer yet. */
  invocations: readonly InvocationSummary[];
  /** Events that nobody waits for and that are not through yet, in the order in which they came. */
  queue: readonly QueuedEventView[];
  /** Executions that are reserved for the function; `null`: it shares what nobody has reserved. */
  reservedConcurrency: number | null;
  /** Environments that versions keep ready, and how far that has come. */
  provisioned: readonly {
    config: ProvisionedConfig;
    version: string;
    progress: ProvisionedProgress | null;
  }[];
  /** The most that can be reserved for it. */
  reservableConcurrency: number;
  /** How its events are treated that nobody waits for. */
  eventInvokeConfig: SettledEventInvokeConfig;
  /** The same of versions and aliases that have settings of their own, by their name. */
  qualifiedEventInvokeConfigs: Readonly<Record<string, SettledEventInvokeConfig>>;
  tags: Readonly<Record<string, string>>;
  codeSigningConfigArn: string | null;
  functionUrl: FunctionUrlConfig | null;
  /** When it gets the next patch of its runtime. */
  runtimeManagement: RuntimeManagementConfig;
  /** Statements of its resource-based policy. */
  policy: readonly ResourceStatement[];
}

export interface AccountView {
  /** Layers that are published. */
  layers: readonly Layer[];
  /** Queues, buckets and the like. */
  services: ServicesState;
  /** Queues and streams that Lambda reads for functions, in order of creation. */
  mappings: readonly MappingView[];
  region: string;
  accountId: string;
  /** In order of creation: the rows of the Functions page. */
  functions: readonly FunctionView[];
  /** Executions that the account may have at the same time, and what is reserved of them. */
  concurrency: { limit: number; reserved: Readonly<Record<string, number>>; unreserved: number };
  /** Roles, networks and keys that there are to choose from. */
  resources: AccountResources;
  trouble: RuntimeTrouble | null;
  /** Records of the trace that were let go because it had grown too long. */
  droppedRecords: number;
}

const allowed: Availability = { allowed: true };
const because = (reason: string): Availability => ({ allowed: false, reason });

function inWords<T>(value: T, node: { description?: string; meta?: Partial<StateMeta> }): InWords<T> {
  const { description = '', meta } = node;
  return { value, description, console: meta?.console ?? '', below: meta?.below ?? '' };
}

const stateIds = { Pending: 'pending', Active: 'active', Inactive: 'inactive', Failed: 'failed' } as const;

/** While it is Pending, what is being made. */
function stateInWords(state: FunctionState, making: MakingStep | null): InWords<FunctionState> {
  const step = state === 'Pending' && making !== null ? `.${making}` : '';
  return inWords(
    state,
    functionMachine.getStateNodeById(`function.existing.state.${stateIds[state]}${step}`),
  );
}

const updateIds = { InProgress: 'inProgress', Successful: 'successful', Failed: 'failed' } as const;

function updateInWords(status: LastUpdateStatus): InWords<LastUpdateStatus> {
  return inWords(
    status,
    functionMachine.getStateNodeById(`function.existing.lastUpdate.${updateIds[status]}`),
  );
}

function environmentView(summary: EnvironmentSummary): EnvironmentView {
  const node = environmentMachine.getStateNodeById(`environment.${summary.place}`);
  return { ...summary, words: inWords(summary.state, node) };
}

/** Why the function cannot be changed right now, in a sentence for a disabled button. */
function canUpdate({ State, LastUpdateStatus }: FunctionConfiguration): Availability {
  if (State === 'Pending') return because('The function is still being created.');
  if (State === 'Failed') return because('The function could not be created. Delete it and create it again.');
  return LastUpdateStatus === 'InProgress' ? because('An update is in progress.') : allowed;
}

/** Test is there while the function is Pending: then it is AWS that refuses. */
function canTest({ State }: FunctionConfiguration): Availability {
  return State === 'Failed' ? because('The function could not be created.') : allowed;
}

function queuedEventView(summary: QueuedEventSummary): QueuedEventView {
  const node = queuedEventMachine.getStateNodeById(`queuedEvent.${summary.state}`);
  return { ...summary, words: inWords(summary.state, node) };
}

function functionView(entry: FunctionEntry, use: ConcurrencyUse): FunctionView {
  const { record } = entry;
  const versions = Object.values(entry.versions);
  const { configuration, files, draft, testEvents, selectedTestEvent } = record;
  const { reservedConcurrency = null, eventInvokeConfig, qualifiedEventInvokeConfigs = {} } = record;
  const { tags = {}, codeSigningConfigArn = null, functionUrl = null, policy = [] } = record;
  const update = canUpdate(configuration);
  return {
    name: configuration.FunctionName,
    configuration,
    state: stateInWords(configuration.State, entry.making),
    making: entry.making,
    lastUpdate: updateInWords(configuration.LastUpdateStatus),
    files,
    layers: record.layers ?? [],
    editorFiles: draft ?? files,
    undeployedChanges: draft !== null,
    testEvents,
    selectedTestEvent: testEvents.find(({ name }) => name === selectedTestEvent) ?? null,
    versions: record.publications?.versions ?? [],
    aliases: record.publications?.aliases ?? [],
    template: record.template ?? null,
    canTest: canTest(configuration),
    canDeploy: update.allowed && draft === null ? because('There are no changes to deploy.') : update,
    canUpdate: update,
    canDelete: allowed,
    environments: [entry, ...versions]
      .flatMap(({ environments }) => environments)
      .sort((a, b) => a.startedAt - b.startedAt)
      .map(environmentView),
    invocations: [entry, ...versions].flatMap(({ invocations }) => invocations),
    queue: [entry, ...versions].flatMap(({ queue }) => queue.map(queuedEventView)),
    reservedConcurrency,
    provisioned: (record.provisioned ?? []).map((config) => {
      const version = provisionedVersion(config.Qualifier, record.publications ?? noPublications);
      return { config, version, progress: entry.versions[version]?.provisioned ?? null };
    }),
    reservableConcurrency: reservable(configuration.FunctionName, use),
    eventInvokeConfig: settledEventInvoke(eventInvokeConfig),
    qualifiedEventInvokeConfigs: Object.fromEntries(
      Object.entries(qualifiedEventInvokeConfigs).map(([qualifier, config]) => [
        qualifier,
        settledEventInvoke(config),
      ]),
    ),
    tags,
    codeSigningConfigArn,
    functionUrl,
    runtimeManagement: record.runtimeManagement ?? { UpdateRuntimeOn: 'Auto' },
    policy,
  };
}

export function accountView({ context }: { context: AccountContext }): AccountView {
  const use = concurrencyUse(context);
  const { region, accountId, functions, roles, layers, services, mappings, trouble, trace } = context;
  return {
    region,
    accountId,
    layers,
    services,
    mappings: mappingViews(mappings),
    functions: Object.values(functions).map((entry) => functionView(entry, use)),
    concurrency: { limit: use.limit, reserved: use.reserved, unreserved: unreservedConcurrency(use) },
    resources: accountResources({ region, accountId }, roles),
    trouble,
    droppedRecords: trace.dropped,
  };
}
