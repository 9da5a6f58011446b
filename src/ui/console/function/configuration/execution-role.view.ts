/** Another role for a function: one that is there, or a new one from policy templates, as “Edit basic settings” has it. */
import { z } from 'zod';
import type { FunctionView } from '#machines/account.view.ts';
import type { ApiCall } from '#model/lambda/api-call.ts';
import type { Account } from '#model/lambda/arn.ts';
import { newRole } from '#model/lambda/execution-role.ts';
import { formConsole } from '#model/lambda/forms.console.words.ts';
import type { IamRole } from '#model/lambda/iam-role.ts';
import { isPolicyTemplate } from '#model/lambda/policy-templates.ts';
import { refuseRole, refuseRoleName } from '#model/lambda/rules/role.ts';
import type { RuleState } from '#model/lambda/rules/rule-state.ts';
import { refuseNetworkRole } from '#model/lambda/rules/vpc.ts';
import type { FieldErrors } from '../../create/create-errors.view.ts';
import { typedReader } from './typed-json.ts';

/** The console's words. “Basic permissions” is offered where a function is made, and not here. */
export const roleWays = [
  { choice: 'existing', words: formConsole.existingRole },
  { choice: 'templates', words: formConsole.roleFromTemplates },
] as const;

const typedSchema = z.object({
  roleChoice: z.enum(['existing', 'templates']),
  existingRole: z.string(),
  roleName: z.string(),
  policyTemplates: z.array(z.string()),
});
export type TypedRole = z.infer<typeof typedSchema>;
export const readTypedRole = typedReader(typedSchema);

export function typedRole({ configuration: { Role } }: FunctionView): TypedRole {
  return { roleChoice: 'existing', existingRole: Role, roleName: '', policyTemplates: [] };
}

/** @param suffix eight characters that make the names of its policies new */
export function roleMade(
  typed: TypedRole,
  { name, configuration }: FunctionView,
  account: Account,
  suffix: string,
): IamRole | null {
  if (typed.roleChoice === 'existing') return null;
  return newRole(account, {
    functionName: name,
    roleName: typed.roleName === '' ? 'my-role' : typed.roleName,
    suffix,
    templates: typed.policyTemplates.filter(isPolicyTemplate),
    inVpc: configuration.VpcConfig !== undefined,
  });
}

export function roleErrors(
  typed: TypedRole,
  { configuration: { VpcConfig } }: FunctionView,
  state: RuleState,
): FieldErrors {
  if (typed.roleChoice === 'templates') {
    const roleName = refuseRoleName(typed.roleName, state);
    return roleName ? { roleName } : {};
  }
  const Role = typed.existingRole;
  const existingRole = refuseRole(Role, state) ?? refuseNetworkRole({ Role, VpcConfig }, state);
  return existingRole ? { existingRole } : {};
}

/** What is typed, whether it is another role or not. */
export function roleUpdate(
  { existingRole }: TypedRole,
  made: IamRole | null,
  { name: FunctionName }: FunctionView,
): ApiCall[] {
  const Role = made?.Arn ?? existingRole;
  return [{ action: 'UpdateFunctionConfiguration', request: { FunctionName, Role } }];
}

export function roleCalls(typed: TypedRole, made: IamRole | null, fn: FunctionView): ApiCall[] {
  const Role = made?.Arn ?? typed.existingRole;
  return Role === fn.configuration.Role ? [] : roleUpdate(typed, made, fn);
}
