/** What Lambda itself says of a configuration, after the API model let the request pass. */
import type { ApiError } from '../api-call.ts';
import { refusal } from '../api-message.ts';
import { refuseVariables } from '../environment-variables.ts';
import { memoryMB } from '../limits.ts';
import { runtimeFacts, runtimeIdsOfApi } from '../runtimes.ts';
import type { ConfigurationMembers } from './members.ts';
import type { RuleState } from './rule-state.ts';

/** @param change whether a function is made or changed: AWS closes a retired runtime for the one before the other */
export function refuseRuntime(
  runtime: string,
  change: 'create' | 'update',
  { now }: RuleState,
): ApiError | null {
  const facts = runtimeFacts(runtime, now);
  if (!facts?.inApiEnum) {
    return refusal('runtimeUnknown', { value: runtime, values: runtimeIdsOfApi.join(', ') }, 'Runtime');
  }
  const blocked = change === 'create' ? facts.createBlocked : facts.updateBlocked;
  return blocked ? refusal('runtimeBlocked', { value: runtime }, 'Runtime') : null;
}

export function refuseConfiguration({ MemorySize, Environment }: ConfigurationMembers): ApiError | null {
  if (MemorySize !== undefined && MemorySize > memoryMB.max) {
    return refusal('memoryOverAccount', { max: memoryMB.max }, 'MemorySize');
  }
  return Environment === undefined ? null : refuseVariables(Environment.Variables);
}
