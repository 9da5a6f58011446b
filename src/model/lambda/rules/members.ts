/**
 * What the API model says of single members.
 *
 * Source: botocore@1.43.107:botocore/data/lambda/2015-03-31/service-2.json (content/facts/patterns.json, limits.json).
 */
import patterns from '#content/facts/patterns.json' with { type: 'json' };
import type { Violation } from '../api-message.ts';
import { variableViolations } from '../environment-variables.ts';
import {
  descriptionLength,
  ephemeralStorageMB,
  functionNameLength,
  handlerLength,
  memoryApiMB,
  timeoutSeconds,
} from '../limits.ts';

/** The members that a new function and a changed one have in common. */
export interface ConfigurationMembers {
  Handler?: string;
  Description?: string;
  MemorySize?: number;
  Timeout?: number;
  EphemeralStorage?: { Size: number };
  Environment?: { Variables: Record<string, string> };
}

function matches(value: string, pattern: string): boolean {
  return new RegExp(`^(?:${pattern})$`).test(value);
}

function tooLong(member: string, value: string, max: number): Violation[] {
  return value.length > max ? [{ member, message: 'maxLength', fillIns: { value, max } }] : [];
}

export function outOfRange(
  member: string,
  value: number | undefined,
  { min, max = Infinity }: { min: number; max?: number },
): Violation[] {
  if (value === undefined) return [];
  if (value < min) return [{ member, message: 'minValue', fillIns: { value, min } }];
  return value > max ? [{ member, message: 'maxValue', fillIns: { value, max } }] : [];
}

/** The name of a function that is to be made: a name of its own, not an ARN. */
export function newNameViolations(name: string): Violation[] {
  const pattern = patterns.functionNameOrArn.value;
  const wrong: Violation[] = matches(name, '[a-zA-Z0-9-_]+')
    ? []
    : [{ member: 'FunctionName', message: 'pattern', fillIns: { value: name, pattern } }];
  return [...wrong, ...tooLong('FunctionName', name, functionNameLength)];
}

/** The name of a function that is there: a name, a partial ARN or an ARN. */
export function nameViolations(nameOrArn: string): Violation[] {
  const pattern = patterns.functionNameOrArn.value;
  if (matches(nameOrArn, pattern)) return [];
  return [{ member: 'FunctionName', message: 'pattern', fillIns: { value: nameOrArn, pattern } }];
}

export function roleViolations(role: string): Violation[] {
  const pattern = patterns.role.value;
  return matches(role, pattern)
    ? []
    : [{ member: 'Role', message: 'pattern', fillIns: { value: role, pattern } }];
}

export function configurationViolations(request: ConfigurationMembers): Violation[] {
  const { Handler, Description, Environment } = request;
  const pattern = patterns.handler.value;
  const handler: Violation[] =
    Handler === undefined || matches(Handler, pattern)
      ? []
      : [{ member: 'Handler', message: 'pattern', fillIns: { value: Handler, pattern } }];
  return [
    ...handler,
    ...(Handler === undefined ? [] : tooLong('Handler', Handler, handlerLength)),
    ...(Description === undefined ? [] : tooLong('Description', Description, descriptionLength)),
    ...outOfRange('MemorySize', request.MemorySize, memoryApiMB),
    ...outOfRange('Timeout', request.Timeout, timeoutSeconds),
    ...outOfRange('EphemeralStorage.Size', request.EphemeralStorage?.Size, ephemeralStorageMB),
    ...(Environment === undefined ? [] : variableViolations(Environment.Variables)),
  ];
}
