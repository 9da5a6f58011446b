import { answeredCalls } from '#curriculum/api-evidence.ts';
import { defineCheck, type Evidence } from '#curriculum/check.ts';
import { invocations } from '#curriculum/evidence.ts';

export default defineCheck({
  steps: [
    { id: 'created', label: 'Create a function. CreateFunction answers at once.' },
    { id: 'refused', label: 'Press Test while it is Pending: AWS refuses, and says why.' },
    { id: 'answered', label: 'Press Test once it is Active: the same function answers.' },
  ],
  hints: {
    createIt: 'Press Create function, choose “Container image” and one of the images, and give it a name.',
    hurry: 'It is there, and it is not ready. Press Test now.',
    tooLate:
      'By then it was Active. Delete it, create it again, and press Test at once. From an image it stays Pending for longer.',
    thenAgain: 'Nothing is broken. Wait until Active stands beside the name, and press Test again.',
  },
  judge({ functions, trace }) {
    const made = answeredCalls(trace, 'CreateFunction').filter(({ accepted }) => accepted);
    const newest = made.at(-1);
    if (newest === undefined) {
      return {
        passed: false,
        missing: 'created',
        hint: 'createIt',
        expected: 'CreateFunction, answered with 201',
        observed: 'no CreateFunction yet',
      };
    }
    const runs = invocations(trace).filter(({ failed }) => !failed);
    const refused = refusals(trace);
    if (refused.length === 0) {
      const pending = functions.some(({ configuration }) => configuration.State === 'Pending');
      return {
        passed: false,
        missing: 'refused',
        hint: pending ? 'hurry' : 'tooLate',
        expected: 'an Invoke that is refused with ResourceConflictException',
        observed: pending ? `${newest.functionName} is Pending` : `${newest.functionName} is Active`,
        where: runs.at(-1)?.calledAt ?? newest.at,
      };
    }
    const [first] = refused;
    if (
      refused.some((no) => runs.some((yes) => yes.functionName === no.functionName && yes.calledAt > no.at))
    )
      return { passed: true };
    return {
      passed: false,
      missing: 'answered',
      hint: 'thenAgain',
      expected: 'an answer from the same function, once it is Active',
      observed: first?.errorMessage ?? '',
      where: refused.at(-1)?.at ?? newest.at,
    };
  },
  outcomes: {
    early: ({ trace }) => (refusals(trace).length > 0 ? 'refused' : undefined),
  },
});

function refusals(trace: Evidence['trace']) {
  return answeredCalls(trace, 'Invoke').filter(({ errorCode }) => errorCode === 'ResourceConflictException');
}
