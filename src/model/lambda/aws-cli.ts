/**
 * A call as a command of the AWS CLI, version 2.
 *
 * Source: https://docs.aws.amazon.com/cli/latest/reference/lambda/; the flags of fields are in the table of fields.
 */
import type { ApiCall } from './api-call.ts';
import { isLayerCall, layerCommand, layerOptions } from './layer-requests.ts';
import { isMappingCall, mappingCommand } from './mapping-requests.ts';
import type { UpdateAliasRequest } from './versions.types.ts';
import { type Field, type FieldId, type FieldMembers, fieldIds, fields } from './fields.ts';
import { shellWord } from './shell-word.ts';

/** One option on each line, ready for a POSIX shell. */
export function awsCliCommand(call: ApiCall): string {
  if (isLayerCall(call)) return command(layerCommand(call), memberOptions(layerOptions(call)));
  if (isMappingCall(call)) return command(mappingCommand(call), memberOptions(call.request));
  switch (call.action) {
    case 'CreateFunction': {
      const { ImageUri } = call.request.Code;
      const code = ImageUri === undefined ? zipFile : option('--code', `ImageUri=${ImageUri}`);
      return command('create-function', [...fieldOptions(call.request), code]);
    }
    case 'UpdateFunctionCode':
      return command('update-function-code', [
        ...fieldOptions(call.request),
        call.request.ImageUri === undefined ? zipFile : option('--image-uri', call.request.ImageUri),
      ]);
    case 'UpdateFunctionConfiguration':
      return command('update-function-configuration', [
        ...fieldOptions(call.request),
        ...(call.request.LoggingConfig === undefined
          ? []
          : [option('--logging-config', JSON.stringify(call.request.LoggingConfig))]),
        ...(call.request.TracingConfig === undefined
          ? []
          : [option('--tracing-config', `Mode=${call.request.TracingConfig.Mode}`)]),
        ...(call.request.Layers === undefined ? [] : [layerList(call.request.Layers)]),
        ...words('--snap-start', call.request.SnapStart && `ApplyOn=${call.request.SnapStart.ApplyOn}`),
        ...words('--dead-letter-config', jsonOf(call.request.DeadLetterConfig)),
      ]);
    case 'Invoke': {
      const { FunctionName, InvocationType, LogType, Payload } = call.request;
      return command('invoke', [
        ...fieldOptions({ FunctionName }),
        ...words('--qualifier', call.request.Qualifier),
        ...(InvocationType ? [option('--invocation-type', InvocationType)] : []),
        ...(LogType ? [option('--log-type', LogType)] : []),
        // Without it, version 2 takes the payload for base64.
        option('--cli-binary-format', 'raw-in-base64-out'),
        option('--payload', Payload),
        'response.json',
      ]);
    }
    case 'DeleteFunction':
      return command('delete-function', [
        ...fieldOptions({ FunctionName: call.request.FunctionName }),
        ...words('--qualifier', call.request.Qualifier),
      ]);
    case 'PublishVersion': {
      const { FunctionName, Description, CodeSha256 } = call.request;
      return command('publish-version', [
        ...fieldOptions({ FunctionName }),
        ...words('--code-sha256', CodeSha256),
        ...words('--description', Description),
      ]);
    }
    case 'CreateAlias':
      return command('create-alias', aliasOptions(call.request));
    case 'UpdateAlias':
      return command('update-alias', aliasOptions(call.request));
    case 'DeleteAlias':
      return command('delete-alias', aliasOptions(call.request));
    case 'PutProvisionedConcurrencyConfig':
      return command('put-provisioned-concurrency-config', memberOptions(call.request));
    case 'GetProvisionedConcurrencyConfig':
      return command('get-provisioned-concurrency-config', memberOptions(call.request));
    case 'DeleteProvisionedConcurrencyConfig':
      return command('delete-provisioned-concurrency-config', memberOptions(call.request));
    case 'PutFunctionConcurrency': {
      const { FunctionName, ReservedConcurrentExecutions } = call.request;
      const reserved = option('--reserved-concurrent-executions', String(ReservedConcurrentExecutions));
      return command('put-function-concurrency', [...fieldOptions({ FunctionName }), reserved]);
    }
    case 'DeleteFunctionConcurrency':
      return command('delete-function-concurrency', fieldOptions(call.request));
    case 'PutFunctionEventInvokeConfig':
      return command('put-function-event-invoke-config', memberOptions(call.request));
    case 'UpdateFunctionEventInvokeConfig':
      return command('update-function-event-invoke-config', memberOptions(call.request));
    case 'DeleteFunctionEventInvokeConfig':
      return command('delete-function-event-invoke-config', memberOptions(call.request));
    case 'CreateFunctionUrlConfig':
      return command('create-function-url-config', memberOptions(call.request));
    case 'UpdateFunctionUrlConfig':
      return command('update-function-url-config', memberOptions(call.request));
    case 'DeleteFunctionUrlConfig':
      return command('delete-function-url-config', memberOptions(call.request));
    case 'TagResource':
      return command('tag-resource', memberOptions(call.request));
    case 'UntagResource': {
      const { Resource, TagKeys } = call.request;
      return command('untag-resource', [
        option('--resource', Resource),
        `--tag-keys ${TagKeys.map(shellWord).join(' ')}`,
      ]);
    }
    case 'PutRuntimeManagementConfig':
      return command('put-runtime-management-config', memberOptions(call.request));
    case 'RemovePermission': {
      const { FunctionName, StatementId } = call.request;
      return command('remove-permission', [
        ...fieldOptions({ FunctionName }),
        option('--statement-id', StatementId),
      ]);
    }
    case 'AddPermission':
      return command('add-permission', memberOptions(call.request));
  }
}

/** Members that are no field of a form of their own, each as an option. */
function memberOptions(request: object): string[] {
  return Object.entries(request).flatMap(([member, value]: [string, unknown]) => {
    const flag = `--${member.replaceAll(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase()}`;
    if (value === true) return [flag];
    if (value === false) return [`--no-${flag.slice(2)}`];
    if (value === undefined) return [];
    return [option(flag, typeof value === 'string' ? value : JSON.stringify(value))];
  });
}

const zipFile = '--zip-file fileb://function.zip';

function command(name: string, options: string[]): string {
  return [`aws lambda ${name}`, ...options].join(' \\\n  ');
}

function fieldOptions(members: Partial<FieldMembers>): string[] {
  return fieldIds.flatMap((id) => fieldOption(id, members));
}

function fieldOption<Id extends FieldId>(id: Id, members: Partial<FieldMembers>): string[] {
  const field: Field<Id> = fields[id];
  const value = field.fromRequest(members);
  if (value === undefined) return [];
  const request = field.toRequest(value)[field.member];
  // Structures are written as JSON, lists as their items.
  const text = Array.isArray(request)
    ? request.join(' ')
    : typeof request === 'object'
      ? JSON.stringify(request)
      : String(request);
  return [option(field.cliFlag, text)];
}

function aliasOptions({
  FunctionName,
  Name,
  FunctionVersion,
  Description,
  RoutingConfig,
}: UpdateAliasRequest): string[] {
  return [
    ...fieldOptions({ FunctionName }),
    option('--name', Name),
    ...words('--function-version', FunctionVersion),
    ...words('--description', Description),
    ...words('--routing-config', jsonOf(RoutingConfig)),
  ];
}

/** None at all is written as an empty list. */
function layerList(arns: readonly string[]): string {
  return `--layers ${arns.length === 0 ? '[]' : arns.map(shellWord).join(' ')}`;
}

function jsonOf(value: object | undefined): string | undefined {
  return value && JSON.stringify(value);
}

function words(flag: string, value: string | undefined): string[] {
  return value === undefined ? [] : [option(flag, value)];
}

function option(flag: string, value: string): string {
  return `${flag} ${shellWord(value)}`;
}
