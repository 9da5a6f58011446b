/**
 * What a template says of the patches of a function's runtime. An image has none: its runtime is its own.
 *
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-lambda-function-runtimemanagementconfig.html
 */
import type { ApiCall } from '../lambda/api-call.ts';
import type { RuntimeManagementConfig, UpdateRuntimeOn } from '../lambda/function-settings.types.ts';
import {
  type FunctionProperty,
  lambdaFunction,
  serverlessFunction,
  type TemplateSubject,
  type To,
} from './function-property.ts';

const asked = {
  of: [serverlessFunction, lambdaFunction],
  packageType: 'Zip',
  kind: 'text',
  action: 'PutRuntimeManagementConfig',
} as const;

const managementOf = ({
  runtimeManagement = { UpdateRuntimeOn: 'Auto' },
}: TemplateSubject): RuntimeManagementConfig => runtimeManagement;

export const runtimeManagementProperties: readonly FunctionProperty[] = [
  {
    ...asked,
    path: ['RuntimeManagementConfig', 'UpdateRuntimeOn'],
    member: 'UpdateRuntimeOn',
    read: (subject) => managementOf(subject).UpdateRuntimeOn,
    preset: () => 'Auto',
  },
  {
    ...asked,
    path: ['RuntimeManagementConfig', 'RuntimeVersionArn'],
    member: 'RuntimeVersionArn',
    read: (subject) => managementOf(subject).RuntimeVersionArn ?? null,
    preset: () => null,
  },
];

/** Replaces the whole configuration. */
export function runtimeManagementCalls(
  to: To,
  subject: TemplateSubject,
): Extract<ApiCall, { action: 'PutRuntimeManagementConfig' }>[] {
  const mode = to('RuntimeManagementConfig', 'UpdateRuntimeOn');
  const version = to('RuntimeManagementConfig', 'RuntimeVersionArn');
  if (mode === undefined && version === undefined) return [];
  const before = managementOf(subject);
  const RuntimeVersionArn = version === undefined ? before.RuntimeVersionArn : version;
  return [
    {
      action: 'PutRuntimeManagementConfig',
      request: {
        FunctionName: subject.configuration.FunctionName,
        UpdateRuntimeOn: typeof mode === 'string' ? (mode as UpdateRuntimeOn) : before.UpdateRuntimeOn,
        ...(typeof RuntimeVersionArn === 'string' ? { RuntimeVersionArn } : {}),
      },
    },
  ];
}
