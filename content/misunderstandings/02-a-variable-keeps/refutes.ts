import { invocations } from '#curriculum/evidence.ts';
import { defineRefutation } from '#curriculum/misunderstandings/refutation.ts';

export default defineRefutation(({ trace }) => {
  const all = invocations(trace);
  const before = all.findLastIndex(({ answer }) => answer === '{"count":2}');
  const after = all.at(-1);
  if (before === -1 || !all[before + 1]?.failed || after?.answer !== '{"count":1}') return undefined;
  return 'It stood at 2. Then the process exited, and the next answer was 1.';
});
