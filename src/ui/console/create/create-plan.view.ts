/** Create function: the form in, everything that the button does out. */
import type { ApiCall } from '#model/lambda/api-call.ts';
import type { Account } from '#model/lambda/arn.ts';
import type {
  AddPermissionRequest,
  CreateFunctionRequest,
  CreateFunctionUrlConfigRequest,
  ImageConfig,
} from '#model/lambda/configuration.ts';
import { newRole } from '#model/lambda/execution-role.ts';
import { fields } from '#model/lambda/fields.ts';
import { publicUrlPermissions } from '#model/lambda/function-url.ts';
import type { IamRole } from '#model/lambda/iam-role.ts';
import { isPolicyTemplate } from '#model/lambda/policy-templates.ts';
import { pollerOf } from '#model/lambda/pollers.ts';
import type { DeploymentPackage } from '#model/package/deployment-package.ts';
import { readPolicy } from '../function/triggers/new-trigger.view.ts';
import type { Blueprint } from './blueprint.ts';
import type { CreateForm } from './create-form.ts';

/** Until the console has made them up. */
export const unknownSuffix = 'xxxxxxxx';
const exampleName = 'my-function';

export interface CreatePlan {
  /** `null`: a role that is there already. */
  newRole: IamRole | null;
  create: Extract<ApiCall, { action: 'CreateFunction' }>;
  /** What follows when the function is there. */
  after: ApiCall[];
}

export interface PlanInput {
  form: CreateForm;
  account: Account;
  zip: DeploymentPackage;
  /** Of the way "Use a blueprint". */
  blueprint: Blueprint | null;
  /** Eight characters that make the role's name new. */
  suffix: string;
}

export function createPlan({ form, account, zip, blueprint, suffix }: PlanInput): CreatePlan {
  const FunctionName = form.functionName === '' ? exampleName : form.functionName;
  const inVpc = form.vpc !== '' && form.subnets.length > 0;
  const made =
    form.roleChoice === 'existing'
      ? null
      : newRole(account, {
          functionName: FunctionName,
          suffix,
          inVpc,
          ...(form.roleChoice === 'templates'
            ? {
                roleName: form.roleName === '' ? 'my-role' : form.roleName,
                templates: form.policyTemplates.filter(isPolicyTemplate),
              }
            : { templates: [] }),
        });
  const request: CreateFunctionRequest = {
    FunctionName,
    ...packageMembers(form, blueprint),
    ...fields.architecture.toRequest(form.architecture),
    Role: made?.Arn ?? form.existingRole,
    Code: form.way === 'image' ? { ImageUri: form.imageUri } : {},
    ...optionMembers(form),
    ...tagMembers(form, blueprint),
  };
  const mapping = mappingCall(form, FunctionName, account, blueprint);
  return {
    newRole: made && withReading(made, mapping, account, suffix),
    create: { action: 'CreateFunction', request, package: zip },
    after: [
      ...urlCalls(form, FunctionName),
      ...triggerCalls(form, FunctionName, account, blueprint),
      ...(mapping ? [mapping] : []),
    ],
  };
}

function packageMembers(form: CreateForm, blueprint: Blueprint | null): Partial<CreateFunctionRequest> {
  if (form.way === 'image') {
    const ImageConfig = overrides(form);
    return { PackageType: 'Image', ...(Object.keys(ImageConfig).length > 0 ? { ImageConfig } : {}) };
  }
  if (form.way === 'blueprint' && blueprint) {
    return {
      PackageType: 'Zip',
      Runtime: blueprint.runtime,
      Handler: blueprint.handler,
      Description: blueprint.description,
      MemorySize: blueprint.memory,
      Timeout: blueprint.timeout,
      ...(Object.keys(form.environment).length > 0
        ? { Environment: { Variables: { ...form.environment } } }
        : {}),
    };
  }
  return {
    PackageType: 'Zip',
    ...fields.runtime.toRequest(form.runtime),
    ...fields.handler.toRequest(fields.handler.default ?? ''),
  };
}

function overrides({ entryPoint, command, workingDirectory }: CreateForm): ImageConfig {
  return {
    ...(entryPoint.trim() === '' ? {} : { EntryPoint: items(entryPoint) }),
    ...(command.trim() === '' ? {} : { Command: items(command) }),
    ...(workingDirectory.trim() === '' ? {} : { WorkingDirectory: workingDirectory.trim() }),
  };
}

/** The console takes `"a","b"` and `a, b` alike. */
function items(text: string): string[] {
  return text.split(',').map((item) => item.trim().replaceAll(/^"|"$/g, ''));
}

function optionMembers(form: CreateForm): Partial<CreateFunctionRequest> {
  const { subnets, securityGroups, ipv6 } = form;
  return {
    ...(form.codeSigning === '' || form.way === 'image' ? {} : { CodeSigningConfigArn: form.codeSigning }),
    ...(form.encryptionKey === '' ? {} : { KMSKeyArn: form.encryptionKey }),
    ...(form.vpc === ''
      ? {}
      : {
          VpcConfig: {
            // Copies: a form’s own lists are watched, and what is watched cannot be stored.
            SubnetIds: [...subnets],
            SecurityGroupIds: [...securityGroups],
            ...(ipv6 ? { Ipv6AllowedForDualStack: true } : {}),
          },
        }),
  };
}

function tagMembers(form: CreateForm, blueprint: Blueprint | null): Pick<CreateFunctionRequest, 'Tags'> {
  const Tags = {
    ...(form.way === 'blueprint' && blueprint ? { 'lambda-console:blueprint': blueprint.id } : {}),
    ...Object.fromEntries(form.tags.map(({ key, value }) => [key, value])),
  };
  return Object.keys(Tags).length > 0 ? { Tags } : {};
}

function urlCalls(form: CreateForm, FunctionName: string): ApiCall[] {
  if (!form.functionUrl) return [];
  const request: CreateFunctionUrlConfigRequest = {
    FunctionName,
    AuthType: form.urlAuthType,
    InvokeMode: form.invokeMode,
    ...(form.cors ? { Cors: { AllowOrigins: ['*'], AllowMethods: ['*'], AllowHeaders: ['*'] } } : {}),
  };
  return [
    { action: 'CreateFunctionUrlConfig', request },
    ...publicUrlPermissions(FunctionName, request).map((statement) => permission(statement)),
  ];
}

function permission(request: AddPermissionRequest): ApiCall {
  return { action: 'AddPermission', request };
}

function triggerCalls(
  form: CreateForm,
  FunctionName: string,
  account: Account,
  blueprint: Blueprint | null,
): ApiCall[] {
  const trigger = form.way === 'blueprint' ? blueprint?.trigger : null;
  if (!trigger || trigger === 'url' || trigger.model === 'poll' || !trigger.principal) return [];
  return [
    permission({
      FunctionName,
      StatementId: `lambda-${blueprint?.id ?? FunctionName}`,
      Action: 'lambda:InvokeFunction',
      Principal: trigger.principal,
      SourceArn: sourceArn(trigger.sourceArn, form.trigger, account),
      ...(trigger.principal === 's3.amazonaws.com' ? { SourceAccount: account.accountId } : {}),
    }),
  ];
}

type MappingCall = Extract<ApiCall, { action: 'CreateEventSourceMapping' }>;

function mappingCall(
  form: CreateForm,
  FunctionName: string,
  account: Account,
  blueprint: Blueprint | null,
): MappingCall | null {
  const trigger = form.way === 'blueprint' ? blueprint?.trigger : null;
  if (!trigger || trigger === 'url' || trigger.model !== 'poll') return null;
  const EventSourceArn = sourceArn(trigger.sourceArn, form.trigger, account);
  return {
    action: 'CreateEventSourceMapping',
    request: { EventSourceArn, FunctionName, ...trigger.settings },
  };
}

/** A template may leave out what a mapping needs; the console adds that when it adds a trigger. */
function withReading(role: IamRole, mapping: MappingCall | null, account: Account, suffix: string): IamRole {
  const arn = mapping?.request.EventSourceArn ?? '';
  const kind = pollerOf(arn);
  const lacking = kind && readPolicy(kind, role.Policies, arn, account, suffix);
  return lacking ? { ...role, Policies: [...role.Policies, lacking] } : role;
}

function sourceArn(pattern: string, source: string, { region, accountId }: Account): string {
  return pattern
    .replaceAll('{region}', region)
    .replaceAll('{account}', accountId)
    .replaceAll('{source}', source);
}
