import type { ApiError } from '../api-call.ts';
import { validationRefusal } from '../api-message.ts';
import type { EventInvokeConfig, PutFunctionEventInvokeConfigRequest } from '../configuration.ts';
import { eventAgeSeconds, retryAttempts } from '../limits.ts';
import { nameViolations, outOfRange } from './members.ts';
import { findFunction, notFound, type RuleState } from './rule-state.ts';

/**
 * Whether AWS would take the settings; `null`: yes.
 *
 * Source: https://docs.aws.amazon.com/lambda/latest/api/API_PutFunctionEventInvokeConfig.html
 */
export function refusePutFunctionEventInvokeConfig(
  request: PutFunctionEventInvokeConfigRequest,
  state: RuleState,
): ApiError | null {
  return (
    validationRefusal([...nameViolations(request.FunctionName), ...settingViolations(request)]) ??
    (findFunction(state, request.FunctionName) ? null : notFound(state, request.FunctionName))
  );
}

function settingViolations({ MaximumRetryAttempts, MaximumEventAgeInSeconds }: EventInvokeConfig) {
  return [
    ...outOfRange('MaximumRetryAttempts', MaximumRetryAttempts, retryAttempts),
    ...outOfRange('MaximumEventAgeInSeconds', MaximumEventAgeInSeconds, eventAgeSeconds),
  ];
}

/** What a form shows while the numbers are typed. */
export function refuseEventInvokeConfig(config: EventInvokeConfig): ApiError | null {
  return validationRefusal(settingViolations(config));
}
