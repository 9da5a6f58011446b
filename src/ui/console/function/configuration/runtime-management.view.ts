/** The form of a runtime's patches: what is chosen, and the call that it ends in. */
import { z } from 'zod';
import type { FunctionView } from '#machines/account.view.ts';
import type { ApiCall } from '#model/lambda/api-call.ts';
import { updateRuntimeModes } from '#model/lambda/function-settings.types.ts';
import { refusePutRuntimeManagementConfig } from '#model/lambda/rules/function-settings.ts';
import { isEnvironmentRuntime, runtimeVersion } from '#model/lambda/runtimes.ts';
import { typedReader } from './typed-json.ts';

const typedSchema = z.object({ mode: z.enum(updateRuntimeModes), arn: z.string() });
export type TypedRuntimeManagement = z.infer<typeof typedSchema>;
export const readTypedRuntimeManagement = typedReader(typedSchema);

/** The version that INIT_START names here. */
export function seenVersion({ configuration: { Runtime } }: FunctionView, region: string): string {
  return isEnvironmentRuntime(Runtime) ? runtimeVersion(Runtime, region).arn : '';
}

export function typedRuntimeManagement(fn: FunctionView, region: string): TypedRuntimeManagement {
  const { UpdateRuntimeOn, RuntimeVersionArn } = fn.runtimeManagement;
  return { mode: UpdateRuntimeOn, arn: RuntimeVersionArn ?? seenVersion(fn, region) };
}

function requestOf({ mode, arn }: TypedRuntimeManagement, FunctionName: string) {
  return {
    FunctionName,
    UpdateRuntimeOn: mode,
    ...(mode === 'Manual' ? { RuntimeVersionArn: arn.trim() } : {}),
  };
}

export function runtimeManagementError(
  typed: TypedRuntimeManagement,
  fn: FunctionView,
  region: string,
): string | null {
  const state = { account: { region, accountId: '' }, functions: [fn.configuration], now: 0 };
  return refusePutRuntimeManagementConfig(requestOf(typed, fn.name), state)?.message ?? null;
}

export function runtimeManagementCalls(typed: TypedRuntimeManagement, fn: FunctionView): ApiCall[] {
  return [{ action: 'PutRuntimeManagementConfig', request: requestOf(typed, fn.name) }];
}
