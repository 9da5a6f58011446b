/**
 * Services that push events to a function: each calls Lambda itself, and the function's resource-based policy has to
 * let it. Pollers (SQS, Kinesis, DynamoDB) are another thing and not among them.
 *
 * Source: content/facts/triggers.json.
 */
import triggers from '#content/facts/triggers.json' with { type: 'json' };
import type { Account } from './arn.ts';
import type { AddPermissionRequest } from './configuration.ts';

export type TriggerKind = keyof typeof triggers;

export interface TriggerFacts {
  name: string;
  principal: string;
  /** `sync`: it waits for the function's answer. */
  invocation: 'sync' | 'async';
  asks: string;
  preset: string;
  source: string;
}

export const triggerKinds = Object.keys(triggers).filter((kind): kind is TriggerKind => kind in triggers);

export function triggerFacts(kind: TriggerKind): TriggerFacts {
  const { name, principal, invocation, asks, preset, sources } = triggers[kind];
  const how = invocation === 'sync' ? 'sync' : 'async';
  return { name, principal, invocation: how, asks, preset, source: sources[0] ?? '' };
}

export function sourceArn(kind: TriggerKind, { region, accountId }: Account, source: string): string {
  const values: Readonly<Record<string, string>> = { region, account: accountId, source };
  return triggers[kind].sourceArn.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}

/** What the console asks for when a trigger is added. */
export function triggerPermission(
  kind: TriggerKind,
  functionName: string,
  account: Account,
  source: string,
): AddPermissionRequest {
  return {
    FunctionName: functionName,
    StatementId: `lambda-${kind}-${source.replace(/[^A-Za-z0-9-_]/g, '-')}`.slice(0, 100),
    Action: 'lambda:InvokeFunction',
    Principal: triggers[kind].principal,
    SourceArn: sourceArn(kind, account, source),
    // The ARN of a bucket does not say whose it is.
    ...(kind === 's3' ? { SourceAccount: account.accountId } : {}),
  };
}

export function kindOf(principal: string): TriggerKind | null {
  return triggerKinds.find((kind) => triggers[kind].principal === principal) ?? null;
}
