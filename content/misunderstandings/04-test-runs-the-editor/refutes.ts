import { invocations } from '#curriculum/evidence.ts';
import { defineRefutation } from '#curriculum/misunderstandings/refutation.ts';

export default defineRefutation(({ trace }) => {
  const [first, second] = invocations(trace);
  if (first === undefined || !second?.undeployedChanges) return undefined;
  return second.answer === first.answer
    ? `The editor said “Good evening”, and the answer was still ${second.answer}.`
    : undefined;
});
