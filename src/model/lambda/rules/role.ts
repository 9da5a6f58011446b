import patterns from '#content/facts/patterns.json' with { type: 'json' };
import type { ApiError } from '../api-call.ts';
import { refusal, validationRefusal, type Violation } from '../api-message.ts';
import { roleNameLength } from '../limits.ts';
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

/** What IAM says of the name of a role that is to be made. */
export function refuseRoleName(name: string, { resources }: RuleState): ApiError | null {
  const pattern = patterns.roleName.value;
  const wrong: Violation[] = new RegExp(`^(?:${pattern})$`).test(name)
    ? []
    : [{ member: 'RoleName', message: 'pattern', fillIns: { value: name, pattern } }];
  const long: Violation[] =
    name.length > roleNameLength
      ? [{ member: 'RoleName', message: 'maxLength', fillIns: { value: name, max: roleNameLength } }]
      : [];
  const taken = resources?.roles.some(({ RoleName }) => RoleName === name) === true;
  return (
    validationRefusal([...wrong, ...long]) ?? (taken ? refusal('roleExists', { name }, 'RoleName') : null)
  );
}
