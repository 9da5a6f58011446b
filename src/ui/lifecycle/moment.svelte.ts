import type { Instant } from '#model/telemetry/trace.ts';

/** A moment of the trace that a text beside it points at: the timeline goes there. */
export class Moment {
  #asked = $state.raw<{ at: Instant }>();
  readonly #lookouts = new Set<(at: Instant) => boolean>();

  /** A new object for each time that it was asked for. */
  get asked(): { at: Instant } | undefined {
    return this.#asked;
  }
  /** Whether a timeline goes there; not where none is on the page, nor where nothing has run yet. */
  lookAt(at: Instant): boolean {
    this.#asked = { at };
    return [...this.#lookouts].some((sees) => sees(at));
  }
  /** A timeline that is on the page, until the function that it gets is called. */
  watch(sees: (at: Instant) => boolean): () => void {
    this.#lookouts.add(sees);
    return () => this.#lookouts.delete(sees);
  }
}
