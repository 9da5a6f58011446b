import { flushSync, mount } from 'svelte';
import SearchDialog from './SearchDialog.svelte';

let show: ((typed: string) => void) | undefined;

/**
 * Shows the search; one at a time.
 * @param typed what was typed after it was asked for and before it was there
 */
export function openSearch(typed: string): void {
  if (!show) {
    mount(SearchDialog, {
      target: document.body,
      props: { made: (shown: (typed: string) => void) => (show = shown) },
    });
    flushSync();
  }
  show?.(typed);
}
