/** What whoever makes the calls has to be allowed, as a policy. */
import type { ApiCall } from '#model/lambda/api-call.ts';
import { type Account, functionArn } from '#model/lambda/arn.ts';
import { calledFunction } from '#model/lambda/called-function.ts';
import { permissionsOf } from '#model/lambda/http-request.ts';
import type { IamRole } from '#model/lambda/iam-role.ts';
import { layerArn } from '#model/lambda/layers.ts';
import type { ServiceCall } from '#model/services/service-call.ts';
import { serviceStatements } from './service-lines.ts';
import { jsonLines, type Only, type XrayLine } from './xray-lines.ts';

/** What a policy of the caller has to allow, call by call. */
export function statementLines(
  calls: readonly ApiCall[],
  others: readonly ServiceCall[],
  newRole: IamRole | null,
  account: Account,
  only: Only,
): XrayLine[] {
  const [first] = calls;
  if (!first) return [];
  const roles = calls.flatMap((call) =>
    call.action === 'UpdateFunctionConfiguration' && call.request.Role !== undefined
      ? [call.request.Role]
      : [],
  );
  const layers = calls.flatMap((call) =>
    call.action === 'UpdateFunctionConfiguration' ? (call.request.Layers ?? []) : [],
  );
  const network = calls.some(
    (call) => call.action === 'UpdateFunctionConfiguration' && call.request.VpcConfig !== undefined,
  );
  const needed = [
    {
      members: [],
      statement: {
        Effect: 'Allow',
        Action: [...new Set(calls.flatMap(({ action }) => permissionsOf(action)))],
        Resource: resourceOf(first, account),
      },
    },
    ...(layers.length > 0
      ? [
          {
            members: ['Layers'],
            statement: { Effect: 'Allow', Action: ['lambda:GetLayerVersion'], Resource: layers },
          },
        ]
      : []),
    ...roles.map((Resource) => ({
      members: ['Role'],
      statement: {
        Effect: 'Allow',
        Action: ['iam:PassRole'],
        Resource,
        Condition: { StringEquals: { 'iam:PassedToService': 'lambda.amazonaws.com' } },
      },
    })),
    ...(newRole
      ? [
          {
            members: ['Role'],
            statement: {
              Effect: 'Allow',
              Action: ['iam:CreateRole', 'iam:CreatePolicy', 'iam:AttachRolePolicy'],
              Resource: [newRole.Arn, ...newRole.Policies.map(({ PolicyArn }) => PolicyArn)],
            },
          },
        ]
      : []),
    ...(network
      ? [
          {
            members: ['VpcConfig', 'VpcConfig.SubnetIds', 'VpcConfig.SecurityGroupIds'],
            statement: {
              Effect: 'Allow',
              Action: ['ec2:DescribeSecurityGroups', 'ec2:DescribeSubnets', 'ec2:DescribeVpcs'],
              Resource: '*',
            },
          },
        ]
      : []),
    ...serviceStatements(others, account),
  ];
  const document = { Version: '2012-10-17', Statement: needed.map(({ statement }) => statement) };
  return jsonLines(document, '', (path) => {
    const index = /^\.Statement\.(\d+)/.exec(path)?.[1];
    return index === undefined ? [] : only(needed[Number(index)]?.members ?? []);
  });
}

/** Of a layer that comes into being no version has a number yet. */
function resourceOf(call: ApiCall, account: Account): string {
  return call.action === 'PublishLayerVersion'
    ? layerArn(account, call.request.LayerName)
    : functionArn(account, calledFunction(call));
}
