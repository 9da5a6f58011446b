/** Calls in, what they are out: the request, the command, what the caller needs, and the template. */
import type { ApiCall } from '#model/lambda/api-call.ts';
import { functionArn, type Account } from '#model/lambda/arn.ts';
import { awsCliCommand } from '#model/lambda/aws-cli.ts';
import { calledFunction } from '#model/lambda/called-function.ts';
import { httpRequest, permissionsOf } from '#model/lambda/http-request.ts';
import { logicalId } from '#model/sam/to-template.ts';
import { jsonLines, yamlLines } from '../../xray/xray-lines.ts';

export interface PanelXray {
  id: 'request' | 'cli' | 'iam' | 'sam';
  title: string;
  text: string;
}

export function panelXray(calls: readonly ApiCall[], account: Account): PanelXray[] {
  const template = samProperties(calls);
  return [
    {
      id: 'request',
      title: 'API request',
      text: calls.map((call) => requestText(call, account.region)).join('\n\n'),
    },
    { id: 'cli', title: 'AWS CLI command', text: calls.map(awsCliCommand).join('\n\n') },
    { id: 'iam', title: 'IAM statement the caller needs', text: statementText(calls, account) },
    ...(template === null ? [] : [{ id: 'sam' as const, title: 'AWS SAM', text: template }]),
  ];
}

function requestText(call: ApiCall, region: string): string {
  const { method, path, headers, body } = httpRequest(call, region);
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return [`${method} ${path} HTTP/1.1`, ...lines, ...(body === '' ? [] : ['', body])].join('\n');
}

function statementText(calls: readonly ApiCall[], account: Account): string {
  const statement = (Action: string[], Resource: string) => ({ Effect: 'Allow', Action, Resource });
  const [first] = calls;
  const own = first ? functionArn(account, calledFunction(first)) : '*';
  const roles = calls.flatMap((call) =>
    call.action === 'UpdateFunctionConfiguration' && call.request.Role !== undefined
      ? [call.request.Role]
      : [],
  );
  const network = calls.some(
    (call) => call.action === 'UpdateFunctionConfiguration' && call.request.VpcConfig !== undefined,
  );
  const Statement = [
    statement([...new Set(calls.flatMap(({ action }) => permissionsOf(action)))], own),
    ...roles.map((role) => ({
      ...statement(['iam:PassRole'], role),
      Condition: { StringEquals: { 'iam:PassedToService': 'lambda.amazonaws.com' } },
    })),
    ...(network
      ? [statement(['ec2:DescribeSecurityGroups', 'ec2:DescribeSubnets', 'ec2:DescribeVpcs'], '*')]
      : []),
  ];
  return jsonLines({ Version: '2012-10-17', Statement }, '', () => [])
    .map(({ text }) => text)
    .join('\n');
}

/** The lines of a template that say the same; null: there are none, a line has to go. */
function samProperties(calls: readonly ApiCall[]): string | null {
  const [first] = calls;
  if (!first) return null;
  const id = logicalId(calledFunction(first));
  const Properties = Object.assign({}, ...calls.map(properties)) as Record<string, unknown>;
  const statements = calls.flatMap((call) => (call.action === 'AddPermission' ? [call.request] : []));
  const Resources = {
    ...(Object.keys(Properties).length > 0
      ? { [id]: { Type: 'AWS::Serverless::Function', Properties } }
      : {}),
    ...Object.fromEntries(
      statements.map(({ StatementId, FunctionName: _, ...statement }) => [
        logicalId(StatementId),
        { Type: 'AWS::Lambda::Permission', Properties: { FunctionName: { Ref: id }, ...statement } },
      ]),
    ),
  };
  if (Object.keys(Resources).length === 0) return null;
  return yamlLines({ Resources }, '', () => [])
    .map(({ text }) => text)
    .join('\n');
}

function properties(call: ApiCall): Record<string, unknown> {
  switch (call.action) {
    case 'UpdateFunctionConfiguration': {
      const { FunctionName: _, KMSKeyArn, TracingConfig, ...same } = call.request;
      return {
        ...same,
        ...(KMSKeyArn ? { KmsKeyArn: KMSKeyArn } : {}),
        ...(TracingConfig ? { Tracing: TracingConfig.Mode } : {}),
      };
    }
    case 'UpdateFunctionCode': {
      const { ImageUri } = call.request;
      return ImageUri === undefined ? {} : { PackageType: 'Image', ImageUri };
    }
    case 'CreateFunctionUrlConfig':
    case 'UpdateFunctionUrlConfig': {
      const { FunctionName: _, ...FunctionUrlConfig } = call.request;
      return { FunctionUrlConfig };
    }
    case 'TagResource':
      return { Tags: call.request.Tags };
    case 'PutRuntimeManagementConfig': {
      const { FunctionName: _, ...RuntimeManagementConfig } = call.request;
      return { RuntimeManagementConfig };
    }
    case 'PutFunctionConcurrency':
      return { ReservedConcurrentExecutions: call.request.ReservedConcurrentExecutions };
    case 'PutFunctionEventInvokeConfig': {
      const { FunctionName: _, ...EventInvokeConfig } = call.request;
      return { EventInvokeConfig };
    }
    default:
      return {};
  }
}
