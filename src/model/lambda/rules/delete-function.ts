import type { ApiError } from '../api-call.ts';
import { validationRefusal } from '../api-message.ts';
import type { DeleteFunctionRequest } from '../configuration.ts';
import { nameViolations } from './members.ts';
import { findFunction, notFound, type RuleState } from './rule-state.ts';
import { refuseDeleteVersion } from './versions.ts';

/** Whether AWS would delete the function; `null`: yes, in any state. */
export function refuseDeleteFunction(
  { FunctionName, Qualifier }: DeleteFunctionRequest,
  state: RuleState,
): ApiError | null {
  return (
    validationRefusal(nameViolations(FunctionName)) ??
    (findFunction(state, FunctionName) ? null : notFound(state, FunctionName)) ??
    (Qualifier === undefined ? null : refuseDeleteVersion(FunctionName, Qualifier, state))
  );
}
