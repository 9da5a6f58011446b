/** Calls in, what they are out, line by line with the controls of the form that say it. */
import type { ApiCall } from '#model/lambda/api-call.ts';
import { functionArn, type Account } from '#model/lambda/arn.ts';
import { awsCliCommand } from '#model/lambda/aws-cli.ts';
import { calledFunction } from '#model/lambda/called-function.ts';
import { fieldsOfFlag, fieldsOfMember } from '#model/lambda/create-fields.ts';
import { httpRequest, permissionsOf } from '#model/lambda/http-request.ts';
import type { IamRole } from '#model/lambda/iam-role.ts';
import { logicalId } from '#model/sam/to-template.ts';
import { callSteps } from './call-steps.view.ts';
import { flagOf, within } from './member-path.ts';
import type { Typed } from './open-form.svelte.ts';
import { roleCommands, roleRequests } from './role-lines.ts';
import { jsonLines, type XrayLine, type XrayPart, yamlLines } from './xray-lines.ts';

/** @param controls what the form has, by the members that they name, or as Create function names them */
export function callXray(
  { calls, as, newRole }: Typed,
  account: Account,
  controls: readonly string[],
): XrayPart[] {
  if (calls.length === 0) return [nothing];
  const named = (path: string) => [path, ...fieldsOfMember(`lambda:CreateFunction.${path}`)];
  const only = (paths: readonly string[]) => paths.flatMap(named).filter((path) => controls.includes(path));
  const ofRole = (path: string) => fieldsOfMember(path).filter((field) => controls.includes(field));
  const template = samLines(calls, only);
  return [
    {
      id: 'request',
      title: 'API request',
      about: abouts[as],
      lines: [
        ...(newRole ? roleRequests(newRole, ofRole) : []),
        ...calls.flatMap((call) => [...requestLines(call, account.region, only), blank]),
      ],
    },
    {
      id: 'cli',
      title: 'AWS CLI command',
      about: 'The same, without a console.',
      lines: [
        ...(newRole ? roleCommands(newRole) : []).map(({ text, fields }) => ({
          text,
          fields: fields.filter((field) => controls.includes(field)),
        })),
        ...calls.flatMap((call) => [...callLines(call, controls), blank]),
      ],
    },
    {
      id: 'iam',
      title: 'IAM statements the caller needs',
      about: 'You, not the function: a policy of yours has to allow these.',
      lines: statementLines(calls, newRole, account, only),
    },
    ...(template === null
      ? []
      : [{ id: 'sam' as const, title: 'AWS SAM', about: 'The same in a template.', lines: template }]),
    {
      id: 'machine',
      title: 'What it does, step by step',
      about: 'To the record of the function, and to its containers.',
      lines: [
        ...(newRole
          ? [{ text: `role.created { role: "${newRole.RoleName}" }`, fields: only(['Role']) }]
          : []),
        ...callSteps(calls).map(({ text, members }) => ({ text, fields: only(members) })),
      ],
    },
  ];
}

const abouts = {
  sent: 'Save would send this.',
  wrong: 'What is typed. Something in it is still wrong: it is not sent.',
  unchanged: 'As it is: Save sends nothing. A change would say this.',
} as const;

const nothing: XrayPart = {
  id: 'request',
  title: 'API request',
  about: 'What Save would send.',
  lines: [{ text: 'Nothing is changed yet, or something is still wrong: nothing.', fields: [] }],
};

type Only = (paths: readonly string[]) => string[];

const blank: XrayLine = { text: '', fields: [] };

/** The statements that open a URL say again what its form says. */
const sameAs: Readonly<Record<string, string>> = {
  FunctionUrlAuthType: 'AuthType',
  InvokedViaFunctionUrl: 'AuthType',
};

function requestLines(call: ApiCall, region: string, only: Only): XrayLine[] {
  const { method, path, headers, body } = httpRequest(call, region);
  const json: unknown = body === '' || !('content-type' in headers) ? null : JSON.parse(body);
  return [
    { text: `${method} ${path} HTTP/1.1`, fields: only(inThePath(call)) },
    ...Object.entries(headers).map(([name, value]) => ({ text: `${name}: ${value}`, fields: [] })),
    ...(json === null
      ? []
      : jsonLines(json, '', (at) => {
          const inside = within(at.replace(/^\./, ''));
          return only(inside.flatMap((each) => [each, sameAs[each] ?? each]));
        })),
  ];
}

/** What stands in the request's address and in no body. */
function inThePath({ action, request }: ApiCall): string[] {
  if (action === 'UntagResource') return ['Tags', 'TagKeys'];
  return 'Qualifier' in request ? ['Qualifier'] : [];
}

function callLines(call: ApiCall, controls: readonly string[]): XrayLine[] {
  return awsCliCommand(call)
    .split('\n')
    .map((text) => {
      const flag = /^\s*(--[\w-]+)/.exec(text)?.[1];
      return { text, fields: controls.filter((control) => saysFlag(control, flag)) };
    });
}

function saysFlag(control: string, flag: string | undefined): boolean {
  return (
    flag !== undefined && (flagOf(control) === flag || fieldsOfFlag(flag).some((field) => field === control))
  );
}

function statementLines(
  calls: readonly ApiCall[],
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
  const network = calls.some(
    (call) => call.action === 'UpdateFunctionConfiguration' && call.request.VpcConfig !== undefined,
  );
  const needed = [
    {
      members: [],
      statement: {
        Effect: 'Allow',
        Action: [...new Set(calls.flatMap(({ action }) => permissionsOf(action)))],
        Resource: functionArn(account, calledFunction(first)),
      },
    },
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
  ];
  const document = { Version: '2012-10-17', Statement: needed.map(({ statement }) => statement) };
  return jsonLines(document, '', (path) => {
    const index = /^\.Statement\.(\d+)/.exec(path)?.[1];
    return index === undefined ? [] : only(needed[Number(index)]?.members ?? []);
  });
}

/** The lines of a template that say the same; null: there are none, or a line has to go. */
function samLines(calls: readonly ApiCall[], only: Only): XrayLine[] | null {
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
  return yamlLines({ Resources }, '', (path) => {
    const property = path.replace(/^Resources\.\w+(\.Properties\.?)?/, '');
    return property === '' ? [] : only(within(memberOf(property)));
  });
}

/** A property of the template, by the member of the request. */
function memberOf(property: string): string {
  return property
    .replace(/^KmsKeyArn/, 'KMSKeyArn')
    .replace(/^Tracing$/, 'TracingConfig.Mode')
    .replace(/^DeadLetterQueue/, 'DeadLetterConfig')
    .replace(/^(FunctionUrlConfig|RuntimeManagementConfig|EventInvokeConfig)\./, '');
}

function properties(call: ApiCall): Record<string, unknown> {
  switch (call.action) {
    case 'UpdateFunctionConfiguration': {
      const { FunctionName: _, KMSKeyArn, TracingConfig, DeadLetterConfig, ...same } = call.request;
      const target = DeadLetterConfig?.TargetArn ?? '';
      return {
        ...same,
        ...(KMSKeyArn ? { KmsKeyArn: KMSKeyArn } : {}),
        ...(TracingConfig ? { Tracing: TracingConfig.Mode } : {}),
        ...(target === ''
          ? {}
          : { DeadLetterQueue: { Type: target.includes(':sns:') ? 'SNS' : 'SQS', TargetArn: target } }),
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
      const { FunctionName: _, Qualifier, ...EventInvokeConfig } = call.request;
      // SAM has none for a qualifier but for the alias that it makes itself.
      return Qualifier === undefined ? { EventInvokeConfig } : {};
    }
    default:
      return {};
  }
}
