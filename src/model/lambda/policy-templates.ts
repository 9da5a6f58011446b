/**
 * AWS's policy templates (content/facts/policy-templates.json).
 *
 * Source: https://github.com/awsdocs/aws-lambda-developer-guide/tree/main/iam-policies
 */
import templates from '#content/facts/policy-templates.json' with { type: 'json' };
import type { Account } from './arn.ts';
import { defaultLogGroup } from './log-group.ts';
import { type NamedPolicy, policyDocument } from './policy.ts';

export type PolicyTemplateId = keyof typeof templates;

interface TemplateEntry {
  name: string;
  kind: string;
  document: { Statement: readonly { Action: string | string[]; Resource: string | string[] }[] };
}

const entries: Readonly<Record<PolicyTemplateId, TemplateEntry>> = templates;

/** What the list "Policy templates" of the form offers, in AWS's order. */
export const selectableTemplates: readonly { id: PolicyTemplateId; name: string }[] = Object.entries(entries)
  .filter(([, { kind }]) => kind === 'selectable')
  .flatMap(([id, { name }]) => (isPolicyTemplate(id) ? [{ id, name }] : []));

export function isPolicyTemplate(id: string): id is PolicyTemplateId {
  return Object.hasOwn(templates, id);
}

export function templateName(id: PolicyTemplateId): string {
  return entries[id].name;
}

/**
 * The policy that a template becomes in an account.
 *
 * @param suffix what the console puts behind the name, so that it is new in the account
 */
export function templatePolicy(
  id: PolicyTemplateId,
  account: Account,
  functionName: string,
  suffix: string,
): NamedPolicy {
  const fill = (text: string): string =>
    text
      .replaceAll('us-east-2', account.region)
      .replaceAll('123456789012', account.accountId)
      .replaceAll('[[logGroups]]', defaultLogGroup(functionName))
      .replaceAll('my-function', functionName);
  const statements = entries[id].document.Statement.map(({ Action, Resource }) => ({
    Effect: 'Allow' as const,
    Action,
    Resource: typeof Resource === 'string' ? fill(Resource) : Resource.map(fill),
  }));
  const PolicyName = `${policyNames[id] ?? pascal(id)}-${suffix}`;
  const PolicyArn = `arn:aws:iam::${account.accountId}:policy/service-role/${PolicyName}`;
  return { PolicyName, PolicyArn, PolicyDocument: policyDocument(...statements) };
}

/** Names that the console is known to give; the others are made from the template's own. */
const policyNames: Partial<Record<PolicyTemplateId, string>> = {
  'basic-lambda-permissions': 'AWSLambdaBasicExecutionRole',
  'lambda-vpc-access-permissions': 'AWSLambdaVPCAccessExecutionRole',
};

function pascal(id: string): string {
  return id.replaceAll(/(^|-)([a-z0-9])/g, (_, __: string, letter: string) => letter.toUpperCase());
}
