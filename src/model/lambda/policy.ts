/**
 * IAM policies as documents, and what creating a function asks of them. `model/iam` says what they allow.
 *
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html
 */
import { decide } from '../iam/decision.ts';
import { coversAction } from '../iam/statement.ts';

export interface PolicyStatement {
  Sid?: string;
  Effect: 'Allow' | 'Deny';
  /** `Service` or `AWS`; left out in policies of a role. */
  Principal?: Record<string, string | string[]> | '*';
  NotPrincipal?: Record<string, string | string[]> | '*';
  /** Either this or `NotAction`. */
  Action?: string | string[];
  NotAction?: string | string[];
  Resource?: string | string[];
  NotResource?: string | string[];
  Condition?: Record<string, Record<string, string | string[]>>;
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
    .filter((statement) => coversAction(statement, action));
  return (
    matching.some(({ Effect }) => Effect === 'Allow') && matching.every(({ Effect }) => Effect === 'Allow')
  );
}

/** Whether a trust policy lets the service take the role on. */
export function trusts(trust: PolicyDocument, service: string): boolean {
  const request = {
    principal: { is: 'service' as const, name: service },
    action: 'sts:AssumeRole',
    resource: '*',
    context: {},
  };
  return decide(request, { identity: [], resource: { kind: 'role trust', name: 'trust', document: trust } })
    .allowed;
}
