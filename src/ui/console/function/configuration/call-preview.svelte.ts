/** What a panel's button would send as it is filled in now: the panel says it, the view below the line shows it. */
import { getContext, setContext } from 'svelte';
import type { ApiCall } from '#model/lambda/api-call.ts';

export class CallPreview {
  calls = $state.raw<readonly ApiCall[]>([]);
}

const key = Symbol('what would be sent');

export function provideCallPreview(): CallPreview {
  return setContext(key, new CallPreview());
}

/** Nobody looks where there is no view below, as in a lesson. Reads `calls` again whenever the form changes. */
export function previewCalls(calls: () => readonly ApiCall[]): void {
  const preview = getContext<CallPreview | undefined>(key);
  if (!preview) return;
  $effect(() => {
    preview.calls = calls();
    return () => (preview.calls = []);
  });
}
