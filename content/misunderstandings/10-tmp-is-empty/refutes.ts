import { invocations } from '#curriculum/evidence.ts';
import { defineRefutation } from '#curriculum/misunderstandings/refutation.ts';

export default defineRefutation(({ trace }) => {
  const [, second] = invocations(trace);
  return second?.answer === '"Ada Grace"'
    ? `Grace’s event found Ada in the file: ${second.answer}`
    : undefined;
});
