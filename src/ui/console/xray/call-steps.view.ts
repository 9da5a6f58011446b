/** What calls do to the record of a function and to its containers, in order. */
import type { ApiCall } from '#model/lambda/api-call.ts';
import type { LoggingConfig, UpdateFunctionConfigurationRequest } from '#model/lambda/configuration.ts';
import { eventAgeSeconds, retryAttempts } from '#model/lambda/limits.ts';
import type { UpdateAliasRequest } from '#model/lambda/versions.types.ts';
import { percentOf } from '../function/versions/versions.view.ts';
import { words } from './call-steps.words.ts';
import type { MemberPath } from './member-path.ts';

export interface CallStep {
  text: string;
  members: readonly MemberPath[];
}

export function callSteps(calls: readonly ApiCall[]): CallStep[] {
  return calls.flatMap((call) => [
    { text: `api.called { action: "${call.action}" }`, members: [] },
    ...steps(call),
  ]);
}

/** Below the event that causes it. */
function step(text: string, members: readonly MemberPath[] = []): CallStep {
  return { text: `  ${text}`, members };
}

function steps(call: ApiCall): CallStep[] {
  switch (call.action) {
    case 'UpdateFunctionConfiguration':
      return [step(words.inProgress), ...changes(call.request), step(words.successful), step(words.warmEnd)];
    case 'UpdateFunctionCode':
      return [step(words.code, ['ImageUri']), step(words.warmEnd)];
    case 'PutFunctionConcurrency':
      return [
        step(words.reserved(call.request.ReservedConcurrentExecutions), ['ReservedConcurrentExecutions']),
        step(words.unaffected),
      ];
    case 'DeleteFunctionConcurrency':
      return [step(words.unreserved, ['ReservedConcurrentExecutions']), step(words.unaffected)];
    case 'CreateFunctionUrlConfig':
    case 'UpdateFunctionUrlConfig':
      return [
        step(call.request.AuthType === 'NONE' ? words.openUrl : words.signedUrl, ['AuthType']),
        step(call.request.InvokeMode === 'RESPONSE_STREAM' ? words.streamed : words.buffered, ['InvokeMode']),
        step(words.urlEvent),
      ];
    case 'AddPermission':
      return [
        step(words.letIn(call.request.StatementId, call.request.Principal), [
          'StatementId',
          'Principal',
          'AuthType',
        ]),
        step(words.atTheDoor),
      ];
    case 'PutFunctionEventInvokeConfig':
      return [
        step(words.tries(call.request.MaximumRetryAttempts ?? retryAttempts.default), [
          'MaximumRetryAttempts',
        ]),
        step(words.age(call.request.MaximumEventAgeInSeconds ?? eventAgeSeconds.default), [
          'MaximumEventAgeInSeconds',
        ]),
        step(words.destination, [
          'DestinationConfig.OnSuccess',
          'DestinationConfig.OnFailure',
          'DestinationConfig',
        ]),
      ];
    case 'PutProvisionedConcurrencyConfig':
      return [
        step(words.provisioned(call.request.ProvisionedConcurrentExecutions), [
          'ProvisionedConcurrentExecutions',
        ]),
        step(words.keptFor(call.request.Qualifier), ['Qualifier']),
      ];
    case 'CreateEventSourceMapping':
      return [
        step(words.asks, ['EventSourceArn']),
        step(words.batch, ['BatchSize', 'MaximumBatchingWindowInSeconds', 'FilterCriteria']),
        step(words.unaffected),
      ];
    case 'UpdateEventSourceMapping': {
      const { UUID: _, ...settings } = call.request;
      return [
        step(
          words.asksOtherwise,
          Object.keys(settings).filter((name): name is keyof typeof settings => name in settings),
        ),
      ];
    }
    case 'PutRuntimeManagementConfig':
      return [step(words.patch[call.request.UpdateRuntimeOn], ['UpdateRuntimeOn', 'RuntimeVersionArn'])];
    case 'CreateAlias':
    case 'UpdateAlias':
      return aliasSteps(call.request);
    case 'PublishVersion':
      return [step(words.copied), step(words.versionAlone, ['Description'])];
    case 'PublishLayerVersion':
      return [
        step(words.layerKept(call.request.LayerName), ['LayerName', 'Content.ZipFile']),
        step(words.layerAlone),
      ];
    case 'TagResource':
    case 'UntagResource':
      return [step(words.tags, ['Tags'])];
    default:
      return [step(words.recordAlone)];
  }
}

function aliasSteps({ Name, FunctionVersion, RoutingConfig }: UpdateAliasRequest): CallStep[] {
  const weights = Object.entries(RoutingConfig?.AdditionalVersionWeights ?? {});
  return [
    step(FunctionVersion === undefined ? words.aliasStays(Name) : words.alias(Name, FunctionVersion), [
      'Name',
      'FunctionVersion',
    ]),
    ...weights.map(([version, weight]) =>
      step(words.weight(percentOf(weight), version), [
        'RoutingConfig.AdditionalVersionWeights',
        `RoutingConfig.AdditionalVersionWeights.${version}`,
      ]),
    ),
    step(words.aliasAlone),
  ];
}

function changes(request: UpdateFunctionConfigurationRequest): CallStep[] {
  const { MemorySize, Timeout, EphemeralStorage, Environment, Handler, Runtime, Layers } = request;
  const { VpcConfig, LoggingConfig, DeadLetterConfig } = request;
  const found: (CallStep | false)[] = [
    MemorySize !== undefined && step(words.memory(MemorySize), ['MemorySize']),
    EphemeralStorage !== undefined && step(words.storage(EphemeralStorage.Size), ['EphemeralStorage.Size']),
    Timeout !== undefined && step(words.timeout(Timeout), ['Timeout']),
    Runtime !== undefined && step(words.runtime(Runtime), ['Runtime']),
    Handler !== undefined && step(words.handler(Handler), ['Handler']),
    Environment !== undefined &&
      step(variableWords(Object.keys(Environment.Variables)), ['Environment.Variables']),
    request.KMSKeyArn !== undefined && step(words.encrypted, ['KMSKeyArn']),
    request.Role !== undefined && step(words.role, ['Role']),
    VpcConfig !== undefined &&
      step(
        VpcConfig.SubnetIds.length === 0 ? words.noNetwork : words.network(VpcConfig.SubnetIds.join(', ')),
        ['VpcConfig', 'VpcConfig.SubnetIds', 'VpcConfig.SecurityGroupIds', 'VpcConfig.VpcId'],
      ),
    Layers !== undefined && step(words.layers(Layers.length), ['Layers']),
    LoggingConfig !== undefined &&
      step(logWords(LoggingConfig), ['LoggingConfig.LogFormat', 'LoggingConfig.LogGroup']),
    request.TracingConfig !== undefined &&
      step(words.traces(request.TracingConfig.Mode), ['TracingConfig.Mode']),
    request.SnapStart !== undefined &&
      step(words.snapshots(request.SnapStart.ApplyOn), ['SnapStart.ApplyOn']),
    DeadLetterConfig !== undefined && step(words.deadLetter, ['DeadLetterConfig.TargetArn']),
    request.ImageConfig !== undefined &&
      step(words.overrides, [
        'ImageConfig.EntryPoint',
        'ImageConfig.Command',
        'ImageConfig.WorkingDirectory',
      ]),
    request.Description !== undefined && step(words.description, ['Description']),
  ];
  return found.filter((each) => each !== false);
}

function variableWords(names: readonly string[]): string {
  return names.length === 0 ? words.noVariables : words.variables(names.join(', '));
}

function logWords({ LogFormat = 'Text', LogGroup }: Partial<LoggingConfig>): string {
  return LogGroup === undefined ? words.ownLog(LogFormat) : words.log(LogFormat, LogGroup);
}
