/**
 * A function as a template that can be deployed to any account: what names this account is written with
 * CloudFormation's own parameters, and what only the other account can know is asked for.
 *
 * Source: https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-function.html
 */
import { Document } from 'yaml';
import type { ResourceStatement } from '../account-state.ts';
import type { Account } from '../lambda/arn.ts';
import type { EventInvokeConfig, FunctionUrlConfig } from '../lambda/configuration.ts';
import type { EventSourceMapping } from '../lambda/event-source-mapping.types.ts';
import type { RuntimeManagementConfig } from '../lambda/function-settings.types.ts';
import { publicUrlPermissions } from '../lambda/function-url.ts';
import { defaultLogGroup } from '../lambda/log-group.ts';
import type { NamedPolicy, PolicyStatement } from '../lambda/policy.ts';
import type { PackageFiles } from '../package/deployment-package.ts';
import type { TemplateSubject } from './function-property.ts';
import { localised, targetType } from './project-values.ts';
import { eventId, eventNode, eventOf } from './template-events.ts';
import { logicalId } from './to-template.ts';

export interface ProjectSubject extends TemplateSubject {
  /** Of its role; SAM makes a role of its own with them. */
  policies: readonly NamedPolicy[];
  tags: Readonly<Record<string, string>>;
  functionUrl: FunctionUrlConfig | null;
  runtimeManagement: RuntimeManagementConfig;
  policy: readonly ResourceStatement[];
  /** Queues and streams that Lambda reads for it. */
  mappings: readonly EventSourceMapping[];
  /** Files of its layers, in the order in which they are unpacked. */
  layers: readonly PackageFiles[];
  /** Of a function from an image: how it is built; left out: nobody knows. */
  build?: { dockerfile: string; tag: string };
}

/** Where the project keeps the function's code, and its layers. */
export const codeFolder = 'src';
export const layerFolder = (index: number): string => `layers/${index + 1}`;

/** Policies that SAM attaches by itself. */
const attachedBySam = /^AWSLambda(Basic|VPCAccess)ExecutionRole/;

type Values = Record<string, unknown>;

export function projectTemplate(subject: ProjectSubject, account: Account): string {
  const { configuration } = subject;
  const { FunctionName, VpcConfig, KMSKeyArn } = configuration;
  const id = logicalId(FunctionName);
  const Parameters = {
    ...(configuration.PackageType === 'Image' && !subject.build
      ? { ImageUri: parameter('String', 'The image, in a repository of Amazon ECR in the same Region.') }
      : {}),
    ...(VpcConfig
      ? {
          SubnetIds: parameter('List<AWS::EC2::Subnet::Id>', 'Subnets for the function.'),
          SecurityGroupIds: parameter(
            'List<AWS::EC2::SecurityGroup::Id>',
            'Security groups for the function.',
          ),
        }
      : {}),
    ...(KMSKeyArn === undefined
      ? {}
      : { KmsKeyArn: parameter('String', 'The key for the environment variables.') }),
  };
  const template = {
    AWSTemplateFormatVersion: '2010-09-09',
    Transform: 'AWS::Serverless-2016-10-31',
    Description: `The function ${FunctionName}.`,
    ...(Object.keys(Parameters).length > 0 ? { Parameters } : {}),
    Resources: {
      [id]: {
        Type: 'AWS::Serverless::Function',
        ...(subject.build ? { Metadata: imageMetadata(subject.build.tag) } : {}),
        Properties: properties(subject, account, id),
      },
      ...layerResources(subject, id),
      ...permissionResources(subject, account, id),
    },
    Outputs: { FunctionArn: { Value: { 'Fn::GetAtt': [id, 'Arn'] } } },
  };
  // CloudFormation reads YAML 1.1, where a plain yes or 1:30 is no text, and takes no aliases.
  const document = new Document(template, { version: '1.1', aliasDuplicateObjects: false });
  document.commentBefore = ' Values of environment variables stand here in clear.';
  return document.toString({ lineWidth: 0, singleQuote: true });
}

function parameter(Type: string, Description: string): Values {
  return { Type, Description };
}

/** https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/serverless-sam-cli-using-build.html */
function imageMetadata(tag: string): Values {
  return { Dockerfile: 'Dockerfile', DockerContext: `./${codeFolder}`, DockerTag: tag };
}

function properties(subject: ProjectSubject, account: Account, id: string): Values {
  const { configuration, reservedConcurrency, tags, functionUrl, runtimeManagement } = subject;
  const { PackageType, Environment, ImageConfigResponse, TracingConfig, SnapStart } = configuration;
  const policies = subject.policies.filter(({ PolicyName }) => !attachedBySam.test(PolicyName));
  return {
    FunctionName: configuration.FunctionName,
    PackageType,
    ...(PackageType === 'Image'
      ? {
          ...(subject.build ? {} : { ImageUri: { Ref: 'ImageUri' } }),
          ...(ImageConfigResponse ? { ImageConfig: ImageConfigResponse.ImageConfig } : {}),
        }
      : {
          CodeUri: `${codeFolder}/`,
          Handler: configuration.Handler,
          Runtime: configuration.Runtime,
        }),
    ...(configuration.Description === '' ? {} : { Description: configuration.Description }),
    Architectures: configuration.Architectures,
    MemorySize: configuration.MemorySize,
    Timeout: configuration.Timeout,
    EphemeralStorage: configuration.EphemeralStorage,
    ...(Environment ? { Environment } : {}),
    LoggingConfig: logging(subject),
    ...(TracingConfig ? { Tracing: TracingConfig.Mode } : {}),
    ...(SnapStart ? { SnapStart: { ApplyOn: SnapStart.ApplyOn } } : {}),
    ...(configuration.VpcConfig
      ? { VpcConfig: { SubnetIds: { Ref: 'SubnetIds' }, SecurityGroupIds: { Ref: 'SecurityGroupIds' } } }
      : {}),
    ...(configuration.KMSKeyArn === undefined ? {} : { KmsKeyArn: { Ref: 'KmsKeyArn' } }),
    ...(subject.layers.length > 0
      ? { Layers: subject.layers.map((_, index) => ({ Ref: layerId(id, index) })) }
      : {}),
    ...(policies.length > 0
      ? {
          Policies: policies.map(({ PolicyDocument }) => ({
            ...PolicyDocument,
            Statement: PolicyDocument.Statement.map((each) => localisedStatement(each, account)),
          })),
        }
      : {}),
    ...(functionUrl
      ? {
          FunctionUrlConfig: {
            AuthType: functionUrl.AuthType,
            InvokeMode: functionUrl.InvokeMode,
            ...(functionUrl.Cors && Object.keys(functionUrl.Cors).length > 0
              ? { Cors: functionUrl.Cors }
              : {}),
          },
        }
      : {}),
    ...(reservedConcurrency === null ? {} : { ReservedConcurrentExecutions: reservedConcurrency }),
    EventInvokeConfig: eventInvoke(subject.eventInvokeConfig, account),
    ...deadLetter(subject, account),
    ...(runtimeManagement.UpdateRuntimeOn === 'Auto' ? {} : { RuntimeManagementConfig: runtimeManagement }),
    ...(Object.keys(tags).length > 0 ? { Tags: tags } : {}),
    ...events(subject, account),
  };
}

/** A log group that is the function's own would be made a second time. */
function logging({ configuration: { FunctionName, LoggingConfig } }: ProjectSubject): Values {
  const { LogGroup, ...rest } = LoggingConfig;
  return LogGroup === defaultLogGroup(FunctionName) ? rest : { ...rest, LogGroup };
}

function eventInvoke(config: EventInvokeConfig, account: Account): Values {
  const { MaximumEventAgeInSeconds, MaximumRetryAttempts, DestinationConfig = {} } = config;
  const targets = Object.entries(DestinationConfig).flatMap(
    ([on, target]: [string, { Destination?: string } | undefined]) =>
      target?.Destination
        ? [
            [
              on,
              { Type: targetType(target.Destination), Destination: localised(target.Destination, account) },
            ] as const,
          ]
        : [],
  );
  return {
    MaximumEventAgeInSeconds,
    MaximumRetryAttempts,
    ...(targets.length > 0 ? { DestinationConfig: Object.fromEntries(targets) } : {}),
  };
}

function deadLetter({ configuration }: ProjectSubject, account: Account): Values {
  const TargetArn = configuration.DeadLetterConfig?.TargetArn;
  if (!TargetArn) return {};
  return {
    DeadLetterQueue: {
      Type: targetType(TargetArn) === 'SNS' ? 'SNS' : 'SQS',
      TargetArn: localised(TargetArn, account),
    },
  };
}

function localisedStatement(statement: PolicyStatement, account: Account): Values {
  const { Resource } = statement;
  if (Resource === undefined) return { ...statement };
  return {
    ...statement,
    Resource: Array.isArray(Resource)
      ? Resource.map((each) => localised(each, account))
      : localised(Resource, account),
  };
}

function events({ mappings }: ProjectSubject, account: Account): Values {
  if (mappings.length === 0) return {};
  const Events: Record<string, unknown> = {};
  for (const mapping of mappings) {
    const id = eventId(mapping.EventSourceArn, Object.keys(Events));
    Events[id] = eventNode(eventOf(mapping, id), (arn) => localised(arn, account));
  }
  return { Events };
}

const layerId = (id: string, index: number): string => `${id}Layer${index + 1}`;

function layerResources({ layers, configuration }: ProjectSubject, id: string): Values {
  const { Architectures, Runtime } = configuration;
  return Object.fromEntries(
    layers.map((_, index) => [
      layerId(id, index),
      {
        Type: 'AWS::Serverless::LayerVersion',
        Properties: {
          ContentUri: `${layerFolder(index)}/`,
          CompatibleArchitectures: Architectures,
          ...(Runtime === '' ? {} : { CompatibleRuntimes: [Runtime] }),
        },
      },
    ]),
  );
}

/** What SAM adds for an open URL is left to it. */
function permissionResources(
  { policy, configuration }: ProjectSubject,
  account: Account,
  id: string,
): Values {
  const own = publicUrlPermissions(configuration.FunctionName, { AuthType: 'NONE' });
  const others = policy.filter(
    ({ StatementId }) => !own.some((statement) => statement.StatementId === StatementId),
  );
  return Object.fromEntries(
    others.map((statement, index) => {
      const { Action, Principal, SourceArn, SourceAccount, FunctionUrlAuthType } = statement;
      return [
        `${id}Permission${index + 1}`,
        {
          Type: 'AWS::Lambda::Permission',
          Properties: {
            FunctionName: { Ref: id },
            Action,
            Principal,
            ...(SourceArn === undefined ? {} : { SourceArn: localised(SourceArn, account) }),
            ...(SourceAccount === undefined ? {} : { SourceAccount: localised(SourceAccount, account) }),
            ...(FunctionUrlAuthType === undefined ? {} : { FunctionUrlAuthType }),
          },
        },
      ];
    }),
  );
}
