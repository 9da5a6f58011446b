import { defineCheck } from '#curriculum/check.ts';
import { deployments, exchanges, invocations, type Exchange, type Invocation } from '#curriculum/evidence.ts';

export default defineCheck({
  steps: [
    { id: 'alone', label: 'Press Test: the bootstrap starts, ends, and nobody gets an answer.' },
    { id: 'deploy', label: 'Make it ask for events and answer them, and press Deploy.' },
    { id: 'first', label: 'Press Test: your own bootstrap has answered.' },
    { id: 'second', label: 'Press Test again: the same process has answered that as well.' },
  ],
  hints: {
    testFirst: 'Press Test before you change anything, and read how Lambda tells that nobody was there.',
    changeIt:
      'The file was started, it printed its line and ended. Now make it ask for GET …/runtime/invocation/next, at the address in AWS_LAMBDA_RUNTIME_API. Then press Deploy.',
    deployNow: 'Your change is in the editor and nowhere else. Press Deploy.',
    testNew: 'The new bootstrap is deployed, and nobody has called it. Press Test.',
    notAsking:
      'The process ended without asking for an event. Nobody calls a function of yours in here: exporting a handler does nothing, because there is no runtime that would look for one. You are the runtime. Ask.',
    notAnswered:
      'It took the event and did not answer it. What a process prints goes into the log. The answer is a POST to …/runtime/invocation/<request id>/response.',
    refused: 'The Runtime API refused one of your requests. Read its answer under The Runtime API.',
    tooSlow:
      'The event had its time and got no answer, so the process was killed. Does your loop reach the POST?',
    testAgain: 'One event is answered. Press Test again: is anybody still there?',
    noLoop:
      'Your bootstrap answered one event and ended. The next caller pays for that. After the answer it has to ask for the next event, for as long as it lives: that takes a loop.',
  },
  judge({ trace, functions }) {
    const tested = invocations(trace);
    const deployed = deployments(trace).at(-1);
    const alone = tested.find(({ errorType }) => errorType === 'Runtime.ExitError');
    if (alone === undefined) {
      const last = tested.at(-1);
      return {
        passed: false,
        missing: 'alone',
        hint: 'testFirst',
        expected: 'an Invoke that ends with Runtime.ExitError',
        observed: last?.answer ?? 'no Invoke yet',
        ...(last === undefined ? {} : { where: last.calledAt }),
      };
    }
    if (deployed === undefined) {
      return {
        passed: false,
        missing: 'deploy',
        hint: functions.some(({ undeployedChanges }) => undeployedChanges) ? 'deployNow' : 'changeIt',
        expected: 'UpdateFunctionCode with another bootstrap',
        observed: alone.answer,
        where: alone.calledAt,
      };
    }
    const runs = tested.filter(({ codeSha256 }) => codeSha256 === deployed.codeSha256);
    const answered = runs.findIndex(({ failed }) => !failed);
    if (answered === -1) return unanswered(runs, exchanges(trace), deployed.at);
    const pair = runs.find(
      (one, index) =>
        !one.failed &&
        !one.cold &&
        runs[index - 1]?.failed === false &&
        runs[index - 1]?.environmentId === one.environmentId,
    );
    if (pair !== undefined) return { passed: true };
    const last = runs.at(-1)!;
    return {
      passed: false,
      missing: 'second',
      hint: runs.length === answered + 1 ? 'testAgain' : 'noLoop',
      expected: 'two answers, one after the other, from one process',
      observed: last.failed ? `one answer, and then ${last.answer}` : 'one answer of this process so far',
      where: last.calledAt,
    };
  },
  outcomes: {
    start: ({ trace }) => {
      const first = invocations(trace).find(({ codeSha256 }) => codeSha256 === undefined);
      if (first === undefined) return undefined;
      if (!first.failed) return 'line';
      return first.status === 'timeout' ? 'waits' : 'error';
    },
    handler: ({ trace }) => {
      const own = invocations(trace).find((one) => one.codeSha256 !== undefined && !one.failed);
      return own === undefined ? undefined : 'nobody';
    },
  },
});

/** What the new bootstrap has left out. */
function unanswered(runs: readonly Invocation[], traffic: readonly Exchange[], deployedAt: number) {
  const newest = runs.at(-1);
  const own = traffic.filter(
    ({ environmentId, at }) => environmentId === newest?.environmentId && at >= deployedAt,
  );
  const refused = own.find(({ status = 0 }) => status >= 400);
  const asked = own.some(({ path }) => path.endsWith('/invocation/next'));
  const hint = () => {
    if (newest === undefined) return 'testNew';
    if (refused !== undefined) return 'refused';
    if (!asked) return 'notAsking';
    return newest.status === 'timeout' ? 'tooSlow' : 'notAnswered';
  };
  return {
    passed: false,
    missing: 'first',
    hint: hint(),
    expected: 'an Invoke that your bootstrap answers',
    observed:
      newest === undefined
        ? 'no Invoke since the deployment'
        : refused === undefined
          ? newest.answer
          : `${refused.method} ${refused.path}, refused with status ${refused.status}`,
    where: newest?.calledAt ?? deployedAt,
  } as const;
}
