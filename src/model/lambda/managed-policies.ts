/** Policies that AWS keeps (content/facts/managed-policies.json). */
import managed from '#content/facts/managed-policies.json' with { type: 'json' };
import { type NamedPolicy, policyDocument } from './policy.ts';

/** The policy as it is attached to a role. */
export function managedPolicy(id: keyof typeof managed): NamedPolicy {
  const { name, arn, actions } = managed[id];
  const statement = { Effect: 'Allow' as const, Action: actions, Resource: '*' };
  return { PolicyName: name, PolicyArn: arn, PolicyDocument: policyDocument(statement) };
}
