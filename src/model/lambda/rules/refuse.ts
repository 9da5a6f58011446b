import type { ApiCall, ApiError } from '../api-call.ts';
import { isLayerCall } from '../layer-requests.ts';
import { refuseLayerCall } from './layers.ts';
import { refuseCreateFunction } from './create-function.ts';
import { refuseDeleteFunction } from './delete-function.ts';
import { refuseInvoke } from './invoke.ts';
import {
  refuseAddPermission,
  refuseCreateFunctionUrlConfig,
  refuseRemovePermission,
} from './function-url.ts';
import {
  refuseDeleteFunctionUrlConfig,
  refusePutRuntimeManagementConfig,
  refuseTagResource,
  refuseUntagResource,
  refuseUpdateFunctionUrlConfig,
} from './function-settings.ts';
import {
  refuseDeleteFunctionEventInvokeConfig,
  refusePutFunctionEventInvokeConfig,
  refuseUpdateFunctionEventInvokeConfig,
} from './event-invoke-config.ts';
import { refuseDeleteFunctionConcurrency, refusePutFunctionConcurrency } from './function-concurrency.ts';
import {
  refuseCreateEventSourceMapping,
  refuseDeleteEventSourceMapping,
  refuseGetEventSourceMapping,
  refuseUpdateEventSourceMapping,
} from './event-source-mapping.ts';
import {
  refuseDeleteProvisionedConcurrency,
  refuseGetProvisionedConcurrency,
  refusePutProvisionedConcurrency,
} from './provisioned-concurrency.ts';
import type { RuleState } from './rule-state.ts';
import { refuseCreateAlias, refuseDeleteAlias, refusePublishVersion, refuseUpdateAlias } from './versions.ts';
import { refuseUpdateFunctionCode } from './update-function-code.ts';
import { refuseUpdateFunctionConfiguration } from './update-function-configuration.ts';

/** AWS's refusal of a call, or `null` where it would take it. */
export function refuse(call: ApiCall, state: RuleState): ApiError | null {
  if (isLayerCall(call)) return refuseLayerCall(call);
  switch (call.action) {
    case 'CreateFunction':
      return refuseCreateFunction(call.request, call.package, state);
    case 'UpdateFunctionCode':
      return refuseUpdateFunctionCode(call.request, call.package, state);
    case 'UpdateFunctionConfiguration':
      return refuseUpdateFunctionConfiguration(call.request, state);
    case 'Invoke':
      return refuseInvoke(call.request, state);
    case 'PublishVersion':
      return refusePublishVersion(call.request, state);
    case 'CreateAlias':
      return refuseCreateAlias(call.request, state);
    case 'UpdateAlias':
      return refuseUpdateAlias(call.request, state);
    case 'DeleteAlias':
      return refuseDeleteAlias(call.request, state);
    case 'DeleteFunction':
      return refuseDeleteFunction(call.request, state);
    case 'PutProvisionedConcurrencyConfig':
      return refusePutProvisionedConcurrency(call.request, state);
    case 'GetProvisionedConcurrencyConfig':
      return refuseGetProvisionedConcurrency(call.request, state);
    case 'DeleteProvisionedConcurrencyConfig':
      return refuseDeleteProvisionedConcurrency(call.request, state);
    case 'PutFunctionConcurrency':
      return refusePutFunctionConcurrency(call.request, state);
    case 'DeleteFunctionConcurrency':
      return refuseDeleteFunctionConcurrency(call.request, state);
    case 'PutFunctionEventInvokeConfig':
      return refusePutFunctionEventInvokeConfig(call.request, state);
    case 'UpdateFunctionEventInvokeConfig':
      return refuseUpdateFunctionEventInvokeConfig(call.request, state);
    case 'DeleteFunctionEventInvokeConfig':
      return refuseDeleteFunctionEventInvokeConfig(call.request, state);
    case 'CreateFunctionUrlConfig':
      return refuseCreateFunctionUrlConfig(call.request, state);
    case 'UpdateFunctionUrlConfig':
      return refuseUpdateFunctionUrlConfig(call.request, state);
    case 'DeleteFunctionUrlConfig':
      return refuseDeleteFunctionUrlConfig(call.request, state);
    case 'TagResource':
      return refuseTagResource(call.request, state);
    case 'UntagResource':
      return refuseUntagResource(call.request, state);
    case 'PutRuntimeManagementConfig':
      return refusePutRuntimeManagementConfig(call.request, state);
    case 'CreateEventSourceMapping':
      return refuseCreateEventSourceMapping(call.request, state);
    case 'UpdateEventSourceMapping':
      return refuseUpdateEventSourceMapping(call.request, state);
    case 'GetEventSourceMapping':
      return refuseGetEventSourceMapping(call.request, state);
    case 'DeleteEventSourceMapping':
      return refuseDeleteEventSourceMapping(call.request, state);
    case 'ListEventSourceMappings':
      return null;
    case 'RemovePermission':
      return refuseRemovePermission(call.request, state);
    case 'AddPermission':
      return refuseAddPermission(call.request, state);
  }
}
