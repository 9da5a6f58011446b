import { invocations } from '#curriculum/evidence.ts';
import { defineRefutation } from '#curriculum/misunderstandings/refutation.ts';

export default defineRefutation(({ trace }) => {
  const [first] = invocations(trace);
  return first?.errorType === 'Runtime.ExitError'
    ? `No “accepted” of either kind: ${first.answer}`
    : undefined;
});
