/**
 * Calls of the Lambda API as the console makes them, and their answers. The learner's click is one of these
 * before it is anything else.
 */
import type { DeploymentPackage } from '../package/deployment-package.ts';
import type { ThrottleReason } from './concurrency.ts';
import type {
  AddPermissionRequest,
  CreateFunctionRequest,
  CreateFunctionUrlConfigRequest,
  DeleteFunctionConcurrencyRequest,
  DeleteFunctionEventInvokeConfigRequest,
  DeleteFunctionRequest,
  InvokeRequest,
  PutFunctionConcurrencyRequest,
  PutFunctionEventInvokeConfigRequest,
  RemovePermissionRequest,
  UpdateFunctionCodeRequest,
  UpdateFunctionConfigurationRequest,
  UpdateFunctionEventInvokeConfigRequest,
} from './configuration.ts';
import type { LayerCall } from './layers.types.ts';
import type { MappingCall } from './event-source-mapping.types.ts';
import type { FunctionSettingsCall } from './function-settings.types.ts';
import type { ProvisionedCall } from './provisioned-concurrency.ts';
import type {
  CreateAliasRequest,
  DeleteAliasRequest,
  PublishVersionRequest,
  UpdateAliasRequest,
} from './versions.types.ts';

/** The package travels beside the request: in the request itself `ZipFile` is only what is shown of it. */
export type ApiCall =
  | FunctionSettingsCall
  | ProvisionedCall
  | MappingCall
  | LayerCall
  | { action: 'CreateFunction'; request: CreateFunctionRequest; package: DeploymentPackage }
  | { action: 'UpdateFunctionCode'; request: UpdateFunctionCodeRequest; package: DeploymentPackage }
  | { action: 'UpdateFunctionConfiguration'; request: UpdateFunctionConfigurationRequest }
  | { action: 'Invoke'; request: InvokeRequest }
  | { action: 'DeleteFunction'; request: DeleteFunctionRequest }
  | { action: 'PutFunctionConcurrency'; request: PutFunctionConcurrencyRequest }
  | { action: 'DeleteFunctionConcurrency'; request: DeleteFunctionConcurrencyRequest }
  | { action: 'PutFunctionEventInvokeConfig'; request: PutFunctionEventInvokeConfigRequest }
  | { action: 'UpdateFunctionEventInvokeConfig'; request: UpdateFunctionEventInvokeConfigRequest }
  | { action: 'DeleteFunctionEventInvokeConfig'; request: DeleteFunctionEventInvokeConfigRequest }
  | { action: 'CreateFunctionUrlConfig'; request: CreateFunctionUrlConfigRequest }
  | { action: 'AddPermission'; request: AddPermissionRequest }
  | { action: 'RemovePermission'; request: RemovePermissionRequest }
  | { action: 'PublishVersion'; request: PublishVersionRequest }
  | { action: 'CreateAlias'; request: CreateAliasRequest }
  | { action: 'UpdateAlias'; request: UpdateAliasRequest }
  | { action: 'DeleteAlias'; request: DeleteAliasRequest };

export type ApiAction = ApiCall['action'];

/** A refusal in AWS's words: `{"Message": …, "Type": "User"}` with the code in `x-amzn-ErrorType`. */
export interface ApiError {
  code: string;
  status: number;
  message: string;
  /** Which member of the request it is about, where AWS says so: a console form shows it beside that field. */
  member?: string;
  /** Of a call that was one too many: `Reason` of the body, and the header `Retry-After`. */
  throttle?: { reason: ThrottleReason; retryAfterSeconds: number };
}

export type ApiAnswer =
  { ok: true; status: number; response: Record<string, unknown> | null } | { ok: false; error: ApiError };

/** What an `Invoke` with `RequestResponse` brings back. */
export interface InvokeResponse {
  StatusCode: 200;
  /** Present when the function failed; AWS still answers 200. */
  FunctionError?: 'Unhandled';
  ExecutedVersion: string;
  /** The last 4 KB of the log, as text (AWS: base64), where `LogType` is `Tail`. */
  LogResult?: string;
  Payload: string;
}
