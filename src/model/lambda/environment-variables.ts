/**
 * Rules of a function's environment variables.
 *
 * Source: https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html
 * (content/facts/environment-variables.json, patterns.json).
 */
import facts from '#content/facts/environment-variables.json' with { type: 'json' };
import patterns from '#content/facts/patterns.json' with { type: 'json' };
import type { ApiError } from './api-call.ts';
import { refusal, type Violation } from './api-message.ts';
import { environmentBytes } from './limits.ts';

export type Variables = Readonly<Record<string, string>>;

/** Names that Lambda sets itself; setting one is refused. */
export const reservedVariables: readonly string[] = Object.keys(facts.reserved);

const pattern = patterns.environmentVariable.value;

export function isVariableName(name: string): boolean {
  return new RegExp(`^(?:${pattern})$`).test(name);
}

/** How Lambda measures them: the bytes of the JSON that it keeps. */
export function variablesSize(variables: Variables): number {
  return new TextEncoder().encode(JSON.stringify(variables)).length;
}

export function variableViolations(variables: Variables): Violation[] {
  if (Object.keys(variables).every(isVariableName)) return [];
  return [{ member: 'Environment.Variables', message: 'mapKeys', fillIns: { pattern } }];
}

export function refuseVariables(variables: Variables): ApiError | null {
  const keys = Object.keys(variables).filter((name) => reservedVariables.includes(name));
  if (keys.length > 0) return refusal('envReserved', { keys: keys.join(', ') }, 'Environment.Variables');
  const size = variablesSize(variables);
  return size > environmentBytes ? refusal('envTooLarge', { size }, 'Environment.Variables') : null;
}
