import type { ApiError } from '../api-call.ts';
import { refusal } from '../api-message.ts';
import type { SnapStartApplyOn } from '../configuration.ts';
import { runtimeFacts } from '../runtimes.ts';
import type { RuleState } from './rule-state.ts';

/**
 * Whether AWS takes SnapStart for a function with this runtime; `null`: yes.
 *
 * Source: https://docs.aws.amazon.com/lambda/latest/dg/snapstart.html
 */
export function refuseSnapStart(
  setting: { ApplyOn: SnapStartApplyOn } | undefined,
  runtime: string,
  { now }: Pick<RuleState, 'now'>,
): ApiError | null {
  if (setting?.ApplyOn !== 'PublishedVersions' || runtimeFacts(runtime, now)?.snapStart) return null;
  return refusal('snapStartRuntime', { runtime }, 'SnapStart');
}
