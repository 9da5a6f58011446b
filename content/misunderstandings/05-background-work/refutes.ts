import { invocations, printedLines } from '#curriculum/evidence.ts';
import { defineRefutation } from '#curriculum/misunderstandings/refutation.ts';

export default defineRefutation(({ trace }) => {
  const [, second] = invocations(trace);
  const receipt = printedLines(trace).find(({ text }) => text.includes('Receipt for order 1'));
  if (second === undefined || receipt?.during !== second.requestId) return undefined;
  return 'A second went by and nothing was printed. The receipt for order 1 came in the invocation of order 2.';
});
