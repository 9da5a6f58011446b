/**
 * `act`, called once a little after the first of a burst of calls.
 *
 * The platform's side of the Runtime API runs on the page's own thread: views that drew each event of an invocation
 * at once would stand between the process and its answer, and the measured duration would be theirs.
 */
export function coalesced(act: () => void, waitMs = 32): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return () => {
    timer ??= setTimeout(() => {
      timer = undefined;
      act();
    }, waitMs);
  };
}
