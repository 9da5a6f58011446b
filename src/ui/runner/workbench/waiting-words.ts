import type { FunctionView } from '#machines/account.view.ts';
import { words } from './workbench.words.ts';

/** What a running Test waits for, as a sentence. */
export function waitingWords(fn: FunctionView): string {
  const running = fn.invocations.at(-1);
  const environment = fn.environments.find(
    ({ environmentId, requestId }) =>
      running !== undefined && (environmentId === running.environmentId || requestId === running.requestId),
  );
  if (!environment) return words.waiting.environment;
  if (environment.state === 'invoking') return words.waiting.handler(fn.configuration.Timeout);
  return environment.words.below;
}
