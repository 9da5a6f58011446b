/**
 * The role that a function takes on while it runs: the three choices of Create function, and what each makes.
 *
 * Source: https://docs.aws.amazon.com/lambda/latest/dg/lambda-intro-execution-role.html,
 * https://docs.aws.amazon.com/lambda/latest/dg/configuration-function-zip.html
 */
import type { Account } from './arn.ts';
import { type IamRole, lambdaTrust } from './iam-role.ts';
import { roleNameLength } from './limits.ts';
import { type PolicyTemplateId, templatePolicy } from './policy-templates.ts';

export const roleChoices = ['basic', 'existing', 'templates'] as const;
export type RoleChoice = (typeof roleChoices)[number];

export interface NewRole {
  functionName: string;
  /** Left out: the console makes the name up from the function's. */
  roleName?: string;
  /** Eight lower-case letters and digits. */
  suffix: string;
  /** Chosen ones; what every function needs comes on top. */
  templates: readonly PolicyTemplateId[];
  /** A function in a VPC makes network interfaces with its role. */
  inVpc: boolean;
}

/** The role that the console makes before it calls CreateFunction. */
export function newRole(account: Account, made: NewRole): IamRole {
  const { functionName, suffix, templates, inVpc } = made;
  // A function's name may be as long as a role's: its end gives way to what makes the role's name new.
  const ending = `-role-${suffix}`;
  const RoleName = made.roleName ?? functionName.slice(0, roleNameLength - ending.length) + ending;
  const ids: PolicyTemplateId[] = [
    'basic-lambda-permissions',
    ...(inVpc ? (['lambda-vpc-access-permissions'] as const) : []),
    ...templates,
  ];
  return {
    RoleName,
    Path: '/service-role/',
    Arn: `arn:aws:iam::${account.accountId}:role/service-role/${RoleName}`,
    AssumeRolePolicyDocument: lambdaTrust,
    Policies: ids.map((id) => templatePolicy(id, account, functionName, suffix)),
  };
}
