/** Milliseconds. */
export interface Patience {
  /** From the first call of a burst to the act. */
  wait: number;
  /** As long as this holds … */
  held: () => boolean;
  /** … the act is put off, but no longer than this. */
  atMost: number;
}

/**
 * `act`, called once a little after the first of a burst of calls.
 *
 * The platform's side of the Runtime API runs on the page's own thread: views that drew each event of an invocation
 * at once would stand between the process and its answer, and the measured duration would be theirs.
 */
export function coalesced(act: () => void, { wait, held, atMost }: Patience): () => void {
  let pending = false;
  const later = (waited: number): void => {
    setTimeout(() => {
      if (held() && waited + wait < atMost) {
        later(waited + wait);
        return;
      }
      pending = false;
      act();
    }, wait);
  };
  return () => {
    if (pending) return;
    pending = true;
    later(0);
  };
}
