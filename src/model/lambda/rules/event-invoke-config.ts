import type { ApiError } from '../api-call.ts';
import { refusal, validationRefusal } from '../api-message.ts';
import { functionArn, functionNameOf } from '../arn.ts';
import type {
  DeleteFunctionEventInvokeConfigRequest,
  EventInvokeConfig,
  PutFunctionEventInvokeConfigRequest,
  UpdateFunctionEventInvokeConfigRequest,
} from '../configuration.ts';
import { eventAgeSeconds, retryAttempts } from '../limits.ts';
import { latest } from '../versions.ts';
import { destinationViolations, refuseDestinations } from './destinations.ts';
import { nameViolations, outOfRange } from './members.ts';
import { findFunction, notFound, type RuleState } from './rule-state.ts';
import { refuseQualifier } from './versions.ts';

/**
 * Whether AWS would take the settings; `null`: yes.
 *
 * Source: https://docs.aws.amazon.com/lambda/latest/api/API_PutFunctionEventInvokeConfig.html
 */
export function refusePutFunctionEventInvokeConfig(
  request: PutFunctionEventInvokeConfigRequest,
  state: RuleState,
): ApiError | null {
  const { FunctionName, DestinationConfig } = request;
  const broken = validationRefusal([...nameViolations(FunctionName), ...settingViolations(request)]);
  if (broken) return broken;
  if (saysNothing(request)) return refusal('eventInvokeNothing');
  const configuration = findFunction(state, FunctionName);
  if (!configuration) return notFound(state, FunctionName);
  const unknown = refuseQualifier(FunctionName, request.Qualifier, state);
  if (unknown) return unknown;
  return refuseDestinations(configuration.FunctionName, configuration.Role, DestinationConfig, state);
}

/** Source: https://docs.aws.amazon.com/lambda/latest/api/API_UpdateFunctionEventInvokeConfig.html */
export function refuseUpdateFunctionEventInvokeConfig(
  request: UpdateFunctionEventInvokeConfigRequest,
  state: RuleState,
): ApiError | null {
  return refusePutFunctionEventInvokeConfig(request, state) ?? refuseUnconfigured(request, state);
}

/** Source: https://docs.aws.amazon.com/lambda/latest/api/API_DeleteFunctionEventInvokeConfig.html */
export function refuseDeleteFunctionEventInvokeConfig(
  request: DeleteFunctionEventInvokeConfigRequest,
  state: RuleState,
): ApiError | null {
  return validationRefusal(nameViolations(request.FunctionName)) ?? refuseUnconfigured(request, state);
}

function refuseUnconfigured(
  { FunctionName, Qualifier = latest }: DeleteFunctionEventInvokeConfigRequest,
  state: RuleState,
): ApiError | null {
  const name = functionNameOf(FunctionName);
  const kept = Qualifier === latest ? name : `${name}:${Qualifier}`;
  if (state.eventInvokeConfigured?.includes(kept) === true) return null;
  return refusal('eventInvokeMissing', { arn: `${functionArn(state.account, name)}:${Qualifier}` });
}

function saysNothing(config: EventInvokeConfig): boolean {
  return (
    config.MaximumRetryAttempts === undefined &&
    config.MaximumEventAgeInSeconds === undefined &&
    config.DestinationConfig === undefined
  );
}

function settingViolations(config: EventInvokeConfig) {
  const { MaximumRetryAttempts, MaximumEventAgeInSeconds, DestinationConfig } = config;
  return [
    ...outOfRange('MaximumRetryAttempts', MaximumRetryAttempts, retryAttempts),
    ...outOfRange('MaximumEventAgeInSeconds', MaximumEventAgeInSeconds, eventAgeSeconds),
    ...destinationViolations(DestinationConfig),
  ];
}

/** What a form shows while the numbers are typed. */
export function refuseEventInvokeConfig(config: EventInvokeConfig): ApiError | null {
  return validationRefusal(settingViolations(config));
}
