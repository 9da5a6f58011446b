import { invocations, processEnded } from '#curriculum/evidence.ts';
import { defineRefutation } from '#curriculum/misunderstandings/refutation.ts';

export default defineRefutation(({ trace }) => {
  const [crashed, next] = invocations(trace);
  if (crashed === undefined || !processEnded(crashed) || next?.answer !== '{"broken":true}') return undefined;
  return next.environmentId === crashed.environmentId
    ? 'The process exited, and the next event found its file, in the same container.'
    : undefined;
});
