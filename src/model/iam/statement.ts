/**
 * Whether one statement of a policy is about a request.
 *
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html
 */
import type { PolicyStatement } from '../lambda/policy.ts';
import type { AccessRequest, Principal } from './access-request.ts';
import { type Unmet, unmetCondition } from './condition.ts';
import { filledIn, matchesArn, matchesWildcard } from './wildcard.ts';

type OneOrMore = string | readonly string[];

const listed = (value: OneOrMore): readonly string[] => (typeof value === 'string' ? [value] : value);

/** What of a statement keeps it from being about a request; the first, in the order in which one reads it. */
export type Mismatch =
  { is: 'principal' } | { is: 'action' } | { is: 'resource' } | ({ is: 'condition' } & Unmet);

/** @param hasPrincipal whether the policy is one of those that name whom they are about */
export function mismatch(
  statement: PolicyStatement,
  request: AccessRequest,
  hasPrincipal: boolean,
): Mismatch | null {
  if (hasPrincipal && !coversPrincipal(statement, request.principal)) return { is: 'principal' };
  if (!coversAction(statement, request.action)) return { is: 'action' };
  if (!coversResource(statement, request)) return { is: 'resource' };
  const unmet = statement.Condition && unmetCondition(statement.Condition, request);
  return unmet ? { is: 'condition', ...unmet } : null;
}

/** Actions are compared without regard to case. */
export function coversAction({ Action, NotAction }: PolicyStatement, action: string): boolean {
  const among = (patterns: OneOrMore): boolean =>
    listed(patterns).some((pattern) => matchesWildcard(pattern.toLowerCase(), action.toLowerCase()));
  if (Action !== undefined) return among(Action);
  return NotAction !== undefined && !among(NotAction);
}

/** A policy of a resource may leave out which: it is its own. */
function coversResource({ Resource, NotResource }: PolicyStatement, request: AccessRequest): boolean {
  const among = (patterns: OneOrMore): boolean =>
    listed(patterns).some((pattern) => {
      const text = filledIn(pattern, request);
      return text !== null && (request.resource === '*' ? text === '*' : matchesArn(text, request.resource));
    });
  if (Resource !== undefined) return among(Resource);
  return NotResource === undefined || !among(NotResource);
}

function coversPrincipal({ Principal, NotPrincipal }: PolicyStatement, principal: Principal): boolean {
  if (Principal !== undefined) return names(Principal, principal);
  return NotPrincipal !== undefined && !names(NotPrincipal, principal);
}

function names(wanted: NonNullable<PolicyStatement['Principal']>, principal: Principal): boolean {
  if (wanted === '*') return true;
  return Object.entries(wanted).some(([kind, values]) =>
    listed(values).some((value) => {
      if (kind === 'Service') return principal.is === 'service' && principal.name === value;
      if (kind !== 'AWS') return false;
      if (value === '*') return true;
      return principal.is === 'session' && isSession(principal, value);
    }),
  );
}

/** The session itself, its role, or everybody in its account, by number or as its root. */
function isSession(
  { arn, roleArn, accountId }: Extract<Principal, { is: 'session' }>,
  value: string,
): boolean {
  return [arn, roleArn, accountId, `arn:aws:iam::${accountId}:root`].includes(value);
}
