/** What a reader does to a run: other numbers for all of it, or another act from a moment on. */
import type { Act, Changes } from '#model/scenario/scenario.ts';
import type { Visualizer } from './visualizer.svelte.ts';

/** Runs once more with other numbers; the moment stays. */
export function change(desk: Visualizer, changes: Changes, seed = desk.seed): Promise<void> {
  desk.changes = changes;
  desk.seed = seed;
  desk.before = null;
  return desk.rerun();
}

/** Does something else from this moment on, and keeps what would have been to compare with. */
export async function fork(desk: Visualizer, act: () => Act): Promise<void> {
  const before = desk.picture;
  try {
    desk.changes = { ...desk.changes, more: [...(desk.changes.more ?? []), act()] };
  } catch (error) {
    desk.fail(error);
    return;
  }
  await desk.rerun(() => {
    desk.before = before;
  });
}
