import type { ChoosableRuntime, RuntimeChoice } from '#ui/session/switchable-runtime.ts';

export const choiceNames: Record<ChoosableRuntime, { name: string; gist: string }> = {
  embedded: { name: 'Embedded', gist: '– in this page, offline, in a closed box' },
  byHand: { name: 'Answer it yourself', gist: '– nothing runs: you are the runtime' },
  webcontainer: { name: 'WebContainers', gist: '– real Node.js; contacts StackBlitz' },
};

/** One line for a closed panel. */
export function choiceSummary({ chosen, container }: RuntimeChoice): string {
  if (chosen === 'embedded') return 'embedded';
  if (chosen === 'byHand') return 'you answer it yourself';
  if (container?.trouble) return 'WebContainers, not available';
  return container?.place === 'ready' ? 'WebContainers' : 'WebContainers, starting';
}
