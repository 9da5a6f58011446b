/**
 * A function's configuration through its life: what CreateFunction makes of a request, and what updates make of it.
 *
 * Defaults: botocore@1.43.107:botocore/data/lambda/2015-03-31/service-2.json#CreateFunction and
 * content/facts/limits.json. The reasons are AWS's own sentences (content/facts/api-messages.json).
 */
import type { DeploymentPackage } from '../package/deployment-package.ts';
import type { Instant } from '../telemetry/trace.ts';
import { apiSentence } from './api-message.ts';
import { type Account, functionArn } from './arn.ts';
import type {
  CreateFunctionRequest,
  FunctionConfiguration,
  UpdateFunctionCodeRequest,
  UpdateFunctionConfigurationRequest,
  VpcConfig,
} from './configuration.ts';
import { ephemeralStorageMB, memoryMB, timeoutSeconds } from './limits.ts';
import { defaultLogGroup } from './log-group.ts';
import { networksOf, vpcOf } from './network.ts';

/** When a change was made, and the id of the revision it made. */
export interface Revision {
  at: Instant;
  /** A UUID: `requestId` makes one. */
  revisionId: string;
}

/** As AWS prints it: 2026-11-23T08:00:00.000+0000. */
export function lastModified(at: Instant): string {
  return new Date(at).toISOString().replace('Z', '+0000');
}

/** The configuration of a new function, `Pending`. The request has passed the rules. */
export function createdConfiguration(
  request: CreateFunctionRequest,
  { codeSize, codeSha256 }: Pick<DeploymentPackage, 'codeSize' | 'codeSha256'>,
  account: Account,
  revision: Revision,
): FunctionConfiguration {
  const { FunctionName, Environment, KMSKeyArn, ImageConfig, DeadLetterConfig } = request;
  const network = request.VpcConfig?.SubnetIds[0];
  const vpc = network === undefined ? undefined : vpcOf(networksOf(account), network);
  return {
    FunctionName,
    FunctionArn: functionArn(account, FunctionName),
    PackageType: request.PackageType ?? 'Zip',
    Runtime: request.Runtime ?? '',
    Handler: request.Handler ?? '',
    Architectures: request.Architectures ?? ['x86_64'],
    Role: request.Role,
    Description: request.Description ?? '',
    MemorySize: request.MemorySize ?? memoryMB.default,
    Timeout: request.Timeout ?? timeoutSeconds.default,
    EphemeralStorage: { Size: request.EphemeralStorage?.Size ?? ephemeralStorageMB.default },
    ...(Environment && Object.keys(Environment.Variables).length > 0 ? { Environment } : {}),
    LoggingConfig: request.LoggingConfig ?? { LogFormat: 'Text', LogGroup: defaultLogGroup(FunctionName) },
    ...(request.VpcConfig && network !== undefined
      ? { VpcConfig: { ...request.VpcConfig, VpcId: vpc?.VpcId ?? '' } }
      : {}),
    ...(KMSKeyArn ? { KMSKeyArn } : {}),
    ...(request.SnapStart ? { SnapStart: { ...request.SnapStart, OptimizationStatus: 'Off' as const } } : {}),
    ...(ImageConfig && Object.keys(ImageConfig).length > 0 ? { ImageConfigResponse: { ImageConfig } } : {}),
    ...(DeadLetterConfig?.TargetArn ? { DeadLetterConfig } : {}),
    CodeSize: codeSize,
    CodeSha256: codeSha256,
    Version: '$LATEST',
    LastModified: lastModified(revision.at),
    RevisionId: revision.revisionId,
    State: 'Pending',
    StateReason: apiSentence('functionCreating'),
    StateReasonCode: 'Creating',
    LastUpdateStatus: 'Successful',
  };
}

/** The function is ready: `Active`. */
export function activatedConfiguration(configuration: FunctionConfiguration): FunctionConfiguration {
  const { StateReason, StateReasonCode, ...rest } = configuration;
  return { ...rest, State: 'Active', LastUpdateStatus: 'Successful' };
}

/** Nobody has used the function for so long that Lambda took back what it held: `Inactive`. */
export function idleConfiguration(configuration: FunctionConfiguration): FunctionConfiguration {
  const StateReason = apiSentence('functionIdle');
  return { ...configuration, State: 'Inactive', StateReason, StateReasonCode: 'Idle' };
}

/** Somebody asked for an `Inactive` function: it is made ready again. */
export function restoringConfiguration(configuration: FunctionConfiguration): FunctionConfiguration {
  const StateReason = apiSentence('functionRestoring');
  return { ...configuration, State: 'Pending', StateReason, StateReasonCode: 'Restoring' };
}

/** It could not be made ready again: it stays `Inactive`, and says why. */
export function unrestoredConfiguration(
  configuration: FunctionConfiguration,
  code: string,
  reason: string,
): FunctionConfiguration {
  return { ...configuration, State: 'Inactive', StateReason: reason, StateReasonCode: code };
}

/** The function could not be made: `Failed`. */
export function failedConfiguration(
  configuration: FunctionConfiguration,
  code: string,
  reason: string,
): FunctionConfiguration {
  return { ...configuration, State: 'Failed', StateReason: reason, StateReasonCode: code };
}

/** New code is on its way: `LastUpdateStatus` is `InProgress`, and the old code still answers. */
export function codeUpdatedConfiguration(
  configuration: FunctionConfiguration,
  { codeSize, codeSha256 }: Pick<DeploymentPackage, 'codeSize' | 'codeSha256'>,
  revision: Revision,
  { Architectures = configuration.Architectures }: Pick<UpdateFunctionCodeRequest, 'Architectures'> = {},
): FunctionConfiguration {
  return updating({ ...configuration, Architectures, CodeSize: codeSize, CodeSha256: codeSha256 }, revision);
}

/**
 * A new configuration is on its way. Members that the request leaves out stay; `{}` removes all variables, empty lists
 * the network, and an empty key the key.
 */
export function updatedConfiguration(
  configuration: FunctionConfiguration,
  request: Omit<UpdateFunctionConfigurationRequest, 'Layers'>,
  revision: Revision,
): FunctionConfiguration {
  const { FunctionName: _, Environment, VpcConfig, ImageConfig, SnapStart, ...changes } = request;
  const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
  const changed: FunctionConfiguration = { ...configuration, ...given };
  if (Environment) changed.Environment = Environment;
  if (Object.keys(changed.Environment?.Variables ?? {}).length === 0) delete changed.Environment;
  if (VpcConfig) changed.VpcConfig = { ...VpcConfig, VpcId: vpcIdOf(configuration, VpcConfig) };
  if (changed.VpcConfig?.SubnetIds.length === 0) delete changed.VpcConfig;
  if (changed.KMSKeyArn === '') delete changed.KMSKeyArn;
  if (changed.DeadLetterConfig?.TargetArn === '') delete changed.DeadLetterConfig;
  if (SnapStart) changed.SnapStart = { ...SnapStart, OptimizationStatus: 'Off' };
  if (ImageConfig) changed.ImageConfigResponse = { ImageConfig };
  if (Object.keys(changed.ImageConfigResponse?.ImageConfig ?? {}).length === 0)
    delete changed.ImageConfigResponse;
  return updating(changed, revision);
}

function vpcIdOf({ FunctionArn }: FunctionConfiguration, { SubnetIds: [subnet = ''] }: VpcConfig): string {
  const [, , , region = ''] = FunctionArn.split(':');
  return vpcOf(networksOf({ region }), subnet)?.VpcId ?? '';
}

function updating(configuration: FunctionConfiguration, revision: Revision): FunctionConfiguration {
  return {
    ...configuration,
    LastModified: lastModified(revision.at),
    RevisionId: revision.revisionId,
    LastUpdateStatus: 'InProgress',
    LastUpdateStatusReason: apiSentence('functionCreating'),
    LastUpdateStatusReasonCode: 'Creating',
  };
}

/** The update is through: the new code or configuration answers from now on. */
export function settledConfiguration(configuration: FunctionConfiguration): FunctionConfiguration {
  const { LastUpdateStatusReason, LastUpdateStatusReasonCode, ...rest } = configuration;
  return { ...rest, LastUpdateStatus: 'Successful' };
}

/** The update failed: `before` goes on, and says why the other did not come. */
export function updateFailedConfiguration(
  before: FunctionConfiguration,
  code: string,
  reason: string,
): FunctionConfiguration {
  return {
    ...before,
    LastUpdateStatus: 'Failed',
    LastUpdateStatusReason: reason,
    LastUpdateStatusReasonCode: code,
  };
}

/** The configuration as the API answers it: `LastUpdateStatus` is first said once the function has been made. */
export function configurationResponse(configuration: FunctionConfiguration): Record<string, unknown> {
  const { LastUpdateStatus, Runtime, Handler, ...others } = configuration;
  // A function from an image has neither.
  const rest = configuration.PackageType === 'Image' ? others : { ...others, Runtime, Handler };
  return configuration.State === 'Pending' ? rest : { ...rest, LastUpdateStatus };
}
