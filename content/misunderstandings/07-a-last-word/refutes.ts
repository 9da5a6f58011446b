import { invocations, printedLines } from '#curriculum/evidence.ts';
import { defineRefutation } from '#curriculum/misunderstandings/refutation.ts';

export default defineRefutation(({ trace }) => {
  const [first] = invocations(trace);
  const ended = trace.some(
    ({ type, record, subject }) =>
      type === 'environment.changed' &&
      record.state === 'ended' &&
      subject.environmentId === first?.environmentId,
  );
  if (first === undefined || !ended) return undefined;
  return printedLines(trace).some(({ text }) => text.includes('tidied up'))
    ? undefined
    : 'A deployment ended the container. “tidied up” was never printed.';
});
