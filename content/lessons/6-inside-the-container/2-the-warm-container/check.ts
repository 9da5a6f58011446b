import { defineCheck, type Evidence } from '#curriculum/check.ts';
import { deployments, invocations, processEnded, type Invocation } from '#curriculum/evidence.ts';

export default defineCheck({
  steps: [
    { id: 'warm', label: 'Press Test twice: one container answers both, and counts on.' },
    { id: 'lost', label: 'Send the event “crash”, then Test again: the same container begins at 1.' },
    { id: 'deploy', label: 'Keep the count somewhere else, and press Deploy.' },
    { id: 'kept', label: 'Test, crash, Test: the count goes on.' },
  ],
  hints: {
    runIt: 'Press Test, and once more. Nothing has been counted yet.',
    crashFirst:
      'Nothing has gone wrong yet, and as long as nothing does, any variable will do. Choose the event “crash”, press Test, then go back to the event “count”.',
    testAfterCrash: 'The process is gone. Send the event “count” and see where the counting begins.',
    otherContainer:
      'That was another container: the first one was still busy with its reset. Press Test again, and let it finish first.',
    changeIt: 'The count died with its process. Now keep it where the process is not, and press Deploy.',
    deployNow: 'Your change is in the editor and nowhere else. Press Deploy.',
    testNew: 'The new code is deployed, and nobody has called it. Press Test.',
    crashAgain: 'It counts. So did the old code, until it crashed. Send “crash” to the new code, then Test.',
    diedWithProcess:
      'A variable, whatever it is called, lives in the memory of one process, and that process is gone. What this container keeps besides memory is a folder: /tmp.',
    broken:
      'The function fails now, without being asked to. Read the error in the Function logs and mend it.',
    noCount: 'The answer has to stay { "count": … }, with a number, or nobody can see what was kept.',
  },
  judge(evidence) {
    const { trace, functions } = evidence;
    const tested = invocations(trace);
    const counting = tested.filter((one) => countOf(one) !== undefined);
    const warm = counting.find((one, index) =>
      counting
        .slice(0, index)
        .some((before) => before.environmentId === one.environmentId && countOf(before)! < countOf(one)!),
    );
    if (warm === undefined) {
      const last = tested.at(-1);
      return {
        passed: false,
        missing: 'warm',
        hint: 'runIt',
        expected: 'two answers of one container, the second one higher',
        observed: last === undefined ? 'no Invoke yet' : `the answer ${last.answer}`,
        ...(last === undefined ? {} : { where: last.calledAt }),
      };
    }

    const crashes = crashesOf(tested);
    const lost = crashes.find(({ went }) => went === 'lost');
    if (lost === undefined) {
      const last = crashes.at(-1);
      return {
        passed: false,
        missing: 'lost',
        hint: last === undefined ? 'crashFirst' : hintFor(last),
        expected: 'a process that ends, and then a lower count from the same container',
        observed: last === undefined ? 'no process has ended' : wordsOf(last),
        where: (last?.crash ?? warm).calledAt,
      };
    }

    const deployed = deployments(trace).filter(
      ({ at, codeSha256 }) => at >= lost.crash.calledAt && codeSha256 !== lost.crash.codeSha256,
    );
    const newest = deployed.at(-1);
    if (newest === undefined) {
      return {
        passed: false,
        missing: 'deploy',
        hint: functions.some(({ undeployedChanges }) => undeployedChanges) ? 'deployNow' : 'changeIt',
        expected: 'UpdateFunctionCode with another code',
        observed: wordsOf(lost),
        where: lost.crash.calledAt,
      };
    }

    const since = deployed[0]!.at;
    const attempts = crashes.filter(({ crash }) => crash.calledAt >= since);
    if (attempts.some(({ went }) => went === 'kept')) return { passed: true };
    return unkept(
      tested.filter((one) => one.calledAt >= newest.at),
      attempts.filter(({ crash }) => crash.calledAt >= newest.at),
      newest.at,
    );
  },
  outcomes: {
    'after-crash': ({ trace }) => {
      const crash = crashesOf(invocations(trace)).find(({ went }) => went === 'lost' || went === 'kept');
      return crash && (crash.went === 'lost' ? 'one' : 'on');
    },
    'after-deploy': ({ trace }) => firstAfterDeploy(trace),
  },
});

interface Crash {
  crash: Invocation;
  /** The next answer of the same container. */
  after?: Invocation;
  /** What the next caller met. */
  went: 'lost' | 'kept' | 'uncounted' | 'uncalled' | 'elsewhere';
}

/** Ends of a process in an invocation, each with what the same container answered before and after it. */
function crashesOf(tested: readonly Invocation[]): Crash[] {
  return tested.filter(processEnded).map((crash): Crash => {
    const own = tested.filter(
      (one) => one.environmentId === crash.environmentId && countOf(one) !== undefined,
    );
    const before = own.findLast(({ calledAt }) => calledAt < crash.calledAt);
    const after = own.find(({ calledAt }) => calledAt > crash.calledAt);
    const elsewhere = tested.some(
      (one) => one.calledAt > crash.calledAt && one.environmentId !== crash.environmentId && !one.failed,
    );
    if (after === undefined) return { crash, went: elsewhere ? 'elsewhere' : 'uncalled' };
    if (before === undefined) return { crash, after, went: 'uncounted' };
    return { crash, after, went: countOf(after)! > countOf(before)! ? 'kept' : 'lost' };
  });
}

function hintFor({ went }: Crash) {
  if (went === 'elsewhere') return 'otherContainer';
  return went === 'uncalled' ? 'testAfterCrash' : 'crashFirst';
}

function wordsOf({ after, went }: Crash): string {
  if (went === 'elsewhere') return 'a process that ended, and then an answer of another container';
  return after === undefined
    ? 'a process that ended, and no answer since'
    : `a process that ended, and then the answer ${after.answer}`;
}

/** Why the new code does not keep its count. */
function unkept(runs: readonly Invocation[], attempts: readonly Crash[], deployedAt: number) {
  const newest = attempts.at(-1);
  const last = runs.at(-1);
  const broken = runs.find((one) => one.failed && !processEnded(one));
  const uncounted = runs.find((one) => !one.failed && countOf(one) === undefined);
  const hint = () => {
    if (broken !== undefined) return 'broken';
    if (uncounted !== undefined) return 'noCount';
    if (last === undefined) return 'testNew';
    if (newest === undefined) return 'crashAgain';
    return newest.went === 'lost' ? 'diedWithProcess' : hintFor(newest);
  };
  return {
    passed: false,
    missing: 'kept',
    hint: hint(),
    expected: 'a process that ends, and then a higher count from the same container',
    observed:
      (broken ?? uncounted)?.answer ??
      (newest === undefined
        ? last === undefined
          ? 'no Invoke since the deployment'
          : `the answer ${last.answer}, and no process that ended`
        : wordsOf(newest)),
    where: (broken ?? uncounted ?? newest?.after ?? newest?.crash ?? last)?.calledAt ?? deployedAt,
  } as const;
}

/** Whether the first answer of the new code begins at 1, where the old one had counted further. */
function firstAfterDeploy(trace: Evidence['trace']): string | undefined {
  const tested = invocations(trace).filter((one) => countOf(one) !== undefined);
  for (const { at, codeSha256 } of deployments(trace)) {
    const before = tested.filter(({ calledAt }) => calledAt < at);
    const after = tested.find((one) => one.calledAt > at && one.codeSha256 === codeSha256);
    if (after === undefined || before.length === 0) continue;
    return countOf(after) === 1 ? 'one' : 'on';
  }
  return undefined;
}

function countOf({ answer, failed }: Invocation): number | undefined {
  if (failed) return undefined;
  const value: unknown = JSON.parse(answer);
  if (typeof value !== 'object' || value === null || !('count' in value)) return undefined;
  return typeof value.count === 'number' ? value.count : undefined;
}
