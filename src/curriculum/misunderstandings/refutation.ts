import type { Evidence } from '../check.ts';

/** What was seen that refutes a belief, in a sentence; undefined while nothing does. Pure, as a check is. */
export type Refutation = (evidence: Evidence) => string | undefined;

/** Gives the function beside a belief its type. */
export function defineRefutation(refutation: Refutation): Refutation {
  return refutation;
}
