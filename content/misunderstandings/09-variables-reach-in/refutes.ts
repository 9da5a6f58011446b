import { invocations } from '#curriculum/evidence.ts';
import { defineRefutation } from '#curriculum/misunderstandings/refutation.ts';

export default defineRefutation(({ trace }) => {
  const [first, second] = invocations(trace);
  if (first === undefined || second?.answer !== '{"currency":"EUR"}') return undefined;
  return second.cold && second.environmentId !== first.environmentId
    ? 'EUR came from another container: the second Test was a cold start as well.'
    : undefined;
});
