/** What a template would change about a function, and the calls of the Lambda API that do it. */
import type { ApiCall } from '../lambda/api-call.ts';
import type {
  Architecture,
  DestinationConfig,
  LoggingConfig,
  SnapStartApplyOn,
  TracingMode,
  UpdateFunctionCodeRequest,
  UpdateFunctionConfigurationRequest,
  VpcConfig,
} from '../lambda/configuration.ts';
import { tagChanges } from '../lambda/tag-changes.ts';
import type { PackageFiles } from '../package/deployment-package.ts';
import { inlineFile, isAsSaid } from './function-properties.ts';
import type { FunctionProperty, PropertyValue, TemplateSubject, To } from './function-property.ts';
import { eventChanges } from './event-changes.ts';
import { imageChange, imageConfigChange, type PlannedImage } from './image-properties.ts';
import { runtimeManagementCalls } from './runtime-management-properties.ts';
import type { TemplateReading } from './template-reading.types.ts';
import { urlCalls } from './url-properties.ts';

export interface TemplateChange {
  property: FunctionProperty;
  from: PropertyValue;
  to: PropertyValue;
  /** Of an event: the call that does it. */
  call?: PlannedCall;
}

/** A call; of new code the package is still to be made. */
export type PlannedCall =
  | Exclude<ApiCall, { action: 'UpdateFunctionCode' | 'CreateFunction' }>
  | {
      action: 'UpdateFunctionCode';
      request: UpdateFunctionCodeRequest;
      files: PackageFiles;
      image?: PlannedImage;
    };

export function templateChanges(reading: TemplateReading, subject: TemplateSubject): TemplateChange[] {
  const properties = reading.wishes.flatMap(({ property, value }) => {
    const settled = value === undefined || isAsSaid(property, value, subject);
    return settled ? [] : [{ property, from: property.read(subject), to: value }];
  });
  return [...properties, ...eventChanges(reading, subject)];
}

/** In the order in which they are sent. Code and configuration have to wait for each other. */
export function plannedCalls(changes: readonly TemplateChange[], subject: TemplateSubject): PlannedCall[] {
  const { FunctionName } = subject.configuration;
  const to: To = (...path) => changes.find(({ property }) => property.path.join('.') === path.join('.'))?.to;
  return [
    ...codeCalls(to, subject),
    ...configurationCalls(to, subject),
    ...concurrencyCalls(to('ReservedConcurrentExecutions'), FunctionName),
    ...eventInvokeCalls(to, subject),
    ...urlCalls(to, subject),
    ...runtimeManagementCalls(to, subject),
    ...tagCalls(to('Tags'), subject),
    ...changes.flatMap(({ call }) => call ?? []),
  ];
}

function codeCalls(to: To, subject: TemplateSubject): PlannedCall[] {
  const { configuration, files } = subject;
  if (configuration.PackageType === 'Image') return imageCalls(to, subject);
  const code = to('InlineCode') ?? to('Code', 'ZipFile');
  const architectures = to('Architectures');
  if (code === undefined && architectures === undefined) return [];
  const request: UpdateFunctionCodeRequest = { FunctionName: configuration.FunctionName };
  if (Array.isArray(architectures)) request.Architectures = architectures as Architecture[];
  return [
    {
      action: 'UpdateFunctionCode',
      request,
      files: typeof code === 'string' ? { [inlineFile]: code } : files,
    },
  ];
}

function imageCalls(to: To, subject: TemplateSubject): PlannedCall[] {
  const change = imageChange(to, subject);
  if (change === undefined) return [];
  const { ImageUri, image } = change;
  const { FunctionName } = subject.configuration;
  const architectures = to('Architectures');
  const Architectures = Array.isArray(architectures) ? (architectures as Architecture[]) : undefined;
  return [
    {
      action: 'UpdateFunctionCode',
      request: { FunctionName, ImageUri, ...(Architectures ? { Architectures } : {}) },
      files: {},
      ...(image ? { image } : {}),
    },
  ];
}

function configurationCalls(to: To, subject: TemplateSubject): PlannedCall[] {
  const { configuration } = subject;
  const request: UpdateFunctionConfigurationRequest = { FunctionName: configuration.FunctionName };
  const text = (value: PropertyValue | undefined): string | undefined =>
    typeof value === 'string' ? value : undefined;
  const members = {
    Description: text(to('Description')),
    Handler: text(to('Handler')),
    Runtime: text(to('Runtime')),
    Role: text(to('Role')),
    MemorySize: count(to('MemorySize')),
    Timeout: count(to('Timeout')),
  };
  Object.assign(request, given(members));
  const size = count(to('EphemeralStorage', 'Size'));
  if (size !== undefined) request.EphemeralStorage = { Size: size };
  const variables = to('Environment', 'Variables');
  if (typeof variables === 'object' && variables !== null && !Array.isArray(variables))
    request.Environment = { Variables: { ...(variables as Record<string, string>) } };
  const queue = to('DeadLetterQueue', 'TargetArn');
  const letters = queue === undefined ? to('DeadLetterConfig', 'TargetArn') : queue;
  if (letters !== undefined) request.DeadLetterConfig = { TargetArn: text(letters) ?? '' };
  const layers = to('Layers');
  if (Array.isArray(layers)) request.Layers = [...(layers as string[])];
  const logging = loggingConfig(to, configuration.LoggingConfig);
  if (logging) request.LoggingConfig = logging;
  const mode = to('Tracing') ?? to('TracingConfig', 'Mode');
  if (typeof mode === 'string') request.TracingConfig = { Mode: mode as TracingMode };
  const snapshots = to('SnapStart', 'ApplyOn');
  if (typeof snapshots === 'string') request.SnapStart = { ApplyOn: snapshots as SnapStartApplyOn };
  const network = networkOf(to, configuration.VpcConfig);
  if (network) request.VpcConfig = network;
  const overrides = imageConfigChange(to, subject);
  if (overrides) request.ImageConfig = overrides;
  const key = to('KmsKeyArn');
  if (key !== undefined) request.KMSKeyArn = text(key) ?? '';
  return Object.keys(request).length > 1 ? [{ action: 'UpdateFunctionConfiguration', request }] : [];
}

/** Undefined: nothing changes. Replaces the whole configuration. */
function loggingConfig(to: To, before: LoggingConfig): LoggingConfig | undefined {
  const members = ['LogFormat', 'LogGroup', 'ApplicationLogLevel', 'SystemLogLevel'] as const;
  const changes = members.map((member) => [member, to('LoggingConfig', member)] as const);
  if (changes.every(([, value]) => value === undefined)) return undefined;
  const next: Record<string, unknown> = { ...before };
  for (const [member, value] of changes) {
    if (value === null) delete next[member];
    else if (value !== undefined) next[member] = value;
  }
  return next as unknown as LoggingConfig;
}

/** Undefined: nothing changes. */
function networkOf(to: To, before: VpcConfig | undefined): VpcConfig | undefined {
  const ids = (member: 'SubnetIds' | 'SecurityGroupIds'): string[] | undefined => {
    const value = to('VpcConfig', member);
    return Array.isArray(value) ? [...(value as string[])] : undefined;
  };
  const SubnetIds = ids('SubnetIds');
  const SecurityGroupIds = ids('SecurityGroupIds');
  if (!SubnetIds && !SecurityGroupIds) return undefined;
  return {
    SubnetIds: SubnetIds ?? before?.SubnetIds ?? [],
    SecurityGroupIds: SecurityGroupIds ?? before?.SecurityGroupIds ?? [],
  };
}

function tagCalls(
  to: PropertyValue | undefined,
  { configuration, tags = {} }: TemplateSubject,
): PlannedCall[] {
  if (typeof to !== 'object' || to === null || Array.isArray(to)) return [];
  return tagChanges(configuration.FunctionArn, tags, to as Record<string, string>);
}

function concurrencyCalls(to: PropertyValue | undefined, FunctionName: string): PlannedCall[] {
  if (to === undefined) return [];
  if (typeof to !== 'number') return [{ action: 'DeleteFunctionConcurrency', request: { FunctionName } }];
  const request = { FunctionName, ReservedConcurrentExecutions: to };
  return [{ action: 'PutFunctionConcurrency', request }];
}

/** Replaces the whole configuration, so what does not change is in it too. */
function eventInvokeCalls(to: To, { configuration, eventInvokeConfig }: TemplateSubject): PlannedCall[] {
  const age = count(to('EventInvokeConfig', 'MaximumEventAgeInSeconds'));
  const attempts = count(to('EventInvokeConfig', 'MaximumRetryAttempts'));
  const DestinationConfig = destinationConfig(to, eventInvokeConfig.DestinationConfig);
  if (age === undefined && attempts === undefined && DestinationConfig === undefined) return [];
  const kept = DestinationConfig ?? eventInvokeConfig.DestinationConfig;
  return [
    {
      action: 'PutFunctionEventInvokeConfig',
      request: {
        FunctionName: configuration.FunctionName,
        MaximumRetryAttempts: attempts ?? eventInvokeConfig.MaximumRetryAttempts,
        MaximumEventAgeInSeconds: age ?? eventInvokeConfig.MaximumEventAgeInSeconds,
        ...(kept ? { DestinationConfig: kept } : {}),
      },
    },
  ];
}

/** Undefined: no destination changes. */
function destinationConfig(to: To, before: DestinationConfig | undefined): DestinationConfig | undefined {
  const conditions = ['OnSuccess', 'OnFailure'] as const;
  const path = ['EventInvokeConfig', 'DestinationConfig'] as const;
  const changes = conditions.map((each) => [each, to(...path, each, 'Destination')] as const);
  if (changes.every(([, value]) => value === undefined)) return undefined;
  return Object.fromEntries(
    changes.flatMap(([each, value]) => {
      const arn = value === undefined ? before?.[each]?.Destination : value;
      return typeof arn === 'string' && arn !== '' ? [[each, { Destination: arn }]] : [];
    }),
  );
}

function count(value: PropertyValue | undefined): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

function given<T extends object>(members: T): Partial<T> {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as Partial<T>;
}
