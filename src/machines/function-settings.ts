/** Calls of the Configuration tab that change a function's record at once, without an update of the function. */
import type { FunctionRecord } from '#model/account-state.ts';
import type { ApiAction, ApiCall } from '#model/lambda/api-call.ts';
import type { FunctionSettingsCall } from '#model/lambda/function-settings.types.ts';
import type { ApiCalled } from './account.types.ts';

export const functionSettingsActions: readonly ApiAction[] = [
  'UpdateFunctionUrlConfig',
  'DeleteFunctionUrlConfig',
  'TagResource',
  'UntagResource',
  'PutRuntimeManagementConfig',
] satisfies FunctionSettingsCall['action'][];

/** The record after such a call; after any other one it is what it was. */
export function settingsAfter(record: FunctionRecord, call: ApiCall): FunctionRecord {
  switch (call.action) {
    case 'UpdateFunctionUrlConfig': {
      const { FunctionName: _, ...changes } = call.request;
      const { functionUrl } = record;
      return functionUrl ? { ...record, functionUrl: { ...functionUrl, ...changes } } : record;
    }
    case 'DeleteFunctionUrlConfig': {
      const { functionUrl: _, ...rest } = record;
      return rest;
    }
    case 'TagResource':
      return { ...record, tags: { ...record.tags, ...call.request.Tags } };
    case 'UntagResource': {
      const { TagKeys } = call.request;
      const left = Object.entries(record.tags ?? {}).filter(([key]) => !TagKeys.includes(key));
      return { ...record, tags: Object.fromEntries(left) };
    }
    case 'PutRuntimeManagementConfig': {
      const { FunctionName: _, ...runtimeManagement } = call.request;
      return { ...record, runtimeManagement };
    }
    default:
      return record;
  }
}

/** What the API answers to it; `null`: nothing. */
export function settingsResponse(
  { configuration: { FunctionArn }, functionUrl }: Pick<FunctionRecord, 'configuration' | 'functionUrl'>,
  { call }: Pick<ApiCalled, 'call'>,
): Record<string, unknown> | null {
  switch (call.action) {
    case 'UpdateFunctionUrlConfig':
      return functionUrl ? { FunctionArn, ...functionUrl } : null;
    case 'PutRuntimeManagementConfig': {
      const { UpdateRuntimeOn, RuntimeVersionArn } = call.request;
      return { UpdateRuntimeOn, FunctionArn, ...(RuntimeVersionArn ? { RuntimeVersionArn } : {}) };
    }
    default:
      return null;
  }
}
