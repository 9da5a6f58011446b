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

/** What a runtime keeps from code that somebody else may have written, once Test is pressed. */
export const strangersCode: Record<ChoosableRuntime, string> = {
  embedded:
    'Then it runs in a closed box in this browser, without network, without your cookies and without this page.',
  webcontainer:
    'Then it runs in WebContainers, which you chose: without your cookies and without this page, but with the network that StackBlitz gives it, and without a memory limit.',
  byHand:
    'And as long as you answer yourself nothing of it runs after that either: Test hands its event to you.',
};
