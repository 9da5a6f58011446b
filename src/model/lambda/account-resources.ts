/** What a learner's account has of other services, as far as Create function asks for it. */
import type { Account } from './arn.ts';
import { type IamRole, lambdaTrust } from './iam-role.ts';
import { managedPolicy } from './managed-policies.ts';
import { networksOf, type Vpc } from './network.ts';
import { type NamedPolicy, policyDocument } from './policy.ts';

export interface CodeSigningConfig {
  CodeSigningConfigArn: string;
  Description: string;
  /** What happens to a package whose signature does not pass. */
  untrusted: 'Warn' | 'Enforce';
}

export interface KmsKey {
  Arn: string;
  alias: string;
}

export interface AccountResources {
  roles: readonly IamRole[];
  vpcs: readonly Vpc[];
  codeSigningConfigs: readonly CodeSigningConfig[];
  keys: readonly KmsKey[];
}

/** @param made roles that the console has made or changed in this account */
export function accountResources(account: Account, made: readonly IamRole[] = []): AccountResources {
  const { region, accountId } = account;
  const signing = `arn:aws:lambda:${region}:${accountId}:code-signing-config:csc-`;
  return {
    roles: made.reduce(withRole, givenRoles(account)),
    vpcs: networksOf(account),
    codeSigningConfigs: [
      {
        CodeSigningConfigArn: `${signing}0a1b2c3d4e5f6warn`,
        Description: 'Warn of unsigned packages',
        untrusted: 'Warn',
      },
      {
        CodeSigningConfigArn: `${signing}0a1b2c3d4e5fforce`,
        Description: 'Signed packages only',
        untrusted: 'Enforce',
      },
    ],
    keys: [
      {
        Arn: `arn:aws:kms:${region}:${accountId}:key/1234abcd-12ab-34cd-56ef-1234567890ab`,
        alias: 'alias/shop',
      },
    ],
  };
}

/** Puts a role in the place of the one of its ARN. */
export function withRole(roles: readonly IamRole[], role: IamRole): IamRole[] {
  const known = roles.some(({ Arn }) => Arn === role.Arn);
  return known ? roles.map((each) => (each.Arn === role.Arn ? role : each)) : [...roles, role];
}

/** Roles that were there before: one for Lambda, one that can use a network, and one for another service. */
function givenRoles({ accountId }: Account): IamRole[] {
  const role = (RoleName: string, Policies: NamedPolicy[]): IamRole => ({
    RoleName,
    Path: '/',
    Arn: `arn:aws:iam::${accountId}:role/${RoleName}`,
    AssumeRolePolicyDocument: lambdaTrust,
    Policies,
  });
  return [
    role('lambda-basic', [managedPolicy('AWSLambdaBasicExecutionRole')]),
    role('lambda-in-a-network', [managedPolicy('AWSLambdaVPCAccessExecutionRole')]),
    {
      ...role('web-server', []),
      AssumeRolePolicyDocument: policyDocument({
        Effect: 'Allow',
        Principal: { Service: 'ec2.amazonaws.com' },
        Action: 'sts:AssumeRole',
      }),
    },
  ];
}
