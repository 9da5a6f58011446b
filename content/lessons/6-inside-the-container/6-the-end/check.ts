import { defineCheck, type Evidence } from '#curriculum/check.ts';
import {
  deployments,
  invocations,
  printedLines,
  type Invocation,
  type PrintedLine,
} from '#curriculum/evidence.ts';

export default defineCheck({
  steps: [
    { id: 'collected', label: 'Press Test twice: both orders are accepted, nothing is sent.' },
    { id: 'ended', label: 'Change the code and press Deploy: the old container ends, and sends nothing.' },
    { id: 'sent', label: 'Press Test: the entry is sent before the answer.' },
  ],
  hints: {
    testTwice: 'Press Test, and once more. The function collects, and sends at the end. So it says.',
    endIt:
      'Nobody knows when this container ends by itself: AWS promises nothing, and here it takes longer than you want to sit. But a Deploy ends it. Change the code so that nothing is lost any more, and press Deploy.',
    deployNow: 'Your change is in the editor and nowhere else. Press Deploy.',
    testNew:
      'The old container has ended. Look for its last words in the trace: there are none. Press Test, and see what the new code does.',
    noHook:
      'Nothing was sent with that event, so it lies in memory and waits for an end that nobody announces. Without an extension no signal comes and no exit handler runs: the process is killed. Send before you answer.',
    frozenTimer:
      'It was sent with a later event. A timer is frozen with its container, so the last entries of each container are lost. Send before you answer.',
    broken: 'The function fails now. Read the error in the Function logs and mend it.',
  },
  judge({ trace, functions }) {
    const tested = invocations(trace);
    const lines = sentLines(trace);
    const old = tested.filter((one) => one.codeSha256 === undefined && !one.failed);
    if (old.length < 2) {
      const last = old.at(-1);
      return {
        passed: false,
        missing: 'collected',
        hint: 'testTwice',
        expected: 'two orders that are accepted by the code as it was',
        observed: last === undefined ? 'no Invoke yet' : 'one so far',
        ...(last === undefined ? {} : { where: last.calledAt }),
      };
    }
    const deployed = deployments(trace).at(-1);
    const end = deployed && endOf(trace, old.at(-1)!, deployed.at);
    if (deployed === undefined || end === undefined) {
      const waiting = functions.some(({ undeployedChanges }) => undeployedChanges);
      return {
        passed: false,
        missing: 'ended',
        hint: waiting ? 'deployNow' : 'endIt',
        expected: 'a container that is shut down with its entries',
        observed: 'a container that is frozen, with its entries',
        where: old.at(-1)!.answeredAt,
      };
    }
    const runs = tested.filter(({ codeSha256 }) => codeSha256 === deployed.codeSha256);
    const newest = runs.findLast(({ failed }) => !failed);
    const broken = runs.findLast(({ failed }) => failed);
    if (
      newest !== undefined &&
      sentIn(newest, lines) &&
      runs.every((one) => one.failed || sentIn(one, lines))
    ) {
      return { passed: true };
    }
    const late = lines.some(({ during }) => runs.some(({ requestId }) => requestId === during));
    return {
      passed: false,
      missing: 'sent',
      hint:
        broken !== undefined && newest === undefined
          ? 'broken'
          : runs.length === 0
            ? 'testNew'
            : late
              ? 'frozenTimer'
              : 'noHook',
      expected: '“Sent …” between START and END of every invocation',
      observed:
        broken !== undefined && newest === undefined
          ? broken.answer
          : runs.length === 0
            ? 'an ended container that has sent nothing'
            : late
              ? 'an invocation without it, and one that sent what was not its own'
              : `the answer ${newest?.answer}, and nothing sent`,
      where: runs.find((one) => !sentIn(one, lines))?.calledAt ?? end,
    };
  },
  outcomes: {
    sigterm: ({ trace }) => {
      const first = invocations(trace).find((one) => one.codeSha256 === undefined && !one.failed);
      const deployed = deployments(trace)[0];
      if (first === undefined || deployed === undefined) return undefined;
      if (endOf(trace, first, deployed.at) === undefined) return undefined;
      const last = sentLines(trace).some(({ environmentId }) => environmentId === first.environmentId);
      return last ? 'all' : 'nothing';
    },
  },
});

function sentLines(trace: Evidence['trace']): PrintedLine[] {
  return printedLines(trace).filter(({ text }) => /\bSent \d+ entries/.test(text));
}

function sentIn({ requestId }: Invocation, lines: readonly PrintedLine[]): boolean {
  return lines.some(({ during }) => during === requestId);
}

/** When the container of an invocation ended, if it has. */
function endOf(trace: Evidence['trace'], { environmentId }: Invocation, since: number): number | undefined {
  return trace.find(
    ({ type, record, subject, time }) =>
      type === 'environment.changed' &&
      record.state === 'ended' &&
      subject.environmentId === environmentId &&
      time >= since,
  )?.time;
}
