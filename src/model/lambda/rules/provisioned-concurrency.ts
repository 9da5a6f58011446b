/** Rules of provisioned concurrency. */
import type { ApiError } from '../api-call.ts';
import { refusal, validationRefusal } from '../api-message.ts';
import { functionNameOf } from '../arn.ts';
import { unreservedConcurrency, unreservedFloor } from '../concurrency.ts';
import { concurrentExecutions } from '../lifecycle.ts';
import {
  provisionedVersion,
  type ProvisionedConcurrencyConfigRequest,
  type ProvisionedConfig,
  type PutProvisionedConcurrencyConfigRequest,
} from '../provisioned-concurrency.ts';
import { latest } from '../versions.ts';
import { nameViolations, outOfRange } from './members.ts';
import { findFunction, notFound, type RuleState } from './rule-state.ts';
import { publicationsOf, refuseQualifier } from './versions.ts';

function configsOf(state: RuleState, nameOrArn: string): readonly ProvisionedConfig[] {
  const found = state.provisioned ?? {};
  const name = functionNameOf(nameOrArn);
  return (Object.hasOwn(found, name) ? found[name] : undefined) ?? [];
}

/** Source: https://docs.aws.amazon.com/lambda/latest/dg/provisioned-concurrency.html */
export function refusePutProvisionedConcurrency(
  request: PutProvisionedConcurrencyConfigRequest,
  state: RuleState,
): ApiError | null {
  const { FunctionName, Qualifier, ProvisionedConcurrentExecutions: executions } = request;
  return (
    validationRefusal([
      ...nameViolations(FunctionName),
      ...outOfRange('ProvisionedConcurrentExecutions', executions, { min: 1 }),
    ]) ??
    (findFunction(state, FunctionName) ? null : notFound(state, FunctionName)) ??
    (Qualifier === latest ? refusal('provisionedLatest', {}, 'Qualifier') : null) ??
    refuseQualifier(FunctionName, Qualifier, state) ??
    refuseTaken(FunctionName, Qualifier, state) ??
    refuseExecutions(FunctionName, Qualifier, executions, state)
  );
}

export function refuseGetProvisionedConcurrency(
  { FunctionName, Qualifier }: ProvisionedConcurrencyConfigRequest,
  state: RuleState,
): ApiError | null {
  const found = configsOf(state, FunctionName).some((each) => each.Qualifier === Qualifier);
  return refuseResource(FunctionName, Qualifier, state) ?? (found ? null : refusal('provisionedNotFound'));
}

/** One that is not there is deleted already. */
export function refuseDeleteProvisionedConcurrency(
  { FunctionName, Qualifier }: ProvisionedConcurrencyConfigRequest,
  state: RuleState,
): ApiError | null {
  return refuseResource(FunctionName, Qualifier, state);
}

function refuseResource(nameOrArn: string, qualifier: string, state: RuleState): ApiError | null {
  return (
    validationRefusal(nameViolations(nameOrArn)) ??
    (findFunction(state, nameOrArn) ? null : notFound(state, nameOrArn)) ??
    (qualifier === latest ? refusal('provisionedResource', {}, 'Qualifier') : null) ??
    refuseQualifier(nameOrArn, qualifier, state)
  );
}

/** A version has provisioned concurrency of its own, or by one alias, not both. An alias of `$LATEST` is no better than it. */
function refuseTaken(nameOrArn: string, qualifier: string, state: RuleState): ApiError | null {
  const publications = publicationsOf(state, nameOrArn);
  const version = provisionedVersion(qualifier, publications);
  if (version === latest) return refusal('provisionedLatest', {}, 'Qualifier');
  const others = configsOf(state, nameOrArn).filter((each) => each.Qualifier !== qualifier);
  const taken = others.some((each) => provisionedVersion(each.Qualifier, publications) === version);
  if (!taken) return null;
  return refusal(
    version === qualifier ? 'provisionedAliasTaken' : 'provisionedVersionTaken',
    {},
    'Qualifier',
  );
}

/** They come out of what the function has reserved, or else out of what nobody has. */
function refuseExecutions(
  nameOrArn: string,
  qualifier: string,
  executions: number,
  state: RuleState,
): ApiError | null {
  const member = 'ProvisionedConcurrentExecutions';
  const { limit, reserved } = state.concurrency ?? { limit: concurrentExecutions, reserved: {} };
  const own = reserved[functionNameOf(nameOrArn)];
  const others = configsOf(state, nameOrArn)
    .filter((each) => each.Qualifier !== qualifier)
    .reduce((sum, each) => sum + each.ProvisionedConcurrentExecutions, 0);
  if (own !== undefined)
    return executions + others > own ? refusal('provisionedOverReserved', {}, member) : null;
  const unreserved = unreservedConcurrency({ limit, reserved });
  if (executions + others > unreserved) return refusal('provisionedOverAccount', { unreserved }, member);
  return unreserved - executions - others < unreservedFloor
    ? refusal('provisionedUnreservedTooLow', { min: unreservedFloor }, member)
    : null;
}
