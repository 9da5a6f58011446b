import { defineCheck, type Evidence } from '#curriculum/check.ts';
import { deployments, invocations, type Invocation } from '#curriculum/evidence.ts';

/** The lesson's own measure of a cold start worth mending, in ms. The code that it starts with waits longer. */
const slowInitMs = 400;

export default defineCheck({
  steps: [
    {
      id: 'coldBefore',
      label: 'Press Test before you change anything: a cold start, with a long Init Duration.',
    },
    { id: 'deploy', label: 'Change the code and press Deploy.' },
    { id: 'coldAfter', label: 'Press Test with the same event: cold again, Init Duration at most half.' },
    { id: 'sameAnswer', label: 'The answer is what it was.' },
    { id: 'warmAfter', label: 'Press Test once more: warm, and it does not wait.' },
  ],
  hints: {
    runItFirst:
      'Press Test before you change anything. Without a first measurement there is nothing to halve.',
    needsPrices:
      'Send an event that needs the prices. The health check does not show whether the answer is still right.',
    nothingToCompare:
      'The first cold start that we see is already short: the old code was never measured. Start again, and press Test before you change anything.',
    changeIt: 'There is your cold start. Now change where the prices are fetched, and press Deploy.',
    deployNow: 'Your change is in the editor and nowhere else. Press Deploy.',
    warmIsNotShorter:
      'Nothing has become faster: the container was there already, so there was no Init to wait for. The next cold start takes as long as the first. Change the code.',
    testAgain: 'Deploy ended the old container. Press Test: the next one starts cold.',
    tooSoon: 'That was still the old container: the deployment was not through yet. Press Test again.',
    sameEvent: 'Send the event that you sent before the change, or you compare two different questions.',
    broken: 'The function fails now. Read the error in the Function logs and mend it.',
    stillInInit:
      'The wait is still in Init. Whatever stands outside the handler and is awaited there, the container waits for before its first event.',
    answerChanged:
      'Fast, and wrong. The answer has to stay the same: the work may move, but it may not vanish.',
    testWarm: 'Cold looks good. Press Test once more: what does the second caller pay?',
    everyInvocation:
      'Init is short, but now every event waits, warm or not. Keep what the first event fetched outside the handler, where it survives.',
  },
  judge(evidence) {
    const tested = invocations(evidence.trace);
    const before = baselineOf(tested);
    if (before === undefined) return unmeasured(tested);
    const attempts = attemptsAfter(before, evidence);
    if (attempts.length === 0) return undeployed(before, tested, evidence);
    const judged = attempts.map((attempt) => judgeAttempt(before, attempt));
    return judged.find(({ passed }) => passed) ?? judged.at(-1)!;
  },
  outcomes: {
    'second-test': ({ trace }) => {
      const tested = invocations(trace);
      const first = tested.findIndex(
        (one, index) =>
          one.cold && index + 1 < tested.length && tested[index + 1]?.codeSha256 === one.codeSha256,
      );
      const [cold, second] = tested.slice(first);
      if (first < 0 || cold === undefined || second === undefined) return undefined;
      if (second.initDurationMs === undefined) return 'none';
      return second.initDurationMs < 0.75 * (cold.initDurationMs ?? 0) ? 'less' : 'same';
    },
    'first-caller': (evidence) => {
      const before = baselineOf(invocations(evidence.trace));
      if (before === undefined) return undefined;
      const after = attemptsAfter(before, evidence)
        .flatMap(({ runs }) => runs)
        .find((run) => run.cold && !run.failed && run.event === before.event && run.answer === before.answer);
      if (after === undefined) return undefined;
      const ratio = waitOf(after) / waitOf(before);
      return ratio < 0.6 ? 'less' : ratio > 1.5 ? 'more' : 'same';
    },
  },
});

interface Attempt {
  at: number;
  runs: readonly Invocation[];
}

const text = (ms: number | undefined) => `${(ms ?? 0).toFixed(0)} ms`;
const waitOf = ({ initDurationMs, durationMs }: Invocation) => (initDurationMs ?? 0) + durationMs;
const isHealthCheck = ({ answer }: Invocation) => answer.includes('"healthy"');

/** The cold start that is to be mended. */
function baselineOf(tested: readonly Invocation[]): Invocation | undefined {
  return tested.find((one) => !one.failed && (one.initDurationMs ?? 0) >= slowInitMs && !isHealthCheck(one));
}

/** What was deployed after `before`, each with the invocations that ran it. */
function attemptsAfter(before: Invocation, { trace }: Evidence): Attempt[] {
  const tested = invocations(trace);
  return deployments(trace)
    .filter(({ at, codeSha256 }) => at >= before.answeredAt && codeSha256 !== before.codeSha256)
    .map(({ at, codeSha256 }, index, all) => ({
      at,
      runs: tested.filter(
        (one) =>
          one.calledAt >= at &&
          one.calledAt < (all[index + 1]?.at ?? Infinity) &&
          one.codeSha256 === codeSha256,
      ),
    }));
}

function unmeasured(tested: readonly Invocation[]) {
  const slow = tested.find(({ initDurationMs = 0 }) => initDurationMs >= slowInitMs);
  const first = tested[0];
  return {
    passed: false,
    missing: 'coldBefore',
    hint: first === undefined ? 'runItFirst' : slow === undefined ? 'nothingToCompare' : 'needsPrices',
    expected: `a cold start with an Init Duration of at least ${text(slowInitMs)}, for an event that needs the prices`,
    observed:
      first === undefined
        ? 'no Invoke yet'
        : slow === undefined
          ? `Init Duration ${text(first.initDurationMs)}`
          : `the answer ${slow.answer}`,
    ...(first === undefined ? {} : { where: (slow ?? first).calledAt }),
  } as const;
}

function undeployed(before: Invocation, tested: readonly Invocation[], { functions }: Evidence) {
  const warm = tested.find((one) => one.calledAt > before.calledAt && !one.cold);
  const waiting = functions.some(({ undeployedChanges }) => undeployedChanges);
  return {
    passed: false,
    missing: 'deploy',
    hint: waiting ? 'deployNow' : warm === undefined ? 'changeIt' : 'warmIsNotShorter',
    expected: 'UpdateFunctionCode with another code',
    observed:
      warm === undefined || waiting
        ? 'the function still runs the code that it began with'
        : `a warm invocation of the same code, with no Init at all and a Duration of ${text(warm.durationMs)}`,
    where: (waiting ? before : (warm ?? before)).calledAt,
  } as const;
}

function judgeAttempt(before: Invocation, { at, runs }: Attempt) {
  const same = runs.filter(({ event }) => event === before.event);
  const cold = same.find((one) => one.cold);
  const broken = runs.find(({ failed }) => failed);
  const half = (before.initDurationMs ?? 0) / 2;
  if (cold === undefined || cold.failed) {
    const newest = broken ?? runs.at(-1);
    return {
      passed: false,
      missing: 'coldAfter',
      hint:
        broken !== undefined
          ? 'broken'
          : newest === undefined
            ? 'testAgain'
            : same.length > 0
              ? 'tooSoon'
              : 'sameEvent',
      expected: `a cold start that answers ${before.event}`,
      observed:
        broken?.answer ??
        (newest === undefined
          ? 'no Invoke since'
          : `${newest.cold ? 'a cold' : 'a warm'} Invoke with ${newest.event}`),
      where: newest?.calledAt ?? at,
    } as const;
  }
  if ((cold.initDurationMs ?? 0) > half) {
    return {
      passed: false,
      missing: 'coldAfter',
      hint: 'stillInInit',
      expected: `Init Duration of at most ${text(half)}, half of ${text(before.initDurationMs)}`,
      observed: text(cold.initDurationMs),
      where: cold.calledAt,
    } as const;
  }
  const changed = same.find(({ answer }) => answer !== before.answer);
  if (changed !== undefined) {
    return {
      passed: false,
      missing: 'sameAnswer',
      hint: 'answerChanged',
      expected: before.answer,
      observed: changed.answer,
      where: changed.calledAt,
    } as const;
  }
  return judgeWarm(
    before,
    cold,
    same.find((one) => one.calledAt > cold.calledAt && !one.cold),
  );
}

function judgeWarm(before: Invocation, cold: Invocation, warm: Invocation | undefined) {
  // Half of what Init lost: more than that, and the work has come back.
  const allowed = ((before.initDurationMs ?? 0) - (cold.initDurationMs ?? 0)) / 2;
  if (warm === undefined) {
    return {
      passed: false,
      missing: 'warmAfter',
      hint: 'testWarm',
      expected: `a warm invocation with ${before.event}`,
      observed: 'none since that cold start',
      where: cold.answeredAt,
    } as const;
  }
  if (warm.durationMs > allowed) {
    return {
      passed: false,
      missing: 'warmAfter',
      hint: 'everyInvocation',
      expected: `a Duration of less than ${text(allowed)} when warm`,
      observed: text(warm.durationMs),
      where: warm.calledAt,
    } as const;
  }
  return { passed: true } as const;
}
