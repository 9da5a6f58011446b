/**
 * The resource-based policy of a function: whom it lets invoke it.
 *
 * Source: https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html
 */
import type { ResourceStatement } from '../account-state.ts';
import { type PolicyDocument, policyDocument, type PolicyStatement } from '../lambda/policy.ts';
import { type Decision, decide } from './decision.ts';

/** The policy as IAM knows it, from what AddPermission brought. */
export function functionPolicy(
  functionArn: string,
  statements: readonly ResourceStatement[],
): PolicyDocument {
  return policyDocument(...statements.map((each) => statementOf(functionArn, each)));
}

function statementOf(functionArn: string, given: ResourceStatement): PolicyStatement {
  const {
    StatementId,
    Action,
    Principal,
    SourceArn,
    SourceAccount,
    FunctionUrlAuthType,
    InvokedViaFunctionUrl,
  } = given;
  const Condition = {
    ...(SourceArn === undefined ? {} : { ArnLike: { 'AWS:SourceArn': SourceArn } }),
    StringEquals: {
      ...(SourceAccount === undefined ? {} : { 'AWS:SourceAccount': SourceAccount }),
      ...(FunctionUrlAuthType === undefined ? {} : { 'lambda:FunctionUrlAuthType': FunctionUrlAuthType }),
    },
    ...(InvokedViaFunctionUrl === undefined
      ? {}
      : { Bool: { 'lambda:InvokedViaFunctionUrl': String(InvokedViaFunctionUrl) } }),
  };
  return {
    Sid: StatementId,
    Effect: 'Allow',
    Principal: principalOf(Principal),
    Action,
    Resource: functionArn,
    Condition,
  };
}

function principalOf(principal: string): NonNullable<PolicyStatement['Principal']> {
  if (principal === '*') return '*';
  return principal.endsWith('.amazonaws.com') ? { Service: principal } : { AWS: principal };
}

/** A service that calls Lambda, on behalf of which resource. */
export interface Invoker {
  service: string;
  sourceArn: string;
  /** The account that the resource belongs to. */
  accountId: string;
}

/** Whether a service may invoke a function. */
export function mayInvoke(
  functionArn: string,
  statements: readonly ResourceStatement[],
  { service, sourceArn, accountId }: Invoker,
): Decision {
  const request = {
    principal: { is: 'service' as const, name: service },
    action: 'lambda:InvokeFunction',
    resource: functionArn,
    context: { 'aws:SourceArn': sourceArn, 'aws:SourceAccount': accountId },
  };
  const document = functionPolicy(functionArn, statements);
  return decide(request, {
    identity: [],
    resource: { kind: 'resource-based', name: 'function policy', document },
  });
}
