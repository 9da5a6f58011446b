/**
 * Settings for events that nobody waits for, of a function, of its versions and of its aliases: which hold for an
 * event, and what the calls make of them. Each stands alone: one that nobody has set is AWS's own, and not that of
 * the version which an alias leads to.
 *
 * Source: https://docs.aws.amazon.com/lambda/latest/api/API_PutFunctionEventInvokeConfig.html. That nothing is handed
 * down is nowhere said; it follows from a configuration being kept by its qualifier.
 */
import type { FunctionRecord } from '#model/account-state.ts';
import type { ApiCall } from '#model/lambda/api-call.ts';
import { type FunctionQueueSettings, queueSettings } from '#model/lambda/asynchronous.ts';
import type { EventInvokeConfig } from '#model/lambda/configuration.ts';
import { latest, noPublications } from '#model/lambda/versions.ts';

type Kept = Pick<FunctionRecord, 'eventInvokeConfig' | 'qualifiedEventInvokeConfigs' | 'reservedConcurrency'>;

export function eventInvokeConfigOf(
  { eventInvokeConfig, qualifiedEventInvokeConfigs = {} }: Kept,
  qualifier: string = latest,
): EventInvokeConfig | undefined {
  if (qualifier === latest) return eventInvokeConfig;
  return Object.hasOwn(qualifiedEventInvokeConfigs, qualifier)
    ? qualifiedEventInvokeConfigs[qualifier]
    : undefined;
}

/** What the actor of a version works with: its own settings, and those of the aliases it may be called by. */
export function settingsOfVersion(record: Kept, version: string = latest): FunctionQueueSettings {
  const { qualifiedEventInvokeConfigs = {}, reservedConcurrency } = record;
  const qualified = Object.entries(qualifiedEventInvokeConfigs).map(
    ([qualifier, config]) => [qualifier, queueSettings(config, reservedConcurrency)] as const,
  );
  return {
    ...queueSettings(eventInvokeConfigOf(record, version), reservedConcurrency),
    qualified: Object.fromEntries(qualified),
  };
}

type EventInvokeCall = Extract<ApiCall, { action: `${string}EventInvokeConfig` }>;

export function isEventInvokeCall(call: ApiCall): call is EventInvokeCall {
  return call.action.endsWith('FunctionEventInvokeConfig');
}

export function eventInvokeAfter(record: FunctionRecord, call: EventInvokeCall): FunctionRecord {
  const { Qualifier = latest } = call.request;
  if (call.action === 'DeleteFunctionEventInvokeConfig') return without(record, Qualifier);
  const { FunctionName: _, Qualifier: __, ...config } = call.request;
  const before = call.action === 'UpdateFunctionEventInvokeConfig' && eventInvokeConfigOf(record, Qualifier);
  const next = { ...(before || {}), ...config };
  if (Qualifier === latest) return { ...record, eventInvokeConfig: next };
  const { qualifiedEventInvokeConfigs: others = {} } = record;
  return { ...record, qualifiedEventInvokeConfigs: { ...others, [Qualifier]: next } };
}

function without(record: FunctionRecord, qualifier: string): FunctionRecord {
  if (qualifier === latest) {
    const { eventInvokeConfig: _, ...rest } = record;
    return rest;
  }
  return keeping(record, (each) => each !== qualifier);
}

/** Settings go with the version or the alias that they are of. */
export function withoutStaleConfigs(record: FunctionRecord): FunctionRecord {
  const { versions, aliases } = record.publications ?? noPublications;
  const there = [
    ...versions.map(({ configuration }) => configuration.Version),
    ...aliases.map(({ Name }) => Name),
  ];
  return keeping(record, (qualifier) => there.includes(qualifier));
}

function keeping(record: FunctionRecord, stays: (qualifier: string) => boolean): FunctionRecord {
  const { qualifiedEventInvokeConfigs = {}, ...rest } = record;
  const kept = Object.entries(qualifiedEventInvokeConfigs).filter(([qualifier]) => stays(qualifier));
  return kept.length === 0 ? rest : { ...rest, qualifiedEventInvokeConfigs: Object.fromEntries(kept) };
}

/** What the API answers; `null`: nothing. */
export function eventInvokeResponse(
  record: FunctionRecord,
  { request: { Qualifier = latest }, action }: EventInvokeCall,
  at: number,
): Record<string, unknown> | null {
  if (action === 'DeleteFunctionEventInvokeConfig') return null;
  return {
    // Seconds since 1970, as the API's JSON writes a time.
    LastModified: at / 1000,
    FunctionArn: `${record.configuration.FunctionArn}:${Qualifier}`,
    ...eventInvokeConfigOf(record, Qualifier),
  };
}

/** Names that have settings: `hello`, `hello:live`. */
export function configuredNames(record: FunctionRecord): string[] {
  const { configuration, eventInvokeConfig, qualifiedEventInvokeConfigs = {} } = record;
  const { FunctionName } = configuration;
  return [
    ...(eventInvokeConfig ? [FunctionName] : []),
    ...Object.keys(qualifiedEventInvokeConfigs).map((qualifier) => `${FunctionName}:${qualifier}`),
  ];
}
