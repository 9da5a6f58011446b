/** The time of the page's clock, in the trace's own measure, and no more often than something is there to show it. */
const read = (): number => performance.timeOrigin + performance.now();

/**
 * @param everyMs how often it moves on; null: it stands
 */
export function liveClock(everyMs: () => number | null): { readonly now: number } {
  let now = $state(read());
  $effect(() => {
    const step = everyMs();
    now = read();
    if (step === null) return;
    const timer = setInterval(() => (now = read()), step);
    return () => clearInterval(timer);
  });
  return {
    get now() {
      return now;
    },
  };
}
