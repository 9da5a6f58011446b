/** The rules of a whole request, asked about one field of it: what a form shows while it is filled in. */
import type { ApiError } from '../api-call.ts';
import { refusal, validationRefusal } from '../api-message.ts';
import type { Architecture } from '../configuration.ts';
import { refuseConfiguration, refuseRuntime } from './configuration.ts';
import { type ConfigurationMembers, configurationViolations, newNameViolations } from './members.ts';
import { findFunction, type RuleState } from './rule-state.ts';

export function refuseName(name: string, state: RuleState): ApiError | null {
  const taken = findFunction(state, name) ? refusal('functionExists', { name }, 'FunctionName') : null;
  return validationRefusal(newNameViolations(name)) ?? taken;
}

export function refuseRuntimeField(runtime: string, state: RuleState): ApiError | null {
  return refuseRuntime(runtime, 'create', state);
}

const architectures: readonly Architecture[] = ['x86_64', 'arm64'];

export function refuseArchitecture(architecture: string): ApiError | null {
  if (architectures.some((known) => known === architecture)) return null;
  const fillIns = { value: `[${architecture}]`, values: architectures.join(', ') };
  return validationRefusal([{ member: 'Architectures', message: 'enumValue', fillIns }]);
}

export function refuseMembers(members: ConfigurationMembers): ApiError | null {
  return validationRefusal(configurationViolations(members)) ?? refuseConfiguration(members);
}
