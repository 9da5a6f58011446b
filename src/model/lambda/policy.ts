/**
 * IAM policies as documents, and the little of their evaluation that creating a function needs.
 *
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html
 */

export interface PolicyStatement {
  Sid?: string;
  Effect: 'Allow' | 'Deny';
  /** `Service` or `AWS`; left out in policies of a role. */
  Principal?: Record<string, string> | '*';
  Action: string | string[];
  Resource?: string | string[];
  Condition?: Record<string, Record<string, string>>;
}

export interface PolicyDocument {
  Version: '2012-10-17';
  Statement: PolicyStatement[];
}

/** A policy of a role, under the name and ARN that IAM knows. */
export interface NamedPolicy {
  PolicyName: string;
  PolicyArn: string;
  PolicyDocument: PolicyDocument;
}

export function policyDocument(...statements: PolicyStatement[]): PolicyDocument {
  return { Version: '2012-10-17', Statement: statements };
}

/** Whether the documents allow an action on some resource: a Deny counts more than any Allow. */
export function allowsAction(documents: readonly PolicyDocument[], action: string): boolean {
  const matching = documents
    .flatMap(({ Statement }) => Statement)
    .filter(({ Action }) => listed(Action).some((pattern) => covers(pattern, action)));
  return (
    matching.some(({ Effect }) => Effect === 'Allow') && matching.every(({ Effect }) => Effect === 'Allow')
  );
}

/** Whether a trust policy lets the service take the role on. */
export function trusts(trust: PolicyDocument, service: string): boolean {
  return trust.Statement.some(
    ({ Effect, Principal }) =>
      Effect === 'Allow' && typeof Principal === 'object' && Principal['Service'] === service,
  );
}

function listed(value: string | string[]): readonly string[] {
  return typeof value === 'string' ? [value] : value;
}

/** Actions are compared without regard to case; `*` stands for anything. */
function covers(pattern: string, action: string): boolean {
  const source = pattern.toLowerCase().replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${source.replaceAll('*', '.*')}$`).test(action.toLowerCase());
}
