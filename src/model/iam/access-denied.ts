/**
 * Refusals in AWS's words (content/facts/access-denied.json). Services write the action and the resource each in
 * their own way.
 */
import facts from '#content/facts/access-denied.json' with { type: 'json' };
import type { AccessRequest } from './access-request.ts';
import type { Decision } from './decision.ts';

type Refusal = Extract<Decision, { allowed: false }>;

/** How a service writes what it refuses. */
export interface RefusalStyle {
  /** `sqs:sendmessage`; left out: as IAM writes it. */
  action?: string;
  /** S3 puts the resource between quotes. */
  quoted?: boolean;
}

export function accessDenied(request: AccessRequest, refusal: Refusal, style: RefusalStyle = {}): string {
  const { principal, resource } = request;
  const action = style.action ?? request.action;
  const who =
    principal.is === 'session'
      ? `User: ${principal.arn}`
      : principal.is === 'service'
        ? `User: ${principal.name}`
        : 'User: anonymous';
  const sentence = refusal.why === 'explicit deny' ? facts.explicitDeny : facts.noAllow;
  const values: Readonly<Record<string, string>> = {
    user: who,
    action,
    resource: style.quoted ? `"${resource}"` : resource,
    article: refusal.why === 'explicit deny' && refusal.by.kind === 'identity-based' ? 'an' : 'a',
    kind: refusal.why === 'explicit deny' ? refusal.by.kind : refusal.kind,
  };
  return sentence.text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}
