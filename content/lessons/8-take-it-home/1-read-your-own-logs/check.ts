import { defineCheck, type Evidence } from '#curriculum/check.ts';
import { invocations, type Invocation } from '#curriculum/evidence.ts';
import { type LoggedInvocation, readLog, waitOf } from '#model/telemetry/log-reading.ts';

export default defineCheck({
  steps: [
    { id: 'containers', label: 'Count the containers of a log, not its lines.' },
    { id: 'worst', label: 'Name the cold start that somebody waited for longest.' },
    { id: 'both', label: 'Read two logs rightly with the same code.' },
  ],
  hints: {
    testIt: 'Press Test, and compare what comes back with the log.',
    streams: 'A REPORT line is an invocation. Count the different streams: the names in brackets.',
    warm: 'That one has no Init Duration. It was slow, but it was not a cold start: leave those out.',
    initOnly: 'Its Init was the longest, but the caller waited for Init and Duration. Compare the sums.',
    notThat: 'Look at the REPORT lines that have an Init Duration, and add Init and Duration.',
    another: 'Choose the other saved event, and press Test: the same code has to read that log, too.',
  },
  judge({ trace }) {
    const readings = readingsOf(trace);
    const last = readings.at(-1);
    if (last === undefined) {
      return {
        passed: false,
        missing: 'containers',
        hint: 'testIt',
        expected: 'an answer to a log',
        observed: 'no Invoke yet',
      };
    }
    const where = last.one.calledAt;
    const counted = readings.filter(({ one, truth }) =>
      one.answer.includes(`"containers":${truth.containers},`),
    );
    if (counted.length === 0) {
      return {
        passed: false,
        missing: 'containers',
        hint: 'streams',
        expected: `${last.truth.containers} containers`,
        observed: last.one.answer,
        where,
      };
    }
    const right = counted.filter(({ one, truth }) => one.answer.includes(`"worst":"${truth.worst}"`));
    if (right.length === 0) {
      return {
        passed: false,
        missing: 'worst',
        hint: missed(last),
        expected: `${last.truth.worst}`,
        observed: last.one.answer,
        where,
      };
    }
    const events = new Map(right.map(({ one }) => [`${one.codeSha256} ${one.event}`, one.codeSha256]));
    const same = right.some(
      ({ one }) => [...events.values()].filter((code) => code === one.codeSha256).length > 1,
    );
    if (same) return { passed: true };
    return {
      passed: false,
      missing: 'both',
      hint: 'another',
      expected: 'two logs, read rightly by one version of the code',
      observed: right.includes(last) ? 'one log so far' : last.one.answer,
      where,
    };
  },
  outcomes: {
    containers: ({ trace }) =>
      readingsOf(trace).some(
        ({ one, truth }) => truth.containers === 3 && one.answer.includes('"containers":3,'),
      )
        ? 'three'
        : undefined,
  },
});

interface Reading {
  one: Invocation;
  all: readonly LoggedInvocation[];
  truth: { containers: number; worst: string | undefined };
}

/** Invocations that were given a log, with what really stands in it. */
function readingsOf(trace: Evidence['trace']): Reading[] {
  return invocations(trace).flatMap((one) => {
    const event: unknown = JSON.parse(one.event);
    const log = typeof event === 'object' && event !== null && 'log' in event ? event.log : undefined;
    if (!Array.isArray(log) || one.failed) return [];
    const containers = readLog(log.join('\n'));
    const all = containers.flatMap(({ invocations: each }) => each);
    const [worst] = all.filter(isCold).toSorted((a, b) => waitOf(b) - waitOf(a));
    return { one, all, truth: { containers: containers.length, worst: worst?.requestId } };
  });
}

function isCold({ initMs }: LoggedInvocation): boolean {
  return initMs !== undefined;
}

function missed({ one, all }: Reading): 'warm' | 'initOnly' | 'notThat' {
  const named = all.find(({ requestId }) => one.answer.includes(requestId));
  if (named === undefined) return 'notThat';
  if (!isCold(named)) return 'warm';
  const longest = Math.max(...all.map(({ initMs = 0 }) => initMs));
  return named.initMs === longest ? 'initOnly' : 'notThat';
}
