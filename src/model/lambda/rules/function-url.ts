import type { ApiError } from '../api-call.ts';
import { refusal, validationRefusal } from '../api-message.ts';
import type {
  AddPermissionRequest,
  CreateFunctionUrlConfigRequest,
  RemovePermissionRequest,
} from '../configuration.ts';
import { nameViolations } from './members.ts';
import { findFunction, notFound, type RuleState } from './rule-state.ts';

/** Whether AWS would make the URL; `null`: yes. A function has one. */
export function refuseCreateFunctionUrlConfig(
  { FunctionName }: CreateFunctionUrlConfigRequest,
  state: RuleState,
): ApiError | null {
  const found = findFunction(state, FunctionName);
  const taken = found && state.access?.[found.FunctionName]?.hasUrl === true;
  return (
    validationRefusal(nameViolations(FunctionName)) ??
    (found ? null : notFound(state, FunctionName)) ??
    (taken ? refusal('urlExists', { arn: found.FunctionArn }, 'FunctionName') : null)
  );
}

/** Whether AWS would add the statement to the function's policy; `null`: yes. */
export function refuseAddPermission(
  { FunctionName, StatementId }: AddPermissionRequest,
  state: RuleState,
): ApiError | null {
  const found = findFunction(state, FunctionName);
  const taken = found && state.access?.[found.FunctionName]?.statementIds.includes(StatementId) === true;
  return (
    validationRefusal(nameViolations(FunctionName)) ??
    (found ? null : notFound(state, FunctionName)) ??
    (taken ? refusal('statementExists', { id: StatementId }, 'StatementId') : null)
  );
}

export function refuseRemovePermission(
  { FunctionName, StatementId }: RemovePermissionRequest,
  state: RuleState,
): ApiError | null {
  const found = findFunction(state, FunctionName);
  const known = found && state.access?.[found.FunctionName]?.statementIds.includes(StatementId) === true;
  return (
    validationRefusal(nameViolations(FunctionName)) ??
    (found ? null : notFound(state, FunctionName)) ??
    (known ? null : refusal('statementMissing', { id: StatementId }, 'StatementId'))
  );
}
