import { invocations } from '#curriculum/evidence.ts';
import { defineRefutation } from '#curriculum/misunderstandings/refutation.ts';

export default defineRefutation(({ trace }) => {
  const [first, second] = invocations(trace);
  if (first === undefined || second === undefined) return undefined;
  if (second.environmentId !== first.environmentId) return undefined;
  return second.answer === '{"count":2}'
    ? `One container answered both: ${first.answer}, then ${second.answer}.`
    : undefined;
});
