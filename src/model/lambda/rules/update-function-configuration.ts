import patterns from '#content/facts/patterns.json' with { type: 'json' };
import type { ApiError } from '../api-call.ts';
import { refusal, validationRefusal, type Violation } from '../api-message.ts';
import { functionNameOf } from '../arn.ts';
import type { LoggingConfig, UpdateFunctionConfigurationRequest } from '../configuration.ts';
import { logGroupLength } from '../limits.ts';
import { refuseConfiguration, refuseRuntime } from './configuration.ts';
import { deadLetterViolations, refuseDeadLetter } from './destinations.ts';
import { refuseKey } from './encryption.ts';
import { refuseImageConfig } from './image-config.ts';
import { layerArnViolations, refuseLayers } from './layers.ts';
import { configurationViolations, nameViolations, roleViolations } from './members.ts';
import { refuseRole } from './role.ts';
import { findFunction, refuseUpdateOf, type RuleState } from './rule-state.ts';
import { refuseSnapStart } from './snap-start.ts';
import { refuseNetworkRole, refuseVpc } from './vpc.ts';

/** Whether AWS would take the new configuration; `null`: yes. */
export function refuseUpdateFunctionConfiguration(
  request: UpdateFunctionConfigurationRequest,
  state: RuleState,
): ApiError | null {
  return (
    validationRefusal([
      ...nameViolations(request.FunctionName),
      ...configurationViolations(request),
      ...(request.Role === undefined ? [] : roleViolations(request.Role)),
      ...logGroupViolations(request.LoggingConfig),
      ...deadLetterViolations(request.DeadLetterConfig),
      ...layerArnViolations(request.Layers),
    ]) ??
    (request.Runtime === undefined ? null : refuseRuntime(request.Runtime, 'update', state)) ??
    refuseConfiguration(request) ??
    refuseOptions(request, state) ??
    refuseUpdateOf(request.FunctionName, state) ??
    refuseDeadLetter(
      functionNameOf(request.FunctionName),
      request.DeadLetterConfig,
      roleOf(request, state),
      state,
    )
  );
}

/** The role that the function will have. */
function roleOf({ FunctionName, Role }: UpdateFunctionConfigurationRequest, state: RuleState): string {
  return Role ?? findFunction(state, FunctionName)?.Role ?? '';
}

/** What stands in panels of its own. */
function refuseOptions(request: UpdateFunctionConfigurationRequest, state: RuleState): ApiError | null {
  const { FunctionName, Role, KMSKeyArn, VpcConfig, ImageConfig, Layers } = request;
  const now = findFunction(state, FunctionName);
  return (
    (Role === undefined ? null : refuseRole(Role, state)) ??
    (KMSKeyArn === undefined ? null : refuseKey(KMSKeyArn)) ??
    (VpcConfig && refuseVpc(VpcConfig, state)) ??
    (Role === undefined && VpcConfig === undefined
      ? null
      : refuseNetworkRole({ Role: roleOf(request, state), VpcConfig: VpcConfig ?? now?.VpcConfig }, state)) ??
    (ImageConfig && refuseImageConfig(ImageConfig)) ??
    refuseSnapStart(request.SnapStart, request.Runtime ?? now?.Runtime ?? '', state) ??
    (Layers?.length && now?.PackageType === 'Image' ? refusal('imageMembers', {}, 'Layers') : null) ??
    refuseLayers(Layers, () => state.codeBytes?.(functionNameOf(FunctionName)) ?? 0, state)
  );
}

/** What the API model says of a log group. */
function logGroupViolations(config: LoggingConfig | undefined): Violation[] {
  const value = config?.LogGroup;
  const member = 'LoggingConfig.LogGroup';
  if (value === undefined) return [];
  const pattern = patterns.logGroup.value;
  return [
    ...(new RegExp(`^(?:${pattern})$`).test(value)
      ? []
      : [{ member, message: 'pattern' as const, fillIns: { value, pattern } }]),
    ...(value.length > logGroupLength
      ? [{ member, message: 'maxLength' as const, fillIns: { value, max: logGroupLength } }]
      : []),
  ];
}

/** What a form shows while the name of a log group is typed. */
export function logGroupError(LogGroup: string): ApiError | null {
  return validationRefusal(logGroupViolations({ LogFormat: 'Text', LogGroup }));
}
