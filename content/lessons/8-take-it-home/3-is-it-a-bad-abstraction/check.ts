import { defineCheck, type Evidence } from '#curriculum/check.ts';
import { invocations, type Invocation } from '#curriculum/evidence.ts';

const wanted = 3;
/** Characters: shorter than this is a shrug. */
const sentence = 15;

export default defineCheck({
  steps: [
    { id: 'verdict', label: 'Answer with a verdict of your own, in a sentence.' },
    { id: 'facts', label: 'Support it with three facts of the container that the function runs in.' },
    { id: 'twice', label: 'Let a second event confirm them.' },
  ],
  hints: {
    write: 'Fill in verdict and facts, press Deploy, then Test.',
    takeASide: 'Take a side. There is no wrong one; it only has to be a sentence.',
    below:
      'The console says that much by itself. Look below the line: the process, the log stream, where the package lies, how the container was started, how many events it has had.',
    another: 'Three facts, and all of a different kind. Look under Processes and at the environment there.',
    twice: 'Press Test again, so that the same container says it a second time.',
  },
  judge({ trace }) {
    const verdicts = verdictsOf(trace);
    const last = verdicts.at(-1);
    if (last === undefined || !verdicts.some(({ verdict }) => verdict.length >= sentence)) {
      return {
        passed: false,
        missing: 'verdict',
        hint: last === undefined || last.facts === 0 ? 'write' : 'takeASide',
        expected: `a verdict of at least ${sentence} characters`,
        observed: last === undefined ? 'no Invoke yet' : `“${last.verdict}”`,
        ...(last === undefined ? {} : { where: last.one.calledAt }),
      };
    }
    const supported = verdicts.filter(({ verdict, facts }) => verdict.length >= sentence && facts >= wanted);
    const [first] = supported;
    if (first === undefined) {
      return {
        passed: false,
        missing: 'facts',
        hint: last.facts === 0 ? 'below' : 'another',
        expected: `${wanted} facts that the trace confirms`,
        observed: `${last.facts} of ${last.given}`,
        where: last.one.calledAt,
      };
    }
    const confirmed = supported.some(
      (before) => supported.filter(({ one }) => one.environmentId === before.one.environmentId).length > 1,
    );
    if (confirmed) return { passed: true };
    return {
      passed: false,
      missing: 'twice',
      hint: 'twice',
      expected: 'two answers from one container, each with its facts',
      observed: 'one',
      where: first.one.calledAt,
    };
  },
  outcomes: {
    differs({ trace }) {
      const told = verdictsOf(trace).filter(({ facts }) => facts >= wanted);
      const pair = told.find(
        ({ one }) => told.filter((two) => two.one.environmentId === one.environmentId).length > 1,
      );
      return pair === undefined ? undefined : 'count';
    },
  },
});

interface Verdict {
  one: Invocation;
  verdict: string;
  /** How many facts were given, and how many kinds of them are true. */
  given: number;
  facts: number;
}

function verdictsOf(trace: Evidence['trace']): Verdict[] {
  const all = invocations(trace);
  return all.flatMap((one) => {
    const answer: unknown = JSON.parse(one.answer);
    if (one.failed || typeof answer !== 'object' || answer === null) return [];
    const { verdict, facts }: { verdict?: unknown; facts?: unknown } = answer;
    const given: unknown[] = typeof facts === 'object' && facts !== null ? Object.values(facts) : [];
    const served = all.filter(
      ({ environmentId, calledAt }) => environmentId === one.environmentId && calledAt <= one.calledAt,
    ).length;
    const truths = [...truthsOf(one, trace), served];
    return {
      one,
      verdict: typeof verdict === 'string' ? verdict.trim() : '',
      given: given.length,
      facts: truths.filter((truth) => given.includes(truth)).length,
    };
  });
}

const hidden = [
  'AWS_LAMBDA_LOG_STREAM_NAME',
  'AWS_LAMBDA_INITIALIZATION_TYPE',
  'AWS_LAMBDA_RUNTIME_API',
  'LAMBDA_TASK_ROOT',
  'LAMBDA_RUNTIME_DIR',
];

/** What the trace knows of the container, and the page of the function does not say. */
function truthsOf({ environmentId }: Invocation, trace: Evidence['trace']): (string | number)[] {
  const started = trace.findLast(
    ({ type, subject }) => type === 'process.started' && subject.environmentId === environmentId,
  );
  if (started?.type !== 'process.started') return [];
  const { pid, env } = started.record;
  return [pid, ...hidden.flatMap((name) => env[name] ?? [])];
}
