/**
 * What somebody has to be allowed who presses "Create function": one statement for each thing that the form asks for.
 *
 * Sources: https://docs.aws.amazon.com/lambda/latest/dg/access-control-identity-based.html,
 * configuration-vpc.html#configuration-vpc-permissions, configuration-envvars-encryption.html, images-create.html.
 */
import { functionArn, type Account } from '#model/lambda/arn.ts';
import type { CreateFieldId } from '#model/lambda/create-fields.ts';
import type { PolicyStatement } from '#model/lambda/policy.ts';
import type { CreatePlan } from './create-plan.view.ts';

export interface NeededStatement {
  statement: PolicyStatement;
  fields: readonly CreateFieldId[];
}

export function callerStatements(plan: CreatePlan, account: Account): NeededStatement[] {
  const { newRole, create, after } = plan;
  const { FunctionName, Role, Tags, VpcConfig, KMSKeyArn, CodeSigningConfigArn, Code } = create.request;
  const Resource = functionArn(account, FunctionName);
  const polls = after.some(({ action }) => action === 'CreateEventSourceMapping');
  const actions = [
    ...new Set(
      after.flatMap(({ action }) => (action === 'CreateEventSourceMapping' ? [] : [`lambda:${action}`])),
    ),
  ];
  const needed: (NeededStatement | false)[] = [
    allow('CreateTheFunction', ['lambda:CreateFunction'], Resource, ['functionName', 'way']),
    {
      statement: {
        ...allow('HandTheRoleOver', ['iam:PassRole'], Role, []).statement,
        Condition: { StringEquals: { 'iam:PassedToService': 'lambda.amazonaws.com' } },
      },
      fields: ['existingRole', 'roleName', 'roleChoice'],
    },
    newRole !== null &&
      allow(
        'MakeTheRole',
        ['iam:CreateRole', 'iam:CreatePolicy', 'iam:AttachRolePolicy'],
        [newRole.Arn, ...newRole.Policies.map(({ PolicyArn }) => PolicyArn)],
        ['roleName', 'policyTemplates', 'roleChoice'],
      ),
    Tags !== undefined && allow('TagTheFunction', ['lambda:TagResource'], Resource, ['tags', 'blueprint']),
    VpcConfig !== undefined &&
      allow(
        'LookAtTheNetwork',
        ['ec2:DescribeSecurityGroups', 'ec2:DescribeSubnets', 'ec2:DescribeVpcs'],
        '*',
        ['vpc', 'subnets', 'securityGroups', 'ipv6'],
      ),
    KMSKeyArn !== undefined &&
      allow('UseTheKey', ['kms:CreateGrant', 'kms:Encrypt'], KMSKeyArn, ['encryptionKey']),
    CodeSigningConfigArn !== undefined &&
      allow('ReadTheSigningConfiguration', ['lambda:GetCodeSigningConfig'], CodeSigningConfigArn, [
        'codeSigning',
      ]),
    Code.ImageUri !== undefined &&
      allow(
        'ReadTheImage',
        [
          'ecr:BatchGetImage',
          'ecr:GetDownloadUrlForLayer',
          'ecr:GetRepositoryPolicy',
          'ecr:SetRepositoryPolicy',
        ],
        `arn:aws:ecr:${account.region}:${account.accountId}:repository/*`,
        ['imageUri'],
      ),
    actions.length > 0 &&
      allow('LetOthersCallIt', actions, Resource, [
        'trigger',
        'urlAuthType',
        'invokeMode',
        'cors',
        'functionUrl',
      ]),
    polls && allow('LetLambdaPoll', ['lambda:CreateEventSourceMapping'], '*', ['trigger']),
  ];
  return needed.filter((each) => each !== false);
}

function allow(
  Sid: string,
  Action: string[],
  Resource: string | string[],
  fields: readonly CreateFieldId[],
): NeededStatement {
  return { statement: { Sid, Effect: 'Allow', Action, Resource }, fields };
}
