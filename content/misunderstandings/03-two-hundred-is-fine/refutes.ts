import { invocations } from '#curriculum/evidence.ts';
import { defineRefutation } from '#curriculum/misunderstandings/refutation.ts';

export default defineRefutation(({ trace }) => {
  const failed = invocations(trace).find((one) => one.failed);
  const answered = trace.find(
    ({ type, record }) => type === 'api.answered' && record.callId === failed?.requestId,
  );
  if (failed === undefined || answered?.type !== 'api.answered') return undefined;
  const { status } = answered.record;
  return status === 200
    ? `Status ${status}, and in the payload an error${failed.answer.includes('No such order: 7') ? ': “No such order: 7”' : ''}.`
    : undefined;
});
