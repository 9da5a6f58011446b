/**
 * Provisioned concurrency: environments of a version that are initialised before any event, and kept.
 *
 * Source: https://docs.aws.amazon.com/lambda/latest/dg/provisioned-concurrency.html,
 * https://docs.aws.amazon.com/lambda/latest/api/API_PutProvisionedConcurrencyConfig.html
 */
import type { Instant } from '../telemetry/trace.ts';
import { lastModified } from './function-configuration.ts';
import type { Publications } from './versions.types.ts';

export interface PutProvisionedConcurrencyConfigRequest {
  FunctionName: string;
  /** A version or an alias; AWS takes no `$LATEST`. */
  Qualifier: string;
  ProvisionedConcurrentExecutions: number;
}

export interface ProvisionedConcurrencyConfigRequest {
  FunctionName: string;
  Qualifier: string;
}

export type ProvisionedCall =
  | { action: 'PutProvisionedConcurrencyConfig'; request: PutProvisionedConcurrencyConfigRequest }
  | { action: 'GetProvisionedConcurrencyConfig'; request: ProvisionedConcurrencyConfigRequest }
  | { action: 'DeleteProvisionedConcurrencyConfig'; request: ProvisionedConcurrencyConfigRequest };

/** What a function keeps of one. */
export interface ProvisionedConfig {
  /** A version or an alias. */
  Qualifier: string;
  ProvisionedConcurrentExecutions: number;
  at: Instant;
}

export const provisionedStatuses = ['IN_PROGRESS', 'READY', 'FAILED'] as const;
export type ProvisionedStatus = (typeof provisionedStatuses)[number];

/** How far it has come. */
export interface ProvisionedProgress {
  status: ProvisionedStatus;
  requested: number;
  /** Environments that are initialised. */
  allocated: number;
  /** Those that events may have: all or none. */
  available: number;
  /** Beside `FAILED`. */
  reason?: string;
}

/** The version that the environments are made of: that of an alias is its first one. */
export function provisionedVersion(qualifier: string, { aliases }: Pick<Publications, 'aliases'>): string {
  return aliases.find(({ Name }) => Name === qualifier)?.FunctionVersion ?? qualifier;
}

/** How many environments are kept, by the number of the version. */
export function provisionedByVersion(
  configs: readonly ProvisionedConfig[],
  publications: Pick<Publications, 'aliases'>,
): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { Qualifier, ProvisionedConcurrentExecutions: executions } of configs) {
    const version = provisionedVersion(Qualifier, publications);
    counts[version] = (counts[version] ?? 0) + executions;
  }
  return counts;
}

/** As the API answers it. Right after the call nothing is allocated. */
export function provisionedResponse(
  { ProvisionedConcurrentExecutions, at }: ProvisionedConfig,
  progress: ProvisionedProgress | null,
): Record<string, unknown> {
  return {
    RequestedProvisionedConcurrentExecutions: ProvisionedConcurrentExecutions,
    AvailableProvisionedConcurrentExecutions: progress?.available ?? 0,
    AllocatedProvisionedConcurrentExecutions: progress?.allocated ?? 0,
    Status: progress?.status ?? 'IN_PROGRESS',
    ...(progress?.reason === undefined ? {} : { StatusReason: progress.reason }),
    LastModified: lastModified(at),
  };
}
