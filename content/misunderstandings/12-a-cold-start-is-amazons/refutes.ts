import { invocations } from '#curriculum/evidence.ts';
import { defineRefutation } from '#curriculum/misunderstandings/refutation.ts';

/** What the module waits for, in ms. Clocks round. */
const waitMs = 495;

export default defineRefutation(({ trace }) => {
  const [first, second] = invocations(trace);
  const init = first?.initDurationMs;
  if (init === undefined || second === undefined || second.cold) return undefined;
  return init >= waitMs
    ? `Init took ${Math.round(init)} ms, and most of it was one line of the module. The second event found it done.`
    : undefined;
});
