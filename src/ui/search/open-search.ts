import { flushSync, mount } from 'svelte';
import SearchDialog from './SearchDialog.svelte';

let dialog: { show: (typed: string) => void } | undefined;

/**
 * Shows the search; one at a time.
 * @param typed what was typed after it was asked for and before it was there
 */
export function openSearch(typed: string): void {
  if (!dialog) {
    dialog = mount(SearchDialog, { target: document.body });
    flushSync();
  }
  dialog.show(typed);
}
