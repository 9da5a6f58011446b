import type { CreateFieldId } from '#model/lambda/create-fields.ts';
import type { Blueprint } from './blueprint.ts';
import type { CreateForm } from './create-form.ts';

/** The controls that a form has as it is filled in. */
export function shownFields(form: CreateForm, blueprint: Blueprint | null): CreateFieldId[] {
  const { way } = form;
  const sample = way === 'blueprint' ? blueprint : null;
  const trigger = sample?.trigger;
  return [
    'way',
    'functionName',
    ...(way === 'blueprint' ? (['blueprint'] as const) : []),
    ...(way === 'scratch' ? (['runtime'] as const) : []),
    ...(way === 'image' ? (['imageUri', 'entryPoint', 'command', 'workingDirectory'] as const) : []),
    ...(Object.keys(sample?.environment ?? {}).length > 0 ? (['environment'] as const) : []),
    ...(trigger && trigger !== 'url' ? (['trigger'] as const) : []),
    'architecture',
    'roleChoice',
    ...(form.roleChoice === 'existing' ? (['existingRole'] as const) : []),
    ...(form.roleChoice === 'templates' ? (['roleName', 'policyTemplates'] as const) : []),
    ...(way === 'image' ? [] : (['codeSigning'] as const)),
    'encryptionKey',
    'functionUrl',
    ...(form.functionUrl ? (['urlAuthType', 'invokeMode', 'cors'] as const) : []),
    'tags',
    'vpc',
    ...(form.vpc === '' ? [] : (['subnets', 'securityGroups', 'ipv6'] as const)),
  ];
}
