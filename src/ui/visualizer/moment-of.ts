import type { MomentLink } from '#model/link/moment-link.schema.ts';
import type { Visualizer } from './visualizer.svelte.ts';

/** What leads back to where the reader stands. */
export function momentOf({ slug, seed, ms, changes, chosen, chosenMarks }: Visualizer): MomentLink {
  const [mark] = chosenMarks?.marks ?? [];
  const marked = chosenMarks && mark !== undefined ? { lane: chosenMarks.lane, mark } : null;
  return { slug, seed, ms, changes, chosen, mark: marked };
}
