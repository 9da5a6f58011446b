/**
 * Whether a request is allowed, inside one account: an explicit Deny counts more than any Allow, and without an
 * Allow it is denied. An Allow of the caller's own policies or of the resource's is enough.
 *
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-basics.html
 */
import type { NamedPolicy, PolicyDocument, PolicyStatement } from '../lambda/policy.ts';
import type { AccessRequest } from './access-request.ts';
import { type Mismatch, mismatch } from './statement.ts';

export type PolicyKind = 'identity-based' | 'resource-based' | 'role trust';

/** A statement, and where it stands. */
export interface FoundStatement {
  kind: PolicyKind;
  /** Name of the policy. */
  policy: string;
  /** Counted from 1. */
  number: number;
  statement: PolicyStatement;
}

/** An Allow that is about the action and misses the request by one thing. */
export interface NearMiss {
  found: FoundStatement;
  misses: Exclude<Mismatch, { is: 'action' }>;
}

export type Decision =
  | { allowed: true; by: FoundStatement }
  | { allowed: false; why: 'explicit deny'; by: FoundStatement }
  | {
      allowed: false;
      why: 'no allow';
      /** The kind of policy that would have to allow it, as AWS's refusal names it. */
      kind: PolicyKind;
      /** The statement that would. */
      missing: PolicyStatement;
      nearest: NearMiss | null;
    };

export interface AppliedPolicies {
  /** Of the caller's role; a service of AWS has none. */
  identity: readonly NamedPolicy[];
  /** The resource's own; left out: it has none. */
  resource?: { kind: Exclude<PolicyKind, 'identity-based'>; name: string; document: PolicyDocument };
}

export function decide(request: AccessRequest, { identity, resource }: AppliedPolicies): Decision {
  const own = identity.flatMap(({ PolicyName, PolicyDocument }) =>
    statementsOf('identity-based', PolicyName, PolicyDocument),
  );
  const all = [
    ...own,
    ...(resource ? statementsOf(resource.kind, resource.name, resource.document) : []),
  ].map((found) => ({ found, misses: mismatch(found.statement, request, found.kind !== 'identity-based') }));
  const matching = all.filter(({ misses }) => misses === null).map(({ found }) => found);
  const denying = matching.find(({ statement }) => statement.Effect === 'Deny');
  if (denying) return { allowed: false, why: 'explicit deny', by: denying };
  const allowing = matching.find(({ statement }) => statement.Effect === 'Allow');
  if (allowing) return { allowed: true, by: allowing };
  const kind =
    request.principal.is === 'session' && resource?.kind !== 'role trust' ? 'identity-based' : undefined;
  return {
    allowed: false,
    why: 'no allow',
    kind: kind ?? resource?.kind ?? 'resource-based',
    missing: missingStatement(request, kind === undefined),
    nearest: nearestOf(all),
  };
}

function statementsOf(kind: PolicyKind, policy: string, { Statement }: PolicyDocument): FoundStatement[] {
  return Statement.map((statement, index) => ({ kind, policy, number: index + 1, statement }));
}

/** The one that misses least: a condition rather than a resource, a resource rather than who asks. */
const nearness = ['condition', 'resource', 'principal'] as const;

function nearestOf(all: readonly { found: FoundStatement; misses: Mismatch | null }[]): NearMiss | null {
  for (const is of nearness) {
    for (const { found, misses } of all) {
      if (found.statement.Effect === 'Allow' && misses?.is === is) return { found, misses };
    }
  }
  return null;
}

function missingStatement({ principal, action, resource }: AccessRequest, named: boolean): PolicyStatement {
  const who: NonNullable<PolicyStatement['Principal']> =
    principal.is === 'service'
      ? { Service: principal.name }
      : principal.is === 'session'
        ? { AWS: principal.roleArn }
        : '*';
  return { Effect: 'Allow', ...(named ? { Principal: who } : {}), Action: action, Resource: resource };
}
