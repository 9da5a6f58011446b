import { describe, expect, it } from 'vitest';
import { newRole } from '#model/lambda/execution-role.ts';
import { lambdaTrust } from '#model/lambda/iam-role.ts';
import { allowsAction, policyDocument, trusts } from '#model/lambda/policy.ts';
import { selectableTemplates, templateName } from '#model/lambda/policy-templates.ts';

const account = { region: 'eu-west-1', accountId: '210987654321' };
const make = (change: Partial<Parameters<typeof newRole>[1]> = {}) =>
  newRole(account, {
    functionName: 'orders',
    suffix: 'ab12cd34',
    templates: [],
    inVpc: false,
    ...change,
  });

describe('a new execution role', () => {
  it('lets Lambda take it on, and may write to the log group of its function alone', () => {
    const role = make();
    expect(role.Arn).toBe('arn:aws:iam::210987654321:role/service-role/orders-role-ab12cd34');
    expect(trusts(role.AssumeRolePolicyDocument, 'lambda.amazonaws.com')).toBe(true);
    expect(role.Policies.map(({ PolicyName }) => PolicyName)).toEqual([
      'AWSLambdaBasicExecutionRole-ab12cd34',
    ]);
    expect(role.Policies[0]?.PolicyDocument.Statement).toEqual([
      {
        Effect: 'Allow',
        Action: 'logs:CreateLogGroup',
        Resource: 'arn:aws:logs:eu-west-1:210987654321:*',
      },
      {
        Effect: 'Allow',
        Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
        Resource: ['arn:aws:logs:eu-west-1:210987654321:log-group:/aws/lambda/orders:*'],
      },
    ]);
  });

  it('has a name that IAM takes, however long the function’s is', () => {
    const { RoleName } = make({ functionName: 'a'.repeat(64) });
    expect(RoleName).toHaveLength(64);
    expect(RoleName).toMatch(/a-role-ab12cd34$/);
  });

  it('can make network interfaces where the function is in a VPC', () => {
    const documents = (inVpc: boolean) => make({ inVpc }).Policies.map((each) => each.PolicyDocument);
    expect(allowsAction(documents(true), 'ec2:CreateNetworkInterface')).toBe(true);
    expect(allowsAction(documents(false), 'ec2:CreateNetworkInterface')).toBe(false);
  });

  it('has the policies of the templates under the name that was given, in this account', () => {
    for (const { id } of selectableTemplates) {
      const role = make({ roleName: 'mine', templates: [id] });
      expect(role.RoleName).toBe('mine');
      expect(role.Policies, templateName(id)).toHaveLength(2);
      expect(JSON.stringify(role.Policies)).not.toMatch(/us-east-2|123456789012|\[\[|my-function/);
    }
    expect(selectableTemplates.length).toBeGreaterThan(12);
  });
});

describe('a policy', () => {
  it('allows what a statement covers, unless another one denies it', () => {
    const all = policyDocument({ Effect: 'Allow', Action: 's3:*', Resource: '*' });
    const none = policyDocument({ Effect: 'Deny', Action: ['s3:Get*'], Resource: '*' });
    expect(allowsAction([all], 's3:getobject')).toBe(true);
    expect(allowsAction([all], 'sqs:SendMessage')).toBe(false);
    expect(allowsAction([all, none], 's3:GetObject')).toBe(false);
    expect(allowsAction([all, none], 's3:PutObject')).toBe(true);
    expect(allowsAction([], 's3:GetObject')).toBe(false);
  });
  it('of trust names the service', () => {
    expect(trusts(lambdaTrust, 'ec2.amazonaws.com')).toBe(false);
  });
});
