import { defineCheck, type Evidence } from '#curriculum/check.ts';
import { invocations, type Invocation } from '#curriculum/evidence.ts';

export default defineCheck({
  steps: [
    { id: 'ran', label: 'Press Test: something ran it.' },
    { id: 'told', label: 'Let the function answer the number of the process that it runs in.' },
    { id: 'same', label: 'Press Test again: the same process answers a second event.' },
  ],
  hints: {
    runIt: 'Press Test, and then draw the line up.',
    tell: 'Add process.pid to what the handler returns, press Deploy, then Test.',
    anotherProcess:
      'That is not the number that stands under Processes. Ask for it: process.pid is a property, and no import is needed.',
    again: 'Press Test once more, and compare the two answers.',
  },
  judge({ trace }) {
    const runs = invocations(trace).filter(({ failed }) => !failed);
    const [first] = runs;
    if (first === undefined) {
      return {
        passed: false,
        missing: 'ran',
        hint: 'runIt',
        expected: 'an answer',
        observed: 'no Invoke yet',
      };
    }
    const told = runs.filter((run) => numbersIn(run.answer).some((number) => number === pidOf(run, trace)));
    const last = runs.at(-1) ?? first;
    const newest = told.at(-1);
    if (newest === undefined) {
      return {
        passed: false,
        missing: 'told',
        hint: numbersIn(last.answer).length > 0 ? 'anotherProcess' : 'tell',
        expected: `an answer with the process’s number${number(pidOf(last, trace))}`,
        observed: last.answer,
        where: last.calledAt,
      };
    }
    const twice = told.some(
      (one) => told.filter(({ environmentId }) => environmentId === one.environmentId).length > 1,
    );
    if (twice) return { passed: true };
    return {
      passed: false,
      missing: 'same',
      hint: 'again',
      expected: 'two answers from one process',
      observed: `${newest.answer}, once`,
      where: newest.calledAt,
    };
  },
  outcomes: {
    what: ({ trace }) => (trace.some(({ type }) => type === 'process.started') ? 'process' : undefined),
    twice({ trace }) {
      const [one, two] = invocations(trace);
      if (one?.environmentId === undefined || two === undefined || one.codeSha256 !== two.codeSha256) {
        const told = invocations(trace).filter(({ codeSha256 }) => codeSha256 !== undefined);
        return told.length < 2 ? undefined : word(told[0]?.environmentId === told[1]?.environmentId);
      }
      return word(one.environmentId === two.environmentId);
    },
  },
});

const word = (same: boolean) => (same ? 'one' : 'two');

const number = (pid: number | undefined) => (pid === undefined ? '' : `, ${pid}`);

function pidOf({ environmentId }: Invocation, trace: Evidence['trace']): number | undefined {
  const started = trace.findLast(
    ({ type, subject }) => type === 'process.started' && subject.environmentId === environmentId,
  );
  return started?.type === 'process.started' ? started.record.pid : undefined;
}

function numbersIn(answer: string): number[] {
  return [...answer.matchAll(/\d+/g)].map(([digits]) => Number(digits));
}
