/** Calls of provisioned concurrency: what they make of a function's record, and what is answered. */
import type { FunctionRecord } from '#model/account-state.ts';
import type { ApiAction, ApiCall } from '#model/lambda/api-call.ts';
import {
  provisionedByVersion,
  provisionedResponse,
  provisionedVersion,
  type ProvisionedCall,
} from '#model/lambda/provisioned-concurrency.ts';
import { noPublications } from '#model/lambda/versions.ts';
import type { ApiCalled, FunctionEntry } from './account.types.ts';

export const provisionedActions = [
  'PutProvisionedConcurrencyConfig',
  'GetProvisionedConcurrencyConfig',
  'DeleteProvisionedConcurrencyConfig',
] satisfies ProvisionedCall['action'][] satisfies ApiAction[];

/** The record after a call. A configuration goes with the version or the alias that it is of. */
export function provisionedAfter(
  record: FunctionRecord,
  { call, at }: Pick<ApiCalled, 'call' | 'at'>,
): FunctionRecord {
  const { provisioned: before = [], publications = noPublications, ...rest } = record;
  const { versions, aliases } = publications;
  const names = [
    ...versions.map(({ configuration }) => configuration.Version),
    ...aliases.map(({ Name }) => Name),
  ];
  const changed = changedConfigs(before, call, at);
  const provisioned = changed.filter(({ Qualifier }) => names.includes(Qualifier));
  return {
    ...rest,
    ...(record.publications ? { publications } : {}),
    ...(provisioned.length > 0 ? { provisioned } : {}),
  };
}

type Configs = NonNullable<FunctionRecord['provisioned']>;

function changedConfigs(configs: Configs, call: ApiCall, at: number): Configs {
  if (call.action === 'PutProvisionedConcurrencyConfig') {
    const { Qualifier, ProvisionedConcurrentExecutions } = call.request;
    const others = configs.filter((each) => each.Qualifier !== Qualifier);
    return [...others, { Qualifier, ProvisionedConcurrentExecutions, at }];
  }
  if (call.action !== 'DeleteProvisionedConcurrencyConfig') return configs;
  return configs.filter((each) => each.Qualifier !== call.request.Qualifier);
}

/** How many environments each version keeps ready, those with none as well. */
export function provisionedExecutions({ record, versions }: FunctionEntry): [string, number][] {
  return Object.keys(versions).map((version) => [version, provisionedOf(record, version)]);
}

/** How many environments a version keeps ready. */
export function provisionedOf(record: FunctionRecord, version: string): number {
  return provisionedByVersion(record.provisioned ?? [], record.publications ?? noPublications)[version] ?? 0;
}

/** What the API answers; to a Put, what is so before anything has been done. */
export function provisionedAnswer(
  { record, versions }: FunctionEntry,
  { call }: Pick<ApiCalled, 'call'>,
): Record<string, unknown> | null {
  if (call.action !== 'PutProvisionedConcurrencyConfig' && call.action !== 'GetProvisionedConcurrencyConfig')
    return null;
  const { Qualifier } = call.request;
  const config = record.provisioned?.find((each) => each.Qualifier === Qualifier);
  if (!config) return null;
  const version = provisionedVersion(Qualifier, record.publications ?? noPublications);
  const progress = versions[version]?.provisioned ?? null;
  return provisionedResponse(config, call.action === 'PutProvisionedConcurrencyConfig' ? null : progress);
}
