/**
 * The resource-based policy of a function: whom it lets invoke it.
 *
 * Source: https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html
 */
import type { ResourceStatement } from '../account-state.ts';
import { resourcePolicy } from '../lambda/resource-policy.ts';
import { accessDenied } from './access-denied.ts';
import { type Decision, decide } from './decision.ts';

/** A service that calls Lambda, on behalf of which resource. */
export interface Invoker {
  service: string;
  sourceArn: string;
  /** The account that the resource belongs to. */
  accountId: string;
}

/** The refusal of a service that may not. */
export interface Refusal {
  code: 'AccessDeniedException';
  status: 403;
  message: string;
}

/** `null`: the function's policy lets the service invoke it. */
export function refusedInvoker(
  functionArn: string,
  statements: readonly ResourceStatement[],
  invoker: Invoker,
): Refusal | null {
  const request = requestOf(functionArn, invoker);
  const decision = mayInvoke(functionArn, statements, invoker);
  if (decision.allowed) return null;
  return { code: 'AccessDeniedException', status: 403, message: accessDenied(request, decision) };
}

function requestOf(functionArn: string, { service, sourceArn, accountId }: Invoker) {
  return {
    principal: { is: 'service' as const, name: service },
    action: 'lambda:InvokeFunction',
    resource: functionArn,
    context: { 'aws:SourceArn': sourceArn, 'aws:SourceAccount': accountId },
  };
}

/** Whether a service may invoke a function. */
export function mayInvoke(
  functionArn: string,
  statements: readonly ResourceStatement[],
  invoker: Invoker,
): Decision {
  const document = resourcePolicy(statements, functionArn);
  return decide(requestOf(functionArn, invoker), {
    identity: [],
    resource: { kind: 'resource-based', name: 'function policy', document },
  });
}
