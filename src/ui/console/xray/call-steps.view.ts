/** What calls do to the record of a function and to its containers, in order. */
import type { ApiCall } from '#model/lambda/api-call.ts';
import type { UpdateFunctionConfigurationRequest } from '#model/lambda/configuration.ts';
import { eventAgeSeconds, retryAttempts } from '#model/lambda/limits.ts';
import type { UpdateAliasRequest } from '#model/lambda/versions.types.ts';
import { percentOf } from '../function/versions/versions.view.ts';
import type { MemberPath } from './member-path.ts';

export interface CallStep {
  text: string;
  members: readonly MemberPath[];
}

export function callSteps(calls: readonly ApiCall[]): CallStep[] {
  return calls.flatMap((call) => [step(`api.called { action: "${call.action}" }`), ...steps(call)]);
}

function step(text: string, members: readonly MemberPath[] = []): CallStep {
  return { text, members };
}

function steps(call: ApiCall): CallStep[] {
  switch (call.action) {
    case 'UpdateFunctionConfiguration':
      return [
        step('  function: LastUpdateStatus InProgress, and the old containers answer until it is through'),
        ...changes(call.request),
        step('  function: LastUpdateStatus Successful'),
        step('  warm containers end; the next event has a cold start'),
      ];
    case 'UpdateFunctionCode':
      return [
        step('  the package is kept, or the image copied and prepared', ['ImageUri']),
        step('  warm containers end; the next event has a cold start'),
      ];
    case 'PutFunctionConcurrency':
      return [
        step(`  at most ${call.request.ReservedConcurrentExecutions} at once, and nobody else gets these`, [
          'ReservedConcurrentExecutions',
        ]),
        step('  containers stay as they are'),
      ];
    case 'DeleteFunctionConcurrency':
      return [
        step('  it shares what the account has not reserved', ['ReservedConcurrentExecutions']),
        step('  containers stay as they are'),
      ];
    case 'CreateFunctionUrlConfig':
    case 'UpdateFunctionUrlConfig':
      return [
        step(
          call.request.AuthType === 'NONE'
            ? '  at the address: anybody, as far as the policy lets everybody in'
            : '  at the address: signed requests of those who may',
          ['AuthType'],
        ),
        step(
          call.request.InvokeMode === 'RESPONSE_STREAM'
            ? '  what the handler writes goes on as it comes'
            : '  the answer waits until the handler is done',
          ['InvokeMode'],
        ),
        step('  a container gets the request as an event; containers stay as they are'),
      ];
    case 'AddPermission':
      return [
        step(`  policy: "${call.request.StatementId}" lets ${call.request.Principal} in`, [
          'StatementId',
          'Principal',
          'AuthType',
        ]),
        step('  asked at the door of Lambda, before any container is looked for'),
      ];
    case 'PutFunctionEventInvokeConfig':
      return [
        step(
          `  the queue before the function: ${call.request.MaximumRetryAttempts ?? retryAttempts.default} more tries`,
          ['MaximumRetryAttempts'],
        ),
        step(
          `  and no event older than ${call.request.MaximumEventAgeInSeconds ?? eventAgeSeconds.default} s`,
          ['MaximumEventAgeInSeconds'],
        ),
        step('  it writes a record where a destination is named; no container knows of that', [
          'DestinationConfig.OnSuccess',
          'DestinationConfig.OnFailure',
          'DestinationConfig',
        ]),
      ];
    case 'PutProvisionedConcurrencyConfig':
      return [
        step(
          `  ${call.request.ProvisionedConcurrentExecutions} containers start and initialise now, unasked`,
          ['ProvisionedConcurrentExecutions'],
        ),
        step(`  they are kept for "${call.request.Qualifier}"`, ['Qualifier']),
      ];
    case 'CreateEventSourceMapping':
      return [
        step('  Lambda begins to ask the source, with the role of the function', ['EventSourceArn']),
        step('  what it gets is an event with a batch of records', [
          'BatchSize',
          'MaximumBatchingWindowInSeconds',
          'FilterCriteria',
        ]),
        step('  containers stay as they are'),
      ];
    case 'UpdateEventSourceMapping': {
      const { UUID: _, ...settings } = call.request;
      return [
        step(
          '  Lambda asks the source in another way from now on; its containers stay as they are',
          Object.keys(settings).filter((name): name is keyof typeof settings => name in settings),
        ),
      ];
    }
    case 'PutRuntimeManagementConfig':
      return [
        step(`  another patch of the runtime: ${patched[call.request.UpdateRuntimeOn]}`, [
          'UpdateRuntimeOn',
          'RuntimeVersionArn',
        ]),
      ];
    case 'CreateAlias':
    case 'UpdateAlias':
      return aliasSteps(call.request);
    case 'PublishVersion':
      return [
        step('  code and configuration are copied under the next number, and the copy never changes'),
        step('  the record alone: the version has no container until somebody calls it', ['Description']),
      ];
    case 'PublishLayerVersion':
      return [
        step(`  the .zip is kept under "${call.request.LayerName}" and the next number`, [
          'LayerName',
          'Content.ZipFile',
        ]),
        step('  no container changes: a function gets it when its list of layers names this version'),
      ];
    case 'TagResource':
    case 'UntagResource':
      return [step('  the record alone: no container knows its tags', ['Tags'])];
    default:
      return [step('  the record alone; containers stay as they are')];
  }
}

function aliasSteps({ Name, FunctionVersion, RoutingConfig }: UpdateAliasRequest): CallStep[] {
  const weights = Object.entries(RoutingConfig?.AdditionalVersionWeights ?? {});
  return [
    step(`  record: "${Name}" leads to ${FunctionVersion ?? 'the version that it led to'}`, [
      'Name',
      'FunctionVersion',
    ]),
    ...weights.map(([version, weight]) =>
      step(`  of each event the dice are thrown: ${percentOf(weight)} % go to ${version}`, [
        'RoutingConfig.AdditionalVersionWeights',
        `RoutingConfig.AdditionalVersionWeights.${version}`,
      ]),
    ),
    step('  the record alone: containers stay with the version that they were made for'),
  ];
}

const patched = {
  Auto: 'some day, with the next container',
  FunctionUpdate: 'when the function is changed next',
  Manual: 'never, until you name it',
} as const;

function changes(request: UpdateFunctionConfigurationRequest): CallStep[] {
  const { MemorySize, Timeout, EphemeralStorage, Environment, Handler, Runtime, Layers } = request;
  const { VpcConfig, LoggingConfig, DeadLetterConfig } = request;
  const found: (CallStep | false)[] = [
    MemorySize !== undefined &&
      step(`  next container: ${MemorySize} MB, and CPU in proportion`, ['MemorySize']),
    EphemeralStorage !== undefined &&
      step(`  next container: /tmp of ${EphemeralStorage.Size} MB`, ['EphemeralStorage.Size']),
    Timeout !== undefined && step(`  an event gets ${Timeout} s, then its process is ended`, ['Timeout']),
    Runtime !== undefined && step(`  next container: from the image of ${Runtime}`, ['Runtime']),
    Handler !== undefined && step(`  next process: its runtime client loads "${Handler}"`, ['Handler']),
    Environment !== undefined &&
      step(`  next process: finds ${nameList(Object.keys(Environment.Variables))} in its environment`, [
        'Environment.Variables',
      ]),
    request.KMSKeyArn !== undefined &&
      step('  the variables are encrypted anew where they are kept', ['KMSKeyArn']),
    request.Role !== undefined && step('  next container: the temporary keys of this role', ['Role']),
    VpcConfig !== undefined &&
      step(
        VpcConfig.SubnetIds.length === 0
          ? '  next container: on the network that Lambda has for everybody'
          : `  a network interface in ${VpcConfig.SubnetIds.join(', ')}; next container: behind it`,
        ['VpcConfig', 'VpcConfig.SubnetIds', 'VpcConfig.SecurityGroupIds', 'VpcConfig.VpcId'],
      ),
    Layers !== undefined && step(`  next container: ${Layers.length} layers unpacked into /opt`, ['Layers']),
    LoggingConfig !== undefined &&
      step(
        `  its log: ${LoggingConfig.LogFormat ?? 'Text'}, to ${LoggingConfig.LogGroup ?? 'its own group'}`,
        ['LoggingConfig.LogFormat', 'LoggingConfig.LogGroup'],
      ),
    request.TracingConfig !== undefined &&
      step(`  Lambda's own traces: ${request.TracingConfig.Mode}`, ['TracingConfig.Mode']),
    request.SnapStart !== undefined &&
      step(`  versions published from now on: snapshots ${request.SnapStart.ApplyOn}`, ['SnapStart.ApplyOn']),
    DeadLetterConfig !== undefined &&
      step('  after the last try the queue gets the event; no container knows of it', [
        'DeadLetterConfig.TargetArn',
      ]),
    request.ImageConfig !== undefined &&
      step('  next container: is started with these words', [
        'ImageConfig.EntryPoint',
        'ImageConfig.Command',
        'ImageConfig.WorkingDirectory',
      ]),
    request.Description !== undefined && step('  the description is for people alone', ['Description']),
  ];
  return found.filter((each) => each !== false);
}

function nameList(names: readonly string[]): string {
  return names.length === 0 ? 'none of yours' : names.join(', ');
}
