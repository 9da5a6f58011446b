import type { ApiError } from '../api-call.ts';
import { validationRefusal } from '../api-message.ts';
import type { UpdateFunctionConfigurationRequest } from '../configuration.ts';
import { refuseConfiguration, refuseRuntime } from './configuration.ts';
import { configurationViolations, nameViolations, roleViolations } from './members.ts';
import { refuseUpdateOf, type RuleState } from './rule-state.ts';

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
    ]) ??
    (request.Runtime === undefined ? null : refuseRuntime(request.Runtime, 'update', state)) ??
    refuseConfiguration(request) ??
    refuseUpdateOf(request.FunctionName, state)
  );
}
