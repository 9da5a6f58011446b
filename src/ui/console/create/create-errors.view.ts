/** Create function: what AWS would say of each control as it stands. */
import type { ApiError } from '#model/lambda/api-call.ts';
import { type CreateFieldId, fieldsOfMember } from '#model/lambda/create-fields.ts';
import { fields } from '#model/lambda/fields.ts';
import { refuseImageUri } from '#model/lambda/rules/image.ts';
import { refuseRoleName } from '#model/lambda/rules/role.ts';
import type { RuleState } from '#model/lambda/rules/rule-state.ts';
import { refuseNetworkRole } from '#model/lambda/rules/vpc.ts';
import type { CreateForm } from './create-form.ts';
import type { CreatePlan } from './create-plan.view.ts';

export type FieldErrors = Partial<Record<CreateFieldId, ApiError>>;

export function formErrors(form: CreateForm, { create, newRole }: CreatePlan, state: RuleState): FieldErrors {
  const { request } = create;
  const { CodeSigningConfigArn = '', KMSKeyArn = '', Tags = {}, VpcConfig, ImageConfig = {} } = request;
  const resources = state.resources && {
    ...state.resources,
    roles: [...state.resources.roles, ...(newRole ? [newRole] : [])],
  };
  const after: RuleState = { ...state, ...(resources ? { resources } : {}) };
  const network = VpcConfig ? fields.vpc.refuse(VpcConfig, state) : null;
  const found: [CreateFieldId, ApiError | null][] = [
    ['functionName', fields.functionName.refuse(form.functionName, state)],
    ['runtime', form.way === 'scratch' ? fields.runtime.refuse(form.runtime, state) : null],
    ['architecture', fields.architecture.refuse(form.architecture, state)],
    [
      'existingRole',
      form.roleChoice === 'existing'
        ? (fields.executionRole.refuse(request.Role, state) ?? refuseNetworkRole(request, after))
        : null,
    ],
    ['roleName', form.roleChoice === 'templates' ? refuseRoleName(form.roleName, state) : null],
    ['codeSigning', fields.codeSigning.refuse(CodeSigningConfigArn, state)],
    ['encryptionKey', fields.encryptionKey.refuse(KMSKeyArn, state)],
    ['tags', fields.tags.refuse(Tags, state)],
    [network?.member === 'VpcConfig.SecurityGroupIds' ? 'securityGroups' : 'subnets', network],
    ['imageUri', form.way === 'image' ? refuseImageUri(form.imageUri, state) : null],
    ['command', form.way === 'image' ? fields.imageOverrides.refuse(ImageConfig, state) : null],
  ];
  return Object.fromEntries(found.filter(([, error]) => error !== null));
}

/** The control that a refusal is about, of those that the form shows. */
export function fieldOf(error: ApiError, shown: readonly CreateFieldId[]): CreateFieldId | null {
  if (error.member === undefined) return null;
  const about = fieldsOfMember(`lambda:CreateFunction.${error.member}`);
  return about.find((id) => shown.includes(id)) ?? null;
}

/** Those that a learner may see already: nothing is wrong with what nobody has filled in yet. */
export function seenErrors(
  form: CreateForm,
  errors: FieldErrors,
  { touched, pressed }: { touched: boolean; pressed: boolean },
): FieldErrors {
  if (pressed) return errors;
  const { functionName, existingRole, roleName, imageUri, tags, subnets, securityGroups, ...others } = errors;
  const { length: chosen } = [...form.subnets, ...form.securityGroups];
  return {
    ...others,
    ...(touched && functionName ? { functionName } : {}),
    ...(form.existingRole !== '' && existingRole ? { existingRole } : {}),
    ...(form.roleName !== '' && roleName ? { roleName } : {}),
    ...(form.imageUri !== '' && imageUri ? { imageUri } : {}),
    ...(form.tags.some(({ key }) => key !== '') && tags ? { tags } : {}),
    ...(chosen > 0 && subnets ? { subnets } : {}),
    ...(chosen > 0 && securityGroups ? { securityGroups } : {}),
  };
}
