/**
 * The properties of a function's resource that the site can carry out: where each stands in the template, which
 * member of which call it becomes, and what it means when it is left out.
 *
 * Sources: https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-function.html,
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-function.html
 */
import { destinationOf } from '../lambda/destinations.ts';
import {
  ephemeralStorageMB,
  eventAgeSeconds,
  memoryMB,
  retryAttempts,
  timeoutSeconds,
} from '../lambda/limits.ts';
import { defaultLogGroup } from '../lambda/log-group.ts';
import { contentOf } from '../package/deployment-package.ts';
import {
  type FunctionProperty,
  type FunctionType,
  lambdaFunction,
  type PropertyValue,
  serverlessFunction,
  type TemplateSubject,
} from './function-property.ts';
import { imageProperties } from './image-properties.ts';
import { runtimeManagementProperties } from './runtime-management-properties.ts';
import { urlProperties } from './url-properties.ts';

const both: readonly FunctionType[] = [serverlessFunction, lambdaFunction];
const samOnly: readonly FunctionType[] = [serverlessFunction];
const update = { of: both, action: 'UpdateFunctionConfiguration' } as const;
const stays = (): undefined => undefined;

/** The one file that `InlineCode` and `Code.ZipFile` stand for. */
export const inlineFile = 'index.js';

function inlineCode({ files }: TemplateSubject): string | null {
  const names = Object.keys(files);
  const file = files[inlineFile];
  if (names.length !== 1 || file === undefined) return null;
  const content = contentOf(file);
  return typeof content === 'string' ? content : null;
}

function deadLetterArn({ configuration }: TemplateSubject): string | null {
  return configuration.DeadLetterConfig?.TargetArn || null;
}

const samTargets = {
  sqs: 'SQS',
  sns: 'SNS',
  lambda: 'Lambda',
  events: 'EventBridge',
  s3: 'S3Bucket',
} as const;

/** What SAM calls the kind of a destination. */
function samTargetType(arn: string | null): string | null {
  const kind = arn === null ? undefined : destinationOf(arn)?.kind;
  return kind === undefined ? null : samTargets[kind];
}

/** In the order in which the console writes them. */
const functionProperties: readonly FunctionProperty[] = [
  {
    path: ['InlineCode'],
    of: samOnly,
    packageType: 'Zip',
    kind: 'text',
    action: 'UpdateFunctionCode',
    member: 'ZipFile',
    read: inlineCode,
    preset: stays,
  },
  {
    path: ['Code', 'ZipFile'],
    of: [lambdaFunction],
    packageType: 'Zip',
    kind: 'text',
    action: 'UpdateFunctionCode',
    member: 'ZipFile',
    read: inlineCode,
    preset: stays,
  },
  ...imageProperties,
  {
    ...update,
    path: ['Description'],
    kind: 'text',
    member: 'Description',
    read: ({ configuration }) => configuration.Description,
    preset: () => '',
  },
  {
    ...update,
    path: ['MemorySize'],
    kind: 'count',
    member: 'MemorySize',
    read: ({ configuration }) => configuration.MemorySize,
    preset: () => memoryMB.default,
  },
  {
    ...update,
    path: ['Timeout'],
    kind: 'count',
    member: 'Timeout',
    read: ({ configuration }) => configuration.Timeout,
    preset: () => timeoutSeconds.default,
  },
  {
    ...update,
    path: ['Handler'],
    packageType: 'Zip',
    kind: 'text',
    member: 'Handler',
    read: ({ configuration }) => configuration.Handler,
    preset: stays,
  },
  {
    ...update,
    path: ['Runtime'],
    packageType: 'Zip',
    kind: 'text',
    member: 'Runtime',
    read: ({ configuration }) => configuration.Runtime,
    preset: stays,
  },
  {
    path: ['Architectures'],
    of: both,
    kind: 'list',
    action: 'UpdateFunctionCode',
    member: 'Architectures',
    read: ({ configuration }) => configuration.Architectures,
    preset: () => ['x86_64'],
  },
  {
    ...update,
    path: ['EphemeralStorage', 'Size'],
    kind: 'count',
    member: 'EphemeralStorage',
    read: ({ configuration }) => configuration.EphemeralStorage.Size,
    preset: () => ephemeralStorageMB.default,
  },
  {
    ...update,
    path: ['Environment', 'Variables'],
    kind: 'variables',
    member: 'Environment',
    read: ({ configuration }) => configuration.Environment?.Variables ?? {},
    preset: () => ({}),
  },
  {
    ...update,
    path: ['LoggingConfig', 'LogFormat'],
    kind: 'text',
    member: 'LoggingConfig',
    read: ({ configuration }) => configuration.LoggingConfig.LogFormat,
    preset: () => 'Text',
  },
  {
    ...update,
    path: ['LoggingConfig', 'LogGroup'],
    kind: 'text',
    member: 'LoggingConfig',
    read: ({ configuration }) => configuration.LoggingConfig.LogGroup,
    preset: ({ configuration }) => defaultLogGroup(configuration.FunctionName),
  },
  ...(['ApplicationLogLevel', 'SystemLogLevel'] as const).map((level): FunctionProperty => ({
    ...update,
    path: ['LoggingConfig', level],
    kind: 'text',
    member: 'LoggingConfig',
    read: ({ configuration }) => configuration.LoggingConfig[level] ?? null,
    preset: () => null,
  })),
  ...(
    [
      [serverlessFunction, ['Tracing']],
      [lambdaFunction, ['TracingConfig', 'Mode']],
    ] as const
  ).map(([type, path]): FunctionProperty => ({
    ...update,
    of: [type],
    path,
    kind: 'text',
    member: 'TracingConfig',
    read: ({ configuration }) => configuration.TracingConfig?.Mode ?? 'PassThrough',
    preset: () => 'PassThrough',
  })),
  ...(['SubnetIds', 'SecurityGroupIds'] as const).map((ids): FunctionProperty => ({
    ...update,
    path: ['VpcConfig', ids],
    kind: 'list',
    member: 'VpcConfig',
    read: ({ configuration }) => configuration.VpcConfig?.[ids] ?? [],
    preset: () => [],
  })),
  {
    ...update,
    path: ['SnapStart', 'ApplyOn'],
    kind: 'text',
    member: 'SnapStart',
    read: ({ configuration }) => configuration.SnapStart?.ApplyOn ?? 'None',
    preset: () => 'None',
  },
  {
    ...update,
    path: ['KmsKeyArn'],
    kind: 'text',
    member: 'KMSKeyArn',
    read: ({ configuration }) => configuration.KMSKeyArn ?? null,
    preset: () => null,
  },
  {
    path: ['Tags'],
    of: samOnly,
    kind: 'variables',
    action: 'TagResource',
    member: 'Tags',
    read: ({ tags = {} }) => tags,
    preset: () => ({}),
  },
  {
    ...update,
    path: ['Role'],
    kind: 'text',
    member: 'Role',
    read: ({ configuration }) => configuration.Role,
    preset: stays,
  },
  ...urlProperties,
  {
    path: ['ReservedConcurrentExecutions'],
    of: both,
    kind: 'count',
    action: 'PutFunctionConcurrency',
    member: 'ReservedConcurrentExecutions',
    read: ({ reservedConcurrency }) => reservedConcurrency,
    preset: () => null,
  },
  {
    path: ['EventInvokeConfig', 'MaximumEventAgeInSeconds'],
    of: samOnly,
    kind: 'count',
    action: 'PutFunctionEventInvokeConfig',
    member: 'MaximumEventAgeInSeconds',
    read: ({ eventInvokeConfig }) => eventInvokeConfig.MaximumEventAgeInSeconds,
    preset: () => eventAgeSeconds.default,
  },
  {
    path: ['EventInvokeConfig', 'MaximumRetryAttempts'],
    of: samOnly,
    kind: 'count',
    action: 'PutFunctionEventInvokeConfig',
    member: 'MaximumRetryAttempts',
    read: ({ eventInvokeConfig }) => eventInvokeConfig.MaximumRetryAttempts,
    preset: () => retryAttempts.default,
  },
  ...(['OnSuccess', 'OnFailure'] as const).flatMap((condition): FunctionProperty[] => {
    const asked = {
      of: samOnly,
      kind: 'text',
      action: 'PutFunctionEventInvokeConfig',
      member: 'DestinationConfig',
      preset: () => null,
    } as const;
    const path = ['EventInvokeConfig', 'DestinationConfig', condition] as const;
    const arn = ({ eventInvokeConfig }: TemplateSubject): string | null =>
      eventInvokeConfig.DestinationConfig?.[condition]?.Destination || null;
    return [
      { ...asked, path: [...path, 'Type'], read: (subject) => samTargetType(arn(subject)) },
      { ...asked, path: [...path, 'Destination'], read: arn },
    ];
  }),
  {
    ...update,
    of: samOnly,
    path: ['DeadLetterQueue', 'Type'],
    kind: 'text',
    member: 'DeadLetterConfig',
    read: (subject) => samTargetType(deadLetterArn(subject)),
    preset: () => null,
  },
  {
    ...update,
    of: samOnly,
    path: ['DeadLetterQueue', 'TargetArn'],
    kind: 'text',
    member: 'DeadLetterConfig',
    read: deadLetterArn,
    preset: () => null,
  },
  {
    ...update,
    of: [lambdaFunction],
    path: ['DeadLetterConfig', 'TargetArn'],
    kind: 'text',
    member: 'DeadLetterConfig',
    read: deadLetterArn,
    preset: () => null,
  },
  {
    ...update,
    path: ['Layers'],
    packageType: 'Zip',
    kind: 'list',
    member: 'Layers',
    read: ({ configuration }) => configuration.Layers?.map(({ Arn }) => Arn) ?? [],
    preset: () => [],
  },
  ...runtimeManagementProperties,
];

/** The rows that a function has in a resource of this type. */
export function propertiesOf(type: FunctionType, { configuration }: TemplateSubject): FunctionProperty[] {
  return functionProperties.filter(
    ({ of, packageType }) =>
      of.includes(type) && (packageType === undefined || packageType === configuration.PackageType),
  );
}

/** Whether the function is already what a value says. */
export function isAsSaid(
  property: FunctionProperty,
  value: PropertyValue,
  subject: TemplateSubject,
): boolean {
  return sameValue(value, property.read(subject)) || (property.same?.(value, subject) ?? false);
}

function sameValue(one: PropertyValue, other: PropertyValue): boolean {
  return canonical(one) === canonical(other);
}

/** Of variables the order says nothing. */
function canonical(value: PropertyValue): string {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return JSON.stringify(value);
  return JSON.stringify(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
