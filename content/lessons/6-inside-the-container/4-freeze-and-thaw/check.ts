import { defineCheck, type Evidence } from '#curriculum/check.ts';
import { deployments, invocations, printedLines, type Invocation } from '#curriculum/evidence.ts';

export default defineCheck({
  steps: [
    { id: 'missing', label: 'Press Test: the order is accepted, and no receipt is sent.' },
    { id: 'late', label: 'Press Test again: the receipt of the first order comes now.' },
    { id: 'deploy', label: 'Change the code and press Deploy.' },
    { id: 'inTime', label: 'Press Test: the receipt is sent before the answer.' },
  ],
  hints: {
    testFirst: 'Press Test and read the Function logs. Is there a receipt?',
    pressAgain:
      'You can wait as long as you like: the container is frozen, and a frozen process has no time. Only the next event thaws it. Press Test again.',
    otherContainer: 'Another container had that event. The receipt waits in the first one. Press Test again.',
    changeIt:
      'There is the receipt, in the wrong invocation. Now make the handler wait for it, and press Deploy.',
    deployNow: 'Your change is in the editor and nowhere else. Press Deploy.',
    testNew: 'The new code is deployed, and nobody has ordered anything. Press Test.',
    lateOrNever:
      'The answer is there and the receipt is not. Press Test once more: does it come late, or never?',
    stillAfter:
      'It still comes one event too late. To write async somewhere makes nobody wait. The handler has to await the promise before it returns.',
    receiptLost:
      'No receipt at all: that is quicker, but it is another shop. It has to be sent, and before the answer.',
    broken: 'The function fails now. Read the error in the Function logs and mend it.',
  },
  judge({ trace, functions }) {
    const tested = invocations(trace);
    const receipts = receiptsOf(trace, tested);
    const missing = tested.find((one) => !one.failed && !sentIn(one, receipts));
    if (missing === undefined) {
      const last = tested.at(-1);
      return {
        passed: false,
        missing: 'missing',
        hint: 'testFirst',
        expected: 'an Invoke that is answered before its receipt is sent',
        observed: last === undefined ? 'no Invoke yet' : `the answer ${last.answer}`,
        ...(last === undefined ? {} : { where: last.calledAt }),
      };
    }
    const late = receipts.find(isLate);
    if (late === undefined) {
      const later = tested.some(
        (one) => one.calledAt > missing.calledAt && one.environmentId !== missing.environmentId,
      );
      return {
        passed: false,
        missing: 'late',
        hint: later ? 'otherContainer' : 'pressAgain',
        expected: 'the receipt of that invocation, whenever it comes',
        observed: 'none so far: its container is frozen',
        where: missing.answeredAt,
      };
    }
    const deployed = deployments(trace).findLast(({ at }) => at > late.at);
    if (deployed === undefined) {
      return {
        passed: false,
        missing: 'deploy',
        hint: functions.some(({ undeployedChanges }) => undeployedChanges) ? 'deployNow' : 'changeIt',
        expected: 'UpdateFunctionCode with another code',
        observed: 'a receipt between START and END of the next invocation',
        where: late.at,
      };
    }
    const runs = tested.filter(({ codeSha256 }) => codeSha256 === deployed.codeSha256);
    if (runs.some((one) => !one.failed && sentIn(one, receipts))) return { passed: true };
    return notInTime(runs, receipts, deployed.at);
  },
  outcomes: {
    where: ({ trace }) => {
      const tested = invocations(trace);
      const first = tested.find(({ codeSha256 }) => codeSha256 === undefined);
      const own = receiptsOf(trace, tested).find(({ owner }) => owner === first?.requestId);
      if (first === undefined || own === undefined) return undefined;
      return own.during === first.requestId ? 'same' : own.during === undefined ? 'alone' : 'next';
    },
    cost: ({ trace }) => {
      const tested = invocations(trace).filter(({ failed }) => !failed);
      const receipts = receiptsOf(trace, tested);
      const late = tested.filter(({ codeSha256 }) => codeSha256 === undefined);
      const inTime = tested.find((one) => sentIn(one, receipts));
      if (inTime === undefined || late.length === 0) return undefined;
      const longest = Math.max(...late.map(({ durationMs }) => durationMs));
      return inTime.durationMs > longest ? 'longer' : 'same';
    },
  },
});

interface Receipt {
  at: number;
  /** The invocation that ordered it. */
  owner: string;
  /** The invocation that had the container when it was sent. */
  during?: string;
}

/** Receipts with whose they are: of two orders with one number in one container, the older one is served first. */
function receiptsOf(trace: Evidence['trace'], tested: readonly Invocation[]): Receipt[] {
  const waiting = [...tested];
  return printedLines(trace).flatMap(({ at, text, environmentId, during }) => {
    const order = /Receipt sent for order (.+)\.$/.exec(text.trim())?.[1];
    if (order === undefined) return [];
    const index = waiting.findIndex(
      (one) => one.environmentId === environmentId && one.calledAt <= at && orderOf(one) === order,
    );
    const [owner] = index === -1 ? [] : waiting.splice(index, 1);
    if (owner === undefined) return [];
    return { at, owner: owner.requestId, ...(during === undefined ? {} : { during }) };
  });
}

function orderOf({ event }: Invocation): string | undefined {
  const value: unknown = JSON.parse(event);
  return typeof value === 'object' && value !== null && 'order' in value ? String(value.order) : undefined;
}

function sentIn({ requestId }: Invocation, receipts: readonly Receipt[]): boolean {
  return receipts.some(({ owner, during }) => owner === requestId && during === requestId);
}

/** Sent while another event had the container. */
function isLate({ owner, during }: Receipt): boolean {
  return during !== undefined && owner !== during;
}

/** Why the new code sends no receipt before its answer. */
function notInTime(runs: readonly Invocation[], receipts: readonly Receipt[], deployedAt: number) {
  const broken = runs.find(({ failed }) => failed);
  const late = receipts.find((one) => isLate(one) && runs.some(({ requestId }) => requestId === one.owner));
  const newest = runs.at(-1);
  const hint = () => {
    if (broken !== undefined) return 'broken';
    if (late !== undefined) return 'stillAfter';
    return runs.length === 0 ? 'testNew' : runs.length === 1 ? 'lateOrNever' : 'receiptLost';
  };
  return {
    passed: false,
    missing: 'inTime',
    hint: hint(),
    expected: 'a receipt between START and END of its own invocation',
    observed:
      broken?.answer ??
      (late !== undefined
        ? 'a receipt in the invocation after it'
        : newest === undefined
          ? 'no Invoke since the deployment'
          : `the answer ${newest.answer}, and no receipt`),
    where: broken?.calledAt ?? late?.at ?? newest?.calledAt ?? deployedAt,
  } as const;
}
