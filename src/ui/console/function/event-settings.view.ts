/** Settings for events that nobody waits for: each version and each alias may have its own. */
import type { FunctionView } from '#machines/account.view.ts';
import { settledEventInvoke } from '#model/lambda/asynchronous.ts';
import type { SettledEventInvokeConfig } from '#model/lambda/configuration.ts';
import { latest } from '#model/lambda/versions.ts';

/** What may have settings of its own: `$LATEST`, then the versions, the newest first, then the aliases. */
export function asynchronousQualifiers({ versions, aliases }: FunctionView): string[] {
  const numbers = versions.map(({ configuration }) => configuration.Version).toReversed();
  return [latest, ...numbers, ...aliases.map(({ Name }) => Name)];
}

/** What holds for events that are sent to a qualifier. */
export function settingsOf(fn: FunctionView, qualifier: string): SettledEventInvokeConfig {
  if (qualifier === latest) return fn.eventInvokeConfig;
  const own = fn.qualifiedEventInvokeConfigs;
  return (Object.hasOwn(own, qualifier) ? own[qualifier] : undefined) ?? settledEventInvoke();
}
