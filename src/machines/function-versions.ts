/** Versions and aliases of a function: which actor an invocation goes to, and what a call makes of them. */
import type { FunctionRecord } from '#model/account-state.ts';
import type { ApiCall } from '#model/lambda/api-call.ts';
import { functionNameOf } from '#model/lambda/arn.ts';
import { configurationResponse } from '#model/lambda/function-configuration.ts';
import { requestId } from '#model/lambda/request-id.ts';
import {
  createdAlias,
  latest,
  noPublications,
  publishedVersion,
  unchangedVersion,
  updatedAlias,
  versionFor,
} from '#model/lambda/versions.ts';
import type { Publications, PublishedVersion } from '#model/lambda/versions.types.ts';
import type { FunctionQueueSettings } from '#model/lambda/asynchronous.ts';
import type { AccountContext, ApiCalled, FunctionEntry, FunctionRef, VersionEntry } from './account.types.ts';
import { firstSummary } from './function-queue.ts';
import type { Deployment, FunctionInput } from './function.types.ts';
import { seededBytes } from './seeded-random.ts';

/** What takes an invocation: the function as it is deployed, or one of its versions. */
export interface Executor {
  entry: FunctionEntry;
  ref: FunctionRef;
  version: string;
}

/** The executor that a call to invoke goes to, and what it was called by. */
export function executorOf(
  { functions, settings }: AccountContext,
  { call, callId }: Pick<ApiCalled, 'call' | 'callId'>,
): (Executor & { invokedFunctionArn?: string; alias?: string }) | null {
  if (call.action !== 'Invoke') return null;
  const name = functionNameOf(call.request.FunctionName);
  const entry = Object.hasOwn(functions, name) ? functions[name] : undefined;
  if (entry === undefined) return null;
  const { Qualifier } = call.request;
  if (Qualifier === undefined) return { entry, ref: entry.ref, version: latest };
  const chance = fraction(seededBytes(`${settings.seed}/route/${callId}`, 4));
  const version = versionFor(Qualifier, entry.record.publications ?? noPublications, chance) ?? latest;
  const ref = version === latest ? entry.ref : entry.versions[version]?.ref;
  const invokedFunctionArn = `${entry.record.configuration.FunctionArn}:${Qualifier}`;
  const alias = Qualifier === version ? {} : { alias: Qualifier };
  return ref ? { entry, ref, version, invokedFunctionArn, ...alias } : null;
}

/** The executor whose actor this is. */
export function executorById({ functions }: AccountContext, functionId: string): Executor | null {
  for (const entry of Object.values(functions)) {
    if (entry.functionId === functionId) return { entry, ref: entry.ref, version: latest };
    for (const [version, each] of Object.entries(entry.versions))
      if (each.functionId === functionId) return { entry, ref: each.ref, version };
  }
  return null;
}

/** 0 up to 1. */
function fraction(bytes: Uint8Array): number {
  return bytes.reduce((sum, byte, index) => sum + byte / 256 ** (index + 1), 0);
}

export function allRefs({ ref, versions }: FunctionEntry): FunctionRef[] {
  return [ref, ...Object.values(versions).map((each) => each.ref)];
}

export function versionId(functionId: string, version: string): string {
  return `${functionId}:${version}`;
}

/** What the actor of a version is given, but for those that it reports to. */
export function versionInput(
  { region, settings }: Pick<AccountContext, 'region' | 'settings'>,
  functionId: string,
  { configuration, files, layers, image, queue = [] }: PublishedVersion,
  queueSettings: FunctionQueueSettings,
  at: number,
  provisioned = 0,
): Omit<FunctionInput, 'owner' | 'recorder'> {
  return {
    functionId: versionId(functionId, configuration.Version),
    at,
    deployment: { configuration, files, ...(layers ? { layers } : {}), ...(image ? { image } : {}) },
    settings: {
      region,
      idleExpiryMs: settings.idleExpiryMs,
      simulated: settings.simulated,
      seed: settings.seed,
    },
    saved: queue,
    provisioned,
    queueSettings,
  };
}

export function versionEntry(
  functionId: string,
  { configuration, queue = [] }: PublishedVersion,
  ref: FunctionRef,
): VersionEntry {
  return {
    functionId: versionId(functionId, configuration.Version),
    ref,
    environments: [],
    invocations: [],
    queue: queue.map((event) => firstSummary(event, true)),
    making: null,
    provisioned: null,
  };
}

/** The record after one of its versions has become another state. */
export function withVersion(record: FunctionRecord, { configuration }: Deployment): FunctionRecord {
  const { publications = noPublications } = record;
  const versions = publications.versions.map((each) =>
    each.configuration.Version === configuration.Version ? { ...each, configuration } : each,
  );
  return { ...record, publications: { ...publications, versions } };
}

export function isPublishing({ action, request }: ApiCall): boolean {
  if (action === 'DeleteFunction') return request.Qualifier !== undefined;
  return (
    action === 'PublishVersion' ||
    action === 'CreateAlias' ||
    action === 'UpdateAlias' ||
    action === 'DeleteAlias'
  );
}

/** Versions and aliases after a call that has been accepted. */
export function publicationsAfter(
  record: FunctionRecord,
  { call, callId }: ApiCalled,
  seed: string,
): Publications {
  const before = record.publications ?? noPublications;
  const revisionId = requestId(seededBytes(`${seed}/revision/${callId}`, 16));
  switch (call.action) {
    case 'PublishVersion': {
      if (unchangedVersion(record, before) !== null) return before;
      const made = publishedVersion(record, call.request, before);
      return { ...before, versions: [...before.versions, made], lastVersion: before.lastVersion + 1 };
    }
    case 'CreateAlias': {
      const alias = createdAlias(call.request, record.configuration.FunctionArn, revisionId);
      return { ...before, aliases: [...before.aliases, alias] };
    }
    case 'UpdateAlias': {
      const { request } = call;
      const aliases = before.aliases.map((each) =>
        each.Name === request.Name ? updatedAlias(each, request, revisionId) : each,
      );
      return { ...before, aliases };
    }
    case 'DeleteAlias': {
      const { Name } = call.request;
      return { ...before, aliases: before.aliases.filter((each) => each.Name !== Name) };
    }
    case 'DeleteFunction': {
      const { Qualifier } = call.request;
      const versions = before.versions.filter(({ configuration }) => configuration.Version !== Qualifier);
      return { ...before, versions };
    }
    default:
      return before;
  }
}

/** What the API answers, once that is done. */
export function publishingResponse(
  { configuration, publications = noPublications }: FunctionRecord,
  { call }: Pick<ApiCalled, 'call'>,
): Record<string, unknown> | null {
  switch (call.action) {
    case 'PublishVersion': {
      const newest = publications.versions.at(-1)?.configuration ?? configuration;
      return configurationResponse(newest);
    }
    case 'CreateAlias':
    case 'UpdateAlias': {
      const alias = publications.aliases.find(({ Name }) => Name === call.request.Name);
      return alias ? { ...alias } : null;
    }
    default:
      return null;
  }
}
