import { describe, expect, it } from 'vitest';
import { accountResources } from '#model/lambda/account-resources.ts';
import type { CreateFunctionRequest } from '#model/lambda/configuration.ts';
import { newRole } from '#model/lambda/execution-role.ts';
import { refuseCreateFunction } from '#model/lambda/rules/create-function.ts';
import type { RuleState } from '#model/lambda/rules/rule-state.ts';

const account = { region: 'us-east-1', accountId: '123456789012' };
const made = newRole(account, { functionName: 'orders', suffix: 'ab12cd34', templates: [], inVpc: false });
const resources = accountResources(account, [made]);
const state: RuleState = { account, functions: [], now: Date.UTC(2026, 10, 23), resources };
const zip = { files: {}, codeSize: 321, codeSha256: '' };
const [, shop] = resources.vpcs;
const subnet = shop?.subnets[0]?.SubnetId ?? '';
const group = shop?.securityGroups[0]?.GroupId ?? '';

const message = (change: Partial<CreateFunctionRequest>): string | undefined =>
  refuseCreateFunction(
    {
      FunctionName: 'orders',
      Runtime: 'nodejs24.x',
      Handler: 'index.handler',
      Role: made.Arn,
      Code: {},
      ...change,
    },
    zip,
    state,
  )?.message;

describe('what is folded away on Create function', () => {
  it('passes when it is left alone', () => expect(message({})).toBeUndefined());

  it('is refused where Lambda may not take the role on', () => {
    const Role = resources.roles.find(({ RoleName }) => RoleName === 'web-server')?.Arn ?? '';
    expect(message({ Role })).toBe('The role defined for the function cannot be assumed by Lambda.');
  });

  it('is refused in a network where the role cannot make an interface, and taken where it can', () => {
    const VpcConfig = { SubnetIds: [subnet], SecurityGroupIds: [group] };
    expect(message({ VpcConfig })).toBe(
      'The provided execution role does not have permissions to call CreateNetworkInterface on EC2',
    );
    const Role = `arn:aws:iam::${account.accountId}:role/lambda-in-a-network`;
    expect(message({ VpcConfig, Role })).toBeUndefined();
  });

  it.each([
    [{ SubnetIds: [subnet], SecurityGroupIds: [] }, 'SubnetIds and SecurityIds must coexist'],
    [{ SubnetIds: ['subnet-1'], SecurityGroupIds: [group] }, "The subnet ID 'subnet-1' does not exist"],
    [{ SubnetIds: [subnet], SecurityGroupIds: ['sg-1'] }, "The security group 'sg-1' does not exist"],
    [
      { SubnetIds: [subnet], SecurityGroupIds: [resources.vpcs[0]?.securityGroups[0]?.GroupId ?? ''] },
      'Security Groups are required to be in the same VPC.',
    ],
    [
      { SubnetIds: [subnet], SecurityGroupIds: Array.from({ length: 6 }, () => group) },
      "at 'vpcConfig.securityGroupIds' failed to satisfy constraint: Member must have length less than or equal to 5",
    ],
  ])('refuses the network %j', (VpcConfig, words) => expect(message({ VpcConfig })).toContain(words));

  it('refuses tags that are too long, too many or of other characters', () => {
    expect(message({ Tags: { team: 'shop', 'größe/π': '' } })).toBeUndefined();
    expect(message({ Tags: { 'a;b': '' } })).toContain('Map keys must satisfy constraint');
    expect(message({ Tags: { '': 'x' } })).toContain('greater than or equal to 1');
    expect(message({ Tags: { a: 'x'.repeat(257) } })).toContain('less than or equal to 256');
    const many = Object.fromEntries(Array.from({ length: 51 }, (_, index) => [`tag${index}`, '']));
    expect(message({ Tags: many })).toContain('less than or equal to 50');
  });

  it('refuses an unsigned package only where the policy enforces signatures', () => {
    const [warn, enforce] = resources.codeSigningConfigs.map(
      ({ CodeSigningConfigArn }) => CodeSigningConfigArn,
    );
    expect(message({ CodeSigningConfigArn: warn ?? '' })).toBeUndefined();
    expect(message({ CodeSigningConfigArn: enforce ?? '' })).toContain('set to ENFORCE');
    expect(message({ CodeSigningConfigArn: (warn ?? '').replace('warn', 'none') })).toContain(
      'does not exist',
    );
    expect(message({ CodeSigningConfigArn: 'csc-1' })).toContain("at 'codeSigningConfigArn'");
  });

  it('refuses a key that is no ARN, and overrides of an image that are too long', () => {
    expect(message({ KMSKeyArn: 'my-key' })).toContain("at 'kMSKeyArn'");
    expect(message({ ImageConfig: { WorkingDirectory: '/'.repeat(1001) } })).toContain('equal to 1000');
  });
});
