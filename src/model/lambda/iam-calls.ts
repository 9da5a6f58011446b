/**
 * What the console asks of IAM before it asks Lambda.
 *
 * Source: https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html, API_CreatePolicy.html,
 * API_AttachRolePolicy.html
 */
import type { IamRole } from './iam-role.ts';
import type { NamedPolicy } from './policy.ts';

export interface IamCall {
  action: 'CreateRole' | 'CreatePolicy' | 'AttachRolePolicy';
  request: Record<string, unknown>;
  /** `null`: IAM says no more than that it is done. */
  response: Record<string, unknown> | null;
}

/** A role that is to be made, with all its policies. */
export function roleCalls(role: IamRole): IamCall[] {
  const { RoleName, Path, Arn, AssumeRolePolicyDocument, Policies } = role;
  return [
    {
      action: 'CreateRole',
      request: { RoleName, Path, AssumeRolePolicyDocument },
      response: { Role: { Path, RoleName, Arn, AssumeRolePolicyDocument } },
    },
    ...Policies.flatMap((policy) => policyCalls(role, policy)),
  ];
}

/** A policy that is to be attached to a role; one of AWS's own is there already. */
export function policyCalls({ RoleName, Path }: IamRole, policy: NamedPolicy): IamCall[] {
  const { PolicyName, PolicyArn, PolicyDocument } = policy;
  const attach: IamCall = {
    action: 'AttachRolePolicy',
    request: { RoleName, PolicyArn },
    response: null,
  };
  if (PolicyArn.startsWith('arn:aws:iam::aws:')) return [attach];
  return [
    {
      action: 'CreatePolicy',
      request: { PolicyName, Path, PolicyDocument },
      response: { Policy: { PolicyName, Arn: PolicyArn, Path } },
    },
    attach,
  ];
}
