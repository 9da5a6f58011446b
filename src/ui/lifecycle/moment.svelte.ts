import { createContext } from 'svelte';
import type { Instant } from '#model/telemetry/trace.ts';

/** A moment of the trace that a text beside it points at: the timeline goes there. */
export class Moment {
  #asked = $state.raw<{ at: Instant }>();

  /** A new object for each time that it was asked for. */
  get asked(): { at: Instant } | undefined {
    return this.#asked;
  }
  lookAt(at: Instant): void {
    this.#asked = { at };
  }
}

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
