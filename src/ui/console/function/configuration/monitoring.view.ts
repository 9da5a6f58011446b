/** The form of logs and tracing: what is typed, what is wrong with it, and the call that it ends in. */
import { z } from 'zod';
import type { FunctionView } from '#machines/account.view.ts';
import type { ApiCall } from '#model/lambda/api-call.ts';
import { applicationLogLevels, systemLogLevels } from '#model/lambda/configuration.ts';
import { logGroupError } from '#model/lambda/rules/update-function-configuration.ts';
import { typedReader } from './typed-json.ts';

const typedSchema = z.object({
  format: z.enum(['Text', 'JSON']),
  application: z.enum(applicationLogLevels),
  system: z.enum(systemLogLevels),
  group: z.string(),
  tracing: z.boolean(),
});
export type TypedMonitoring = z.infer<typeof typedSchema>;
export const readTypedMonitoring = typedReader(typedSchema);

/** Levels that AWS takes where JSON is chosen and nothing else is said. */
export const presetLevel = 'INFO';

export function typedMonitoring({ configuration }: FunctionView): TypedMonitoring {
  const { LogFormat, LogGroup, ApplicationLogLevel, SystemLogLevel } = configuration.LoggingConfig;
  return {
    format: LogFormat,
    application: ApplicationLogLevel ?? presetLevel,
    system: SystemLogLevel ?? presetLevel,
    group: LogGroup,
    tracing: configuration.TracingConfig?.Mode === 'Active',
  };
}

export function monitoringError({ group }: TypedMonitoring): string | null {
  return logGroupError(group)?.message ?? null;
}

/** What is typed, changed or not. Levels go with JSON alone. */
export function monitoringUpdate(typed: TypedMonitoring, { name: FunctionName }: FunctionView): ApiCall[] {
  const { format, application, system, group, tracing } = typed;
  const levels = format === 'JSON' ? { ApplicationLogLevel: application, SystemLogLevel: system } : {};
  const LoggingConfig = { LogFormat: format, ...levels, LogGroup: group };
  const TracingConfig = { Mode: tracing ? ('Active' as const) : ('PassThrough' as const) };
  return [{ action: 'UpdateFunctionConfiguration', request: { FunctionName, LoggingConfig, TracingConfig } }];
}

/** Only what differs. */
export function monitoringCalls(typed: TypedMonitoring, fn: FunctionView): ApiCall[] {
  const before = typedMonitoring(fn);
  const { format, application, system, group, tracing } = typed;
  const logging =
    format !== before.format ||
    group !== before.group ||
    (format === 'JSON' && (application !== before.application || system !== before.system));
  if (!logging && tracing === before.tracing) return [];
  const levels = format === 'JSON' ? { ApplicationLogLevel: application, SystemLogLevel: system } : {};
  return [
    {
      action: 'UpdateFunctionConfiguration',
      request: {
        FunctionName: fn.name,
        ...(logging ? { LoggingConfig: { LogFormat: format, ...levels, LogGroup: group } } : {}),
        ...(tracing === before.tracing
          ? {}
          : { TracingConfig: { Mode: tracing ? ('Active' as const) : ('PassThrough' as const) } }),
      },
    },
  ];
}
