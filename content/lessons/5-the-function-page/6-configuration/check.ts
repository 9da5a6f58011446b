import { defineCheck, type Evidence } from '#curriculum/check.ts';
import { deployments, invocations, settingsChanges, type Invocation } from '#curriculum/evidence.ts';

/** The lesson's own measure of a timeout that is generous enough, in s: the partner needs less than four. */
const enoughS = 30;

export default defineCheck({
  steps: [
    { id: 'timedOut', label: 'Press Test: the time is up before the partner answers.' },
    {
      id: 'answered',
      label: `Give it the time that it needs, at most ${enoughS} s, and press Test: an answer.`,
    },
    {
      id: 'currency',
      label: 'Set CURRENCY to EUR, leave the code alone, and press Test: the answer says EUR.',
    },
  ],
  hints: {
    testFirst: 'Press Test before you change anything, and wait for what comes back.',
    raiseTimeout:
      'The partner needs longer than this function may take. Which of the settings says how long that is?',
    notMemory:
      'It waits exactly as long as before. Memory brings CPU along, and CPU makes computing quicker. This function does not compute, it waits. Change the timeout.',
    testAgain: 'The setting is saved. Press Test.',
    stillTooShort: 'Still too short. How long does the partner take? Raise the timeout a little more.',
    tooLong:
      'It works, and on the day on which the partner hangs, every event will hang with it for that long, and you will pay for the waiting. A timeout should be a little more than the longest answer that you believe in.',
    setVariable:
      'The answer is there, and its currency is unknown. Set the environment variable CURRENCY to EUR.',
    notInCode:
      'You have deployed other code. Then a second function in another country needs a second package. The code asks for CURRENCY: say it in the configuration. Start again and leave the code as it is.',
    otherValue: 'The answer has another currency. The variable is called CURRENCY, and its value is EUR.',
  },
  judge({ trace, functions }) {
    const tested = invocations(trace);
    const changes = settingsChanges(trace);
    const timeoutS = functions[0]?.configuration.Timeout ?? 0;
    const timedOut = tested.find(({ status }) => status === 'timeout');
    if (timedOut === undefined) {
      const last = tested.at(-1);
      return {
        passed: false,
        missing: 'timedOut',
        hint: 'testFirst',
        expected: 'an Invoke that runs into its time limit',
        observed: last?.answer ?? 'no Invoke yet',
        ...(last === undefined ? {} : { where: last.calledAt }),
      };
    }
    const answered = tested.find((one) => one.calledAt > timedOut.calledAt && !one.failed);
    if (answered === undefined || timeoutS > enoughS) {
      const last = tested.at(-1) ?? timedOut;
      return {
        passed: false,
        missing: 'answered',
        hint: answered === undefined ? withoutAnswer(changes, last) : 'tooLong',
        expected: `an answer, and a Timeout of at most ${enoughS} s`,
        observed: answered === undefined ? last.answer : `an answer, and a Timeout of ${timeoutS} s`,
        where: (answered ?? last).calledAt,
      };
    }
    const told = tested.find((one) => one.codeSha256 === undefined && currencyOf(one) === 'EUR');
    if (told !== undefined) return { passed: true };
    const coded = deployments(trace).at(-1);
    const named = changes.findLast(({ request }) => request['Environment'] !== undefined);
    const since = named && tested.findLast(({ calledAt }) => calledAt > named.at);
    return {
      passed: false,
      missing: 'currency',
      hint:
        coded !== undefined
          ? 'notInCode'
          : named === undefined
            ? 'setVariable'
            : since === undefined
              ? 'testAgain'
              : 'otherValue',
      expected: 'the answer of the code as it was, with the currency EUR',
      observed: coded === undefined ? (since ?? answered).answer : 'UpdateFunctionCode with other code',
      where: coded?.at ?? (since ?? answered).calledAt,
    };
  },
  outcomes: {
    who: ({ trace }) => {
      const tested = invocations(trace);
      const named = settingsChanges(trace).find(({ request }) => request['Environment'] !== undefined);
      const before = named && tested.findLast((one) => one.calledAt < named.at && !one.failed);
      const after = named && tested.find((one) => one.calledAt > named.at && !one.failed);
      if (before === undefined || after === undefined) return undefined;
      return before.environmentId === after.environmentId ? 'same' : 'another';
    },
    deploy: ({ trace }) => saidWithout(trace),
  },
});

/** Whether the answer came to know its currency without a deployment of code. */
function saidWithout(trace: Evidence['trace']): string | undefined {
  const told = invocations(trace).find((one) => currencyOf(one) === 'EUR');
  if (told === undefined) return undefined;
  return told.codeSha256 === undefined ? 'no' : 'yes';
}

function withoutAnswer(changes: ReturnType<typeof settingsChanges>, last: Invocation) {
  const newest = changes.at(-1);
  if (newest === undefined) return 'raiseTimeout';
  if (newest.at > last.calledAt) return 'testAgain';
  if (newest.request['Timeout'] !== undefined) return 'stillTooShort';
  return newest.request['MemorySize'] === undefined ? 'raiseTimeout' : 'notMemory';
}

function currencyOf({ answer, failed }: Invocation): string | undefined {
  if (failed) return undefined;
  const value: unknown = JSON.parse(answer);
  if (typeof value !== 'object' || value === null || !('currency' in value)) return undefined;
  return typeof value.currency === 'string' ? value.currency : undefined;
}
