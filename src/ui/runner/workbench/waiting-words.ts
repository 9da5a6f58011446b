import type { FunctionView } from '#machines/account.view.ts';

/** What a running Test waits for, as a sentence. */
export function waitingWords(fn: FunctionView): string {
  const running = fn.invocations.at(-1);
  const environment = fn.environments.find(
    ({ environmentId, requestId }) =>
      running !== undefined && (environmentId === running.environmentId || requestId === running.requestId),
  );
  if (!environment) return 'The platform looks for an environment.';
  if (environment.state === 'invoking')
    return `Your handler has the event. After ${fn.configuration.Timeout} s it would be stopped.`;
  return environment.words.below;
}
