/** Rules of the calls that the Configuration tab makes beside UpdateFunctionConfiguration. */
import patterns from '#content/facts/patterns.json' with { type: 'json' };
import type { ApiError } from '../api-call.ts';
import { refusal, validationRefusal, type Violation } from '../api-message.ts';
import {
  type DeleteFunctionUrlConfigRequest,
  type PutRuntimeManagementConfigRequest,
  type TagResourceRequest,
  type UntagResourceRequest,
  type UpdateFunctionUrlConfigRequest,
  updateRuntimeModes,
} from '../function-settings.types.ts';
import { corsViolations, openViolations } from './function-url.ts';
import { nameViolations } from './members.ts';
import { findFunction, notFound, refuseUpdateOf, type RuleState } from './rule-state.ts';
import { refuseTags } from './tags.ts';

export function refuseUpdateFunctionUrlConfig(
  { FunctionName, Cors, ...open }: UpdateFunctionUrlConfigRequest,
  state: RuleState,
): ApiError | null {
  return (
    validationRefusal([...nameViolations(FunctionName), ...openViolations(open), ...corsViolations(Cors)]) ??
    refuseMissingUrl(FunctionName, state)
  );
}

export function refuseDeleteFunctionUrlConfig(
  { FunctionName }: DeleteFunctionUrlConfigRequest,
  state: RuleState,
): ApiError | null {
  return validationRefusal(nameViolations(FunctionName)) ?? refuseMissingUrl(FunctionName, state);
}

/** Source: https://docs.aws.amazon.com/lambda/latest/api/API_TagResource.html */
export function refuseTagResource({ Resource, Tags }: TagResourceRequest, state: RuleState): ApiError | null {
  const found = findFunction(state, Resource);
  const now = found && state.access?.[found.FunctionName]?.tags;
  return (
    refuseTags({ ...now, ...Tags }) ?? (found ? refuseUpdateOf(Resource, state) : notFound(state, Resource))
  );
}

/** A key that is not there is gone already. */
export function refuseUntagResource({ Resource }: UntagResourceRequest, state: RuleState): ApiError | null {
  return findFunction(state, Resource) ? null : notFound(state, Resource);
}

/**
 * The ARN has to be there with `Manual`; how AWS says so is not known, so that it is said as of any other member.
 *
 * Source: https://docs.aws.amazon.com/lambda/latest/api/API_PutRuntimeManagementConfig.html
 */
export function refusePutRuntimeManagementConfig(
  { FunctionName, UpdateRuntimeOn, RuntimeVersionArn }: PutRuntimeManagementConfigRequest,
  state: RuleState,
): ApiError | null {
  return (
    validationRefusal([
      ...nameViolations(FunctionName),
      ...modeViolations(UpdateRuntimeOn),
      ...versionViolations(UpdateRuntimeOn, RuntimeVersionArn),
    ]) ?? (findFunction(state, FunctionName) ? null : notFound(state, FunctionName))
  );
}

function modeViolations(value: string): Violation[] {
  if (updateRuntimeModes.some((mode) => mode === value)) return [];
  const fillIns = { value, values: updateRuntimeModes.join(', ') };
  return [{ member: 'UpdateRuntimeOn', message: 'enumValue', fillIns }];
}

function versionViolations(mode: string, arn: string | undefined): Violation[] {
  const member = 'RuntimeVersionArn';
  if (arn === undefined || arn === '') return mode === 'Manual' ? [{ member, message: 'notNull' }] : [];
  const pattern = patterns.runtimeVersionArn.value;
  if (new RegExp(`^(?:${pattern})$`).test(arn)) return [];
  return [{ member, message: 'pattern', fillIns: { value: arn, pattern } }];
}

function refuseMissingUrl(nameOrArn: string, state: RuleState): ApiError | null {
  const found = findFunction(state, nameOrArn);
  const there = found && state.access?.[found.FunctionName]?.hasUrl === true;
  return there ? null : refusal('urlMissing', {}, 'FunctionName');
}
