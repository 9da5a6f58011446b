import { answeredCalls } from '#curriculum/api-evidence.ts';
import { defineCheck } from '#curriculum/check.ts';
import { deployments, invocations, settingsChanges } from '#curriculum/evidence.ts';
import { serviceCalls } from '#curriculum/service-evidence.ts';

/** The policy that allows everything. */
const everything = 'gallery-admin';

export default defineCheck({
  steps: [
    { id: 'denied', label: 'Press Test: S3 refuses what the role does not allow.' },
    {
      id: 'allowed',
      label: 'Give it a role that allows it, leave the code alone, and press Test: the caption comes back.',
    },
    { id: 'narrow', label: 'The role allows what the code needs, and not everything.' },
  ],
  hints: {
    testFirst: 'Press Test before you change anything. The refusal says what is missing.',
    chooseRole:
      'The role writes logs and nothing else. Under Configuration, Permissions, Execution role: which of the others has s3:GetObject in one of its policies?',
    notInCode:
      'Now nobody sees the error, and nobody sees the caption. The code was right: it asked. Press Start again, and change who it is.',
    notForLambda:
      'Lambda may not take that role on: its trust policy names another service. Look for lambda.amazonaws.com under Trust policy.',
    stillRefused:
      'Another role, the same refusal. A name like that says nothing. Open its policies, and look for the action that the error names.',
    testAgain: 'The role is saved. Press Test.',
    tooMuch:
      'It works, and so would deleting the bucket, and every other bucket, and the functions. Whoever finds a hole in this code has all of that. One action is enough: s3:GetObject.',
  },
  judge({ trace }) {
    const asked = serviceCalls(trace).filter(({ eventName }) => eventName === 'GetObject');
    const denied = asked.find(({ allowed }) => allowed === false);
    if (denied === undefined) {
      return {
        passed: false,
        missing: 'denied',
        hint: 'testFirst',
        expected: 'a GetObject that S3 refuses',
        observed: 'no call of S3 yet',
      };
    }
    const coded = deployments(trace).at(-1);
    const answered = invocations(trace).findLast(({ failed }) => !failed);
    const allowed = asked.findLast(({ at, allowed }) => allowed === true && at > denied.at);
    if (coded !== undefined || answered === undefined || allowed === undefined) {
      const changed = settingsChanges(trace).findLast(({ request }) => request['Role'] !== undefined);
      const refused = answeredCalls(trace, 'UpdateFunctionConfiguration').at(-1);
      const last = asked.at(-1) ?? denied;
      return {
        passed: false,
        missing: 'allowed',
        hint:
          coded !== undefined
            ? 'notInCode'
            : refused?.accepted === false
              ? 'notForLambda'
              : changed === undefined
                ? 'chooseRole'
                : last.at > changed.at
                  ? 'stillRefused'
                  : 'testAgain',
        expected: 'the caption, read by the code as it was',
        observed:
          coded === undefined ? (last.errorMessage ?? 'no answer') : 'UpdateFunctionCode with other code',
        where: coded?.at ?? last.at,
      };
    }
    if (allowed.policy !== everything) return { passed: true };
    return {
      passed: false,
      missing: 'narrow',
      hint: 'tooMuch',
      expected: 'a statement that allows s3:GetObject',
      observed: `a statement of ${everything} that allows *`,
      where: allowed.at,
    };
  },
  outcomes: {
    basic: ({ trace }) => {
      const [first] = serviceCalls(trace);
      if (first === undefined) return undefined;
      return first.allowed === true ? 'reads' : 'refused';
    },
    container: ({ trace }) => {
      const changed = settingsChanges(trace).find(({ request }) => request['Role'] !== undefined);
      const before = changed && invocations(trace).findLast(({ calledAt }) => calledAt < changed.at);
      const after = changed && invocations(trace).find(({ calledAt }) => calledAt > changed.at);
      if (before === undefined || after === undefined) return undefined;
      return before.environmentId === after.environmentId ? 'same' : 'another';
    },
  },
});
