import type { ApiError } from '../api-call.ts';
import { refusal, validationRefusal } from '../api-message.ts';
import { trusts } from '../policy.ts';
import { roleViolations } from './members.ts';
import type { RuleState } from './rule-state.ts';

/** What Lambda says of a role by itself. Of a role that this account does not have, nothing is known here. */
export function refuseRole(arn: string, state: RuleState): ApiError | null {
  const role = state.resources?.roles.find(({ Arn }) => Arn === arn);
  const unusable = role !== undefined && !trusts(role.AssumeRolePolicyDocument, 'lambda.amazonaws.com');
  return (
    validationRefusal(roleViolations(arn)) ?? (unusable ? refusal('roleNotAssumable', {}, 'Role') : null)
  );
}
