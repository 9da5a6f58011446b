import { invocations, printedLines } from '#curriculum/evidence.ts';
import { defineRefutation } from '#curriculum/misunderstandings/refutation.ts';

export default defineRefutation(({ trace }) => {
  const timedOut = invocations(trace).find(({ status }) => status === 'timeout');
  const lines = printedLines(trace).map(({ text }) => text);
  if (timedOut === undefined || !lines.some((text) => text.includes('slow partner'))) return undefined;
  return lines.some((text) => /caught|tidied up/.test(text))
    ? undefined
    : `“calling a slow partner” is the last line. Then the platform: ${timedOut.answer}`;
});
