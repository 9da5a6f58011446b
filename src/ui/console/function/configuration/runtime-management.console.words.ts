import type { UpdateRuntimeOn } from '#model/lambda/function-settings.types.ts';

/** AWS's labels of a runtime's patches. */
export const runtimeConsole = {
  update: 'Update runtime version',
  arn: 'Runtime version ARN',
  modes: {
    Auto: 'Auto',
    FunctionUpdate: 'Function update',
    Manual: 'Manual',
  } satisfies Record<UpdateRuntimeOn, string>,
} as const;
