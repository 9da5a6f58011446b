/** The moment that a page points at, handed down to its line and its timelines: what they need of it, and no more. */
import { createContext } from 'svelte';
import type { Moment } from './moment.svelte.ts';

const [inContext, provideMoment] = createContext<Moment>();
export { provideMoment };

/** Undefined where nothing points at the trace. */
export function useMoment(): Moment | undefined {
  try {
    return inContext();
  } catch {
    return undefined;
  }
}
