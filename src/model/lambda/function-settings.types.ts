/** What the Configuration tab asks of the Lambda API beside UpdateFunctionConfiguration; see `configuration.ts`. */
import type { Cors, FunctionUrlAuthType, InvokeMode } from './configuration.ts';

/** Members that are left out stay as they are. */
export interface UpdateFunctionUrlConfigRequest {
  FunctionName: string;
  AuthType?: FunctionUrlAuthType;
  InvokeMode?: InvokeMode;
  Cors?: Cors;
}

export interface DeleteFunctionUrlConfigRequest {
  FunctionName: string;
}

export interface TagResourceRequest {
  /** ARN of the function. */
  Resource: string;
  /** Added to those that are there; a key that is there gets the new value. */
  Tags: Record<string, string>;
}

export interface UntagResourceRequest {
  /** ARN of the function. */
  Resource: string;
  TagKeys: string[];
}

export const updateRuntimeModes = ['Auto', 'FunctionUpdate', 'Manual'] as const;
export type UpdateRuntimeOn = (typeof updateRuntimeModes)[number];

/** When a function gets the next patch of its runtime. */
export interface RuntimeManagementConfig {
  UpdateRuntimeOn: UpdateRuntimeOn;
  /** The patch that it stays on; with `Manual` only. */
  RuntimeVersionArn?: string;
}

export interface PutRuntimeManagementConfigRequest extends RuntimeManagementConfig {
  FunctionName: string;
}

export type FunctionSettingsCall =
  | { action: 'UpdateFunctionUrlConfig'; request: UpdateFunctionUrlConfigRequest }
  | { action: 'DeleteFunctionUrlConfig'; request: DeleteFunctionUrlConfigRequest }
  | { action: 'TagResource'; request: TagResourceRequest }
  | { action: 'UntagResource'; request: UntagResourceRequest }
  | { action: 'PutRuntimeManagementConfig'; request: PutRuntimeManagementConfigRequest };
