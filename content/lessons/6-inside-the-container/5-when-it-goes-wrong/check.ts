import { defineCheck } from '#curriculum/check.ts';
import { deployments, invocations, processEnded, type Invocation } from '#curriculum/evidence.ts';

const kinds = ['throw', 'forget', 'exit', 'slow'] as const;
const endings = ['forget', 'exit', 'slow'] as const;

export default defineCheck({
  steps: [
    { id: 'error', label: 'Send “throw”: an error comes back, and the process goes on.' },
    { id: 'endings', label: 'Send “forget”, “exit” and “slow”: each of them ends its process.' },
    { id: 'deploy', label: 'Change the code and press Deploy.' },
    { id: 'survived', label: 'Send all four again: each gets an error, and no process ends.' },
  ],
  hints: {
    throwFirst: 'Press Test with the event “throw”, and read what comes back.',
    runThemAll:
      'There are more ways to fail than one, and they leave different traces. Send the events that are still missing, one by one, to the code as it was.',
    changeIt:
      'Four failures, and three of them took the process along. Change the code so that each becomes an error that the caller can read. Then press Deploy.',
    deployNow: 'Your change is in the editor and nowhere else. Press Deploy.',
    sendAll: 'Send the events that are still missing to the new code, one by one.',
    stillEnds:
      'That one still ends the process. A catch sees what is thrown in a promise that you await, and nothing else: not a promise that nobody awaits, and not a time-out, which never reaches your code.',
    swallowed:
      'The process lives, but the caller is told that all is well. A failure has to come back as an error, or nobody will mend it.',
  },
  judge({ trace, functions }) {
    const tested = invocations(trace);
    const deployed = deployments(trace).at(-1);
    const old = tested.filter(({ codeSha256 }) => codeSha256 === undefined);
    const thrown = newestOf('throw', old);
    if (thrown === undefined || !thrown.failed) {
      const last = tested.at(-1);
      return {
        passed: false,
        missing: 'error',
        hint: 'throwFirst',
        expected: 'an Invoke with {"do":"throw"}, answered by an error',
        observed: last === undefined ? 'no Invoke yet' : `an Invoke with ${last.event}`,
        ...(last === undefined ? {} : { where: last.calledAt }),
      };
    }
    const unseen = endings.filter((kind) => {
      const run = newestOf(kind, old);
      return run === undefined || !processEnded(run);
    });
    if (unseen.length > 0) {
      return {
        passed: false,
        missing: 'endings',
        hint: 'runThemAll',
        expected: `${endings.map(eventOf).join(', ')}, each ending its process`,
        observed: `nothing yet of ${unseen.map(eventOf).join(', ')} with the code as it was`,
        where: (old.at(-1) ?? thrown).calledAt,
      };
    }
    if (deployed === undefined) {
      return {
        passed: false,
        missing: 'deploy',
        hint: functions.some(({ undeployedChanges }) => undeployedChanges) ? 'deployNow' : 'changeIt',
        expected: 'UpdateFunctionCode with another code',
        observed: 'three processes that ended',
        where: (old.findLast(processEnded) ?? thrown).calledAt,
      };
    }
    const runs = tested.filter(({ codeSha256 }) => codeSha256 === deployed.codeSha256);
    const newest = kinds.map((kind) => ({ kind, run: newestOf(kind, runs) }));
    const ended = newest.find(({ run }) => run !== undefined && processEnded(run));
    const swallowed = newest.find(({ run }) => run !== undefined && !run.failed);
    const bad = ended ?? swallowed;
    if (bad?.run !== undefined) {
      return {
        passed: false,
        missing: 'survived',
        hint: ended === undefined ? 'swallowed' : 'stillEnds',
        expected: `an error as the answer to ${eventOf(bad.kind)}, from a process that goes on`,
        observed: endOf(bad.run),
        where: bad.run.calledAt,
      };
    }
    const missing = newest.filter(({ run }) => run === undefined).map(({ kind }) => eventOf(kind));
    if (missing.length > 0) {
      return {
        passed: false,
        missing: 'survived',
        hint: 'sendAll',
        expected: 'all four events, sent to the new code',
        observed: `nothing yet of ${missing.join(', ')}`,
        where: runs.at(-1)?.calledAt ?? deployed.at,
      };
    }
    return { passed: true };
  },
  outcomes: {
    status: ({ trace }) => {
      const failed = trace.find(
        ({ type, record }) =>
          type === 'api.answered' && record.responseElements?.['FunctionError'] !== undefined,
      );
      if (failed?.type !== 'api.answered') return undefined;
      return String(failed.record.status);
    },
    forgotten: ({ trace }) => {
      const run = invocations(trace).find((one) => one.codeSha256 === undefined && kindOf(one) === 'forget');
      if (run === undefined) return undefined;
      if (!run.failed) return 'done';
      return processEnded(run) ? 'exit' : 'audit';
    },
  },
});

function kindOf({ event }: Invocation): string | undefined {
  const value: unknown = JSON.parse(event);
  if (typeof value !== 'object' || value === null || !('do' in value)) return undefined;
  return typeof value.do === 'string' ? value.do : undefined;
}

function newestOf(kind: string, runs: readonly Invocation[]): Invocation | undefined {
  return runs.findLast((one) => kindOf(one) === kind);
}

function eventOf(kind: string): string {
  return `{"do":"${kind}"}`;
}

function endOf(run: Invocation): string {
  if (run.status === 'timeout') return 'the time limit, and a process that was killed';
  return processEnded(run) ? `${run.errorType}: ${run.answer}` : `the answer ${run.answer}`;
}
