import type { ApiError } from '../api-call.ts';
import { validationRefusal } from '../api-message.ts';
import { functionNameOf } from '../arn.ts';
import { reservable, unreservedTooLow } from '../concurrency.ts';
import type { DeleteFunctionConcurrencyRequest, PutFunctionConcurrencyRequest } from '../configuration.ts';
import { concurrentExecutions } from '../lifecycle.ts';
import { nameViolations, outOfRange } from './members.ts';
import { findFunction, notFound, type RuleState } from './rule-state.ts';

/**
 * Whether AWS would reserve the concurrency; `null`: yes.
 *
 * Source: https://docs.aws.amazon.com/lambda/latest/api/API_PutFunctionConcurrency.html,
 * https://docs.aws.amazon.com/lambda/latest/dg/configuration-concurrency.html
 */
export function refusePutFunctionConcurrency(
  { FunctionName, ReservedConcurrentExecutions }: PutFunctionConcurrencyRequest,
  state: RuleState,
): ApiError | null {
  return (
    validationRefusal([
      ...nameViolations(FunctionName),
      ...outOfRange('ReservedConcurrentExecutions', ReservedConcurrentExecutions, { min: 0 }),
    ]) ??
    refuseUnknown(FunctionName, state) ??
    refuseReserved(functionNameOf(FunctionName), ReservedConcurrentExecutions, state)
  );
}

/** Also where nothing is reserved, AWS has nothing against it. */
export function refuseDeleteFunctionConcurrency(
  { FunctionName }: DeleteFunctionConcurrencyRequest,
  state: RuleState,
): ApiError | null {
  return validationRefusal(nameViolations(FunctionName)) ?? refuseUnknown(FunctionName, state);
}

function refuseUnknown(nameOrArn: string, state: RuleState): ApiError | null {
  return findFunction(state, nameOrArn) ? null : notFound(state, nameOrArn);
}

/** What a form shows while the number is typed. */
export function refuseReserved(name: string, value: number, { concurrency }: RuleState): ApiError | null {
  const use = concurrency ?? { limit: concurrentExecutions, reserved: {} };
  return value > reservable(name, use) ? unreservedTooLow() : null;
}
