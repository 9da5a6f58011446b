/** The diagram of the function overview: what calls the function, and what that becomes. */
import type { FunctionView } from '#machines/account.view.ts';
import { words } from './diagram.words.ts';

/** What the console's picture has on the right where there is no destination. */
export function destinationWords({ eventInvokeConfig, configuration }: FunctionView): string {
  const times = eventInvokeConfig.MaximumRetryAttempts + 1;
  const letters = configuration.DeadLetterConfig?.TargetArn;
  return letters ? words.toLetters(times, letters) : words.dropped(times);
}
