/** Provisioned concurrency: its rows, what is typed, and the calls that it ends in. */
import { z } from 'zod';
import type { FunctionView } from '#machines/account.view.ts';
import type { ApiCall } from '#model/lambda/api-call.ts';
import type { ProvisionedStatus } from '#model/lambda/provisioned-concurrency.ts';
import { latest } from '#model/lambda/versions.ts';
import { provisionedConsole } from './provisioned.console.words.ts';
import { words } from './provisioned.words.ts';
import { typedReader } from './typed-json.ts';

export interface ProvisionedRow {
  qualifier: string;
  /** “Alias live, version 3”. */
  name: string;
  status: string;
  state: 'busy' | 'ok' | 'error';
  requested: number;
  allocated: number;
  available: number;
  reason: string | null;
  /** Of its environments, how many work on an event. */
  inUse: number;
  /** Events of the version that found none of them and started an ordinary environment. */
  spilled: number;
}

const states: Record<ProvisionedStatus, ProvisionedRow['state']> = {
  IN_PROGRESS: 'busy',
  READY: 'ok',
  FAILED: 'error',
};

export function provisionedRows({
  provisioned,
  environments,
  aliases,
}: Pick<FunctionView, 'provisioned' | 'environments' | 'aliases'>): ProvisionedRow[] {
  return provisioned.map(({ config, version, progress }) => {
    const { Qualifier, ProvisionedConcurrentExecutions: asked } = config;
    const own = environments.filter(
      ({ logStream, outdated }) => logStream.includes(`[${version}]`) && !outdated,
    );
    const { status = 'IN_PROGRESS' } = progress ?? {};
    const isAlias = aliases.some(({ Name }) => Name === Qualifier);
    return {
      qualifier: Qualifier,
      name: isAlias ? words.aliasRow(Qualifier, version) : words.version(version),
      status: provisionedConsole[status],
      state: states[status],
      requested: progress?.requested ?? asked,
      allocated: progress?.allocated ?? 0,
      available: progress?.available ?? 0,
      reason: progress?.reason ?? null,
      inUse: own.filter((each) => each.provisioned && each.state === 'invoking').length,
      spilled: own.filter((each) => !each.provisioned).length,
    };
  });
}

/** What the form offers, `$LATEST` too: AWS’s own refusal says best why not. */
export function qualifierChoices({
  versions,
  aliases,
}: Pick<FunctionView, 'versions' | 'aliases'>): { value: string; name: string }[] {
  return [
    ...aliases.map(({ Name, FunctionVersion }) => ({
      value: Name,
      name: words.aliasChoice(Name, FunctionVersion),
    })),
    ...versions
      .toReversed()
      .map(({ configuration: { Version } }) => ({ value: Version, name: words.version(Version) })),
    { value: latest, name: latest },
  ];
}

const typedSchema = z.object({ qualifier: z.string(), executions: z.string() });
export type TypedProvisioned = z.infer<typeof typedSchema>;
export const readTypedProvisioned = typedReader(typedSchema);

export function provisionedError({ executions }: TypedProvisioned): string | null {
  return /^\d+$/.test(executions.trim()) ? null : words.notWhole;
}

export function provisionedCall({ qualifier, executions }: TypedProvisioned, FunctionName: string): ApiCall {
  return {
    action: 'PutProvisionedConcurrencyConfig',
    request: { FunctionName, Qualifier: qualifier, ProvisionedConcurrentExecutions: Number(executions) },
  };
}

export function releaseCall(Qualifier: string, FunctionName: string): ApiCall {
  return { action: 'DeleteProvisionedConcurrencyConfig', request: { FunctionName, Qualifier } };
}
