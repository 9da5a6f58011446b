/** A scenario as the calls of the Lambda API that it consists of. */
import { seededBytes } from '#machines/seeded-random.ts';
import { accountStateVersion, emptyAccountState, type AccountState } from '#model/account-state.ts';
import type { ApiCall } from '#model/lambda/api-call.ts';
import { roleArn } from '#model/lambda/arn.ts';
import type { CreateFunctionRequest, VpcConfig } from '#model/lambda/configuration.ts';
import { networksOf, type Vpc } from '#model/lambda/network.ts';
import { registryImages } from '#model/lambda/registry.ts';
import { activatedConfiguration, createdConfiguration } from '#model/lambda/function-configuration.ts';
import { requestId } from '#model/lambda/request-id.ts';
import { newQueue } from '#model/services/queue.ts';
import { queueArn } from '#model/services/service-arn.ts';
import { noServices, withResource } from '#model/services/services-state.ts';
import type { DeploymentPackage } from '#model/package/deployment-package.ts';
import type { Act, Scenario } from '#model/scenario/scenario.ts';
import type { Instant } from '#model/telemetry/trace.ts';
import { polledMapping, withPolledQueue } from './scenario-queue.ts';
import type { ScenarioEvent } from './scenario-handler.ts';

export const functionName = 'hello';

export interface TimedCall {
  atMs: number;
  callId: string;
  call: ApiCall;
}

/** Nothing runs, so there is nothing to pack: the version alone tells one package from another. */
function packageOf(version: number): DeploymentPackage {
  return {
    files: { 'index.mjs': `// version ${version}\n` },
    codeSize: 300,
    codeSha256: `version ${version}`,
  };
}

/** The image of a scenario: one that each account has. */
const image = registryImages(emptyAccountState()).find(
  ({ runtimeClient, architecture }) => runtimeClient && architecture === 'x86_64',
);
const [, network] = networksOf(emptyAccountState());

/** What is deployed first. */
function firstPackage({ function: { packageType } }: Scenario): DeploymentPackage {
  if (packageType === 'Zip' || !image) return packageOf(1);
  return { files: image.files, codeSize: 0, codeSha256: image.sha256 };
}

function creation({ function: fn }: Scenario): CreateFunctionRequest {
  const ofImage = fn.packageType === 'Image' && image;
  return {
    FunctionName: functionName,
    ...(ofImage
      ? { PackageType: 'Image', Code: { ImageUri: image.uri } }
      : { Runtime: fn.runtime, Handler: 'index.handler', Code: {} }),
    Role: roleArn(emptyAccountState(), functionName, 'simulated'),
    Architectures: [fn.architecture],
    MemorySize: fn.memoryMB,
    Timeout: fn.timeoutSeconds,
    ...(fn.vpc && network ? { VpcConfig: vpcConfig(network) } : {}),
    ...(fn.snapStart ? { SnapStart: { ApplyOn: 'PublishedVersions' } } : {}),
  };
}

function vpcConfig({ subnets, securityGroups }: Vpc): VpcConfig {
  return {
    SubnetIds: subnets.slice(0, 2).map(({ SubnetId }) => SubnetId),
    SecurityGroupIds: securityGroups.slice(0, 1).map(({ GroupId }) => GroupId),
  };
}

/** The account before the first act. */
export function firstAccount(scenario: Scenario, at: Instant): AccountState {
  const account = emptyAccountState();
  if (!scenario.function.exists) return account;
  const deployed = firstPackage(scenario);
  const created = createdConfiguration(creation(scenario), deployed, account, {
    at,
    revisionId: 'simulated',
  });
  const { onFailure, polls } = scenario.function;
  return {
    ...account,
    ...(onFailure === undefined
      ? {}
      : { services: withResource(noServices, 'queues', onFailure, newQueue(onFailure)) }),
    ...(polls === undefined
      ? {}
      : {
          services: withPolledQueue(noServices, polls, account),
          eventSourceMappings: [polledMapping(polls, functionName, account, at)],
        }),
    version: accountStateVersion,
    functions: [
      {
        configuration: activatedConfiguration(created),
        files: deployed.files,
        draft: null,
        testEvents: [],
        selectedTestEvent: null,
        ...(onFailure === undefined
          ? {}
          : {
              eventInvokeConfig: {
                DestinationConfig: { OnFailure: { Destination: queueArn(account, onFailure) } },
              },
            }),
      },
    ],
  };
}

const qualified = (version: string | undefined) => (version === undefined ? {} : { Qualifier: version });

/** Acts that are no call of the Lambda API are `scenario-queue.ts`’s and `scenario-losses.ts`’s. */
function callOf(scenario: Scenario, act: Exclude<Act, { do: 'send' | 'lose' }>, order: number): ApiCall {
  const FunctionName = functionName;
  switch (act.do) {
    case 'invoke': {
      const { deed, takesMs, type, version } = act;
      const Payload = JSON.stringify({ deed, takesMs } satisfies ScenarioEvent);
      return {
        action: 'Invoke',
        request: { FunctionName, InvocationType: type, Payload, ...qualified(version) },
      };
    }
    case 'create':
      return { action: 'CreateFunction', request: creation(scenario), package: firstPackage(scenario) };
    case 'deploy':
      return { action: 'UpdateFunctionCode', request: { FunctionName }, package: packageOf(order + 2) };
    case 'configure':
      return { action: 'UpdateFunctionConfiguration', request: { FunctionName, MemorySize: act.memoryMB } };
    case 'reserve':
      return {
        action: 'PutFunctionConcurrency',
        request: { FunctionName, ReservedConcurrentExecutions: act.executions },
      };
    case 'publish':
      return { action: 'PublishVersion', request: { FunctionName } };
    case 'provision': {
      const request = { FunctionName, Qualifier: '1' };
      const { executions } = act;
      return executions === 0
        ? { action: 'DeleteProvisionedConcurrencyConfig', request }
        : {
            action: 'PutProvisionedConcurrencyConfig',
            request: { ...request, ProvisionedConcurrentExecutions: executions },
          };
    }
    case 'delete':
      return { action: 'DeleteFunction', request: { FunctionName } };
  }
}

/**
 * All calls in order of time. The id of a call depends on the seed, on its act and its place in the act's row: an
 * act that is added changes no other.
 */
export function timedCalls(scenario: Scenario, seed: string): TimedCall[] {
  const seen = new Map<string, number>();
  return scenario.acts
    .flatMap((act, order) => {
      if (act.do === 'send' || act.do === 'lose') return [];
      const call = callOf(scenario, act, order);
      const { times, everyMs } = act.do === 'invoke' ? act : { times: 1, everyMs: 0 };
      return Array.from({ length: times }, (_, index): TimedCall => {
        const atMs = act.atMs + index * everyMs;
        const key = `${act.do}@${atMs}`;
        const twin = seen.get(key) ?? 0;
        seen.set(key, twin + 1);
        return { atMs, call, callId: requestId(seededBytes(`${seed}/call/${key}/${twin}`, 16)) };
      });
    })
    .toSorted((one, other) => one.atMs - other.atMs);
}
