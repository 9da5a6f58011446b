/**
 * A function's resource-based policy: the statements that AddPermission brought, as GetPolicy answers them.
 *
 * Source: https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html
 */
import type { ResourceStatement } from '../account-state.ts';
import { type PolicyDocument, policyDocument, type PolicyStatement } from './policy.ts';

export function resourcePolicy(
  statements: readonly ResourceStatement[],
  functionArn: string,
): PolicyDocument {
  return policyDocument(...statements.map((statement) => resourceStatement(statement, functionArn)));
}

function resourceStatement(statement: ResourceStatement, functionArn: string): PolicyStatement {
  const { StatementId, Action, Principal, SourceArn, SourceAccount } = statement;
  const { FunctionUrlAuthType, InvokedViaFunctionUrl } = statement;
  const equals = {
    ...(SourceAccount === undefined ? {} : { 'AWS:SourceAccount': SourceAccount }),
    ...(FunctionUrlAuthType === undefined ? {} : { 'lambda:FunctionUrlAuthType': FunctionUrlAuthType }),
  };
  const Condition = {
    ...(Object.keys(equals).length > 0 ? { StringEquals: equals } : {}),
    ...(SourceArn === undefined ? {} : { ArnLike: { 'AWS:SourceArn': SourceArn } }),
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
    ...(Object.keys(Condition).length > 0 ? { Condition } : {}),
  };
}

/** AddPermission takes one text for a service, an account, a role and everybody; the policy tells them apart. */
function principalOf(text: string): Record<string, string> | '*' {
  if (text === '*') return '*';
  if (text.includes('.amazonaws.com')) return { Service: text };
  return { AWS: /^\d{12}$/.test(text) ? `arn:aws:iam::${text}:root` : text };
}
