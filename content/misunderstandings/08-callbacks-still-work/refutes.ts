import { invocations } from '#curriculum/evidence.ts';
import { defineRefutation } from '#curriculum/misunderstandings/refutation.ts';

export default defineRefutation(({ trace }) => {
  const [first] = invocations(trace);
  return first?.answer.includes('CallbackHandlerDeprecated') ? `The answer: ${first.answer}` : undefined;
});
