/** The form "Create function": what is typed in, the request it stands for and AWS's refusals out. */
import type { ApiCall, ApiError } from '#model/lambda/api-call.ts';
import { roleArn, type Account } from '#model/lambda/arn.ts';
import type { Architecture, CreateFunctionRequest } from '#model/lambda/configuration.ts';
import { awsCliCommand } from '#model/lambda/aws-cli.ts';
import { fields, type FieldId } from '#model/lambda/fields.ts';
import { httpRequest, permissionsOf } from '#model/lambda/http-request.ts';
import { defaultRuntime, isEnvironmentRuntime } from '#model/lambda/runtimes.ts';
import type { RuleState } from '#model/lambda/rules/rule-state.ts';
import type { DeploymentPackage } from '#model/package/deployment-package.ts';

export const createWays = ['scratch', 'blueprint', 'image'] as const;
export type CreateWay = (typeof createWays)[number];

export interface CreateForm {
  way: CreateWay;
  functionName: string;
  runtime: string;
  architecture: Architecture;
}

export const emptyForm: CreateForm = {
  way: 'scratch',
  functionName: '',
  runtime: defaultRuntime,
  architecture: 'x86_64',
};

/** A form that was left half filled in; what is not understood falls back to the empty form. */
export function parseForm(text: string | null): CreateForm {
  let value: unknown;
  try {
    value = JSON.parse(text ?? '');
  } catch {
    return emptyForm;
  }
  if (typeof value !== 'object' || value === null) return emptyForm;
  const found: Partial<Record<keyof CreateForm, unknown>> = value;
  return {
    way: createWays.find((way) => way === found.way) ?? emptyForm.way,
    functionName: typeof found.functionName === 'string' ? found.functionName : '',
    runtime:
      typeof found.runtime === 'string' && isEnvironmentRuntime(found.runtime)
        ? found.runtime
        : emptyForm.runtime,
    architecture: found.architecture === 'arm64' ? 'arm64' : 'x86_64',
  };
}

export function createRequest(form: CreateForm): Omit<CreateFunctionRequest, 'Code' | 'Role'> {
  return {
    FunctionName: form.functionName,
    PackageType: 'Zip',
    ...fields.runtime.toRequest(form.runtime),
    ...fields.handler.toRequest(fields.handler.default ?? 'index.handler'),
    ...fields.architecture.toRequest(form.architecture),
  };
}

export interface CreatePreview {
  http: string;
  cli: string;
  permissions: readonly string[];
  role: string;
}

/** The console makes the role's last eight characters up when the button is pressed. */
const roleSuffix = 'xxxxxxxx';

export function createPreview(form: CreateForm, account: Account, zip: DeploymentPackage): CreatePreview {
  const name = form.functionName === '' ? 'my-function' : form.functionName;
  const role = roleArn(account, name, roleSuffix);
  const call: ApiCall = {
    action: 'CreateFunction',
    request: { ...createRequest({ ...form, functionName: name }), Role: role, Code: {} },
    package: zip,
  };
  const { method, path, headers, body } = httpRequest(call, account.region);
  const head = Object.entries(headers).map(([key, value]) => `${key}: ${value}`);
  return {
    http: [`${method} ${path} HTTP/1.1`, ...head, '', body].join('\n'),
    cli: awsCliCommand(call),
    permissions: permissionsOf('CreateFunction'),
    role,
  };
}

export type FieldErrors = Partial<Record<FieldId, ApiError>>;

/** What AWS would say of each field as it stands. */
export function formErrors(form: CreateForm, state: RuleState): FieldErrors {
  const found: [FieldId, ApiError | null][] = [
    ['functionName', fields.functionName.refuse(form.functionName, state)],
    ['runtime', fields.runtime.refuse(form.runtime, state)],
    ['architecture', fields.architecture.refuse(form.architecture, state)],
  ];
  return Object.fromEntries(found.filter(([, error]) => error !== null));
}

/** The field that a refusal is about, where it is about one. */
export function fieldOf(error: ApiError): FieldId | null {
  const member = error.member?.split('.')[0];
  const entry = Object.entries(fields).find(([, field]) => field.member === member);
  return (entry?.[0] as FieldId | undefined) ?? null;
}
