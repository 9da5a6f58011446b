import type { RuntimeChoice } from '#ui/session/switchable-runtime.ts';
import { words } from './runtime-choice.words.ts';

/** One line for a closed panel. */
export function choiceSummary({ chosen, container }: RuntimeChoice): string {
  if (chosen !== 'webcontainer') return words.at[chosen];
  if (container?.trouble) return words.at.unavailable;
  return container?.place === 'ready' ? words.at.webcontainer : words.at.starting;
}
