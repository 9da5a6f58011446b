import { mount, unmount } from 'svelte';
import SearchDialog from './SearchDialog.svelte';

let open = false;

/** Shows the search; one at a time. */
export function openSearch(): void {
  if (open) return;
  open = true;
  const dialog = mount(SearchDialog, {
    target: document.body,
    props: {
      onclosed() {
        open = false;
        void unmount(dialog);
      },
    },
  });
}
