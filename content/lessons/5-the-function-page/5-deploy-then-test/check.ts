import { defineCheck, type Evidence } from '#curriculum/check.ts';
import { deployments, invocations, type Deployment, type Invocation } from '#curriculum/evidence.ts';

export default defineCheck({
  steps: [
    { id: 'testBeforeDeploy', label: 'Change the code, leave Deploy alone, press Test.' },
    { id: 'deploy', label: 'Press Deploy.' },
    { id: 'testAfterDeploy', label: 'Press Test with the same event: another answer.' },
  ],
  hints: {
    changeSomething: 'Change the greeting in the editor. Do not press Deploy yet.',
    testNow: 'Your change is in the editor and nowhere else. Press Test now, before Deploy.',
    deployedTooEarly:
      'You pressed Deploy before Test, so there was no old answer to see. Change the greeting once more, and press Test first.',
    deployNow:
      'The function still runs what was deployed before, and it will, however often you press Test. Press Deploy.',
    testAgain: 'The new code is deployed, but nobody has called it. Press Test.',
    sameEvent: 'Send the event that you sent before, or you compare two questions and not two answers.',
    tooSoon: 'That was still the old container: the deployment was not through yet. Press Test again.',
    sameAnswer:
      'You deployed a new package, but it gives the old answer: a comment or a space is no other behaviour. Change what the handler returns, press Test, then Deploy, then Test.',
  },
  judge(evidence) {
    const tested = invocations(evidence.trace);
    const before = tested.findLast((one) => one.undeployedChanges);
    if (before === undefined) return untested(evidence, tested);

    const after = pairOf(evidence, tested);
    if (after !== undefined) return { passed: true };

    const deployed = deploymentAfter(before, evidence);
    if (deployed === undefined) {
      return {
        passed: false,
        missing: 'deploy',
        hint: 'deployNow',
        expected: 'UpdateFunctionCode after that Test',
        observed: `the answer ${before.answer} came from the code that was deployed before; nothing has been deployed since`,
        where: before.calledAt,
      };
    }
    const since = tested.filter((one) => one.calledAt >= deployed.at);
    const same = since.findLast((one) => one.event === before.event);
    if (same === undefined) {
      return {
        passed: false,
        missing: 'testAfterDeploy',
        hint: since.length === 0 ? 'testAgain' : 'sameEvent',
        expected: `Invoke with ${before.event} after the deployment`,
        observed: since.length === 0 ? 'no Invoke since' : `Invoke with ${since.at(-1)?.event}`,
        where: deployed.at,
      };
    }
    return {
      passed: false,
      missing: 'testAfterDeploy',
      // A container runs what it started with.
      hint: same.environmentId === before.environmentId ? 'tooSoon' : 'sameAnswer',
      expected: `another answer than ${before.answer}`,
      observed: same.answer,
      where: same.calledAt,
    };
  },
  outcomes: {
    'before-deploy': ({ trace }) => {
      const tested = invocations(trace);
      const before = tested.find((one) => one.undeployedChanges);
      if (before === undefined) return undefined;
      if (before.failed) return 'error';
      const usual = tested.find((one) => !one.undeployedChanges && one.event === before.event);
      if (usual === undefined) return undefined;
      const deployedBetween = usual.codeSha256 !== before.codeSha256;
      return (usual.answer === before.answer) !== deployedBetween ? 'old' : 'new';
    },
    'after-deploy': (evidence) => {
      const pair = pairOf(evidence, invocations(evidence.trace));
      if (pair === undefined) return undefined;
      return pair.before.environmentId === pair.after.environmentId ? 'same' : 'another';
    },
  },
});

/** Nobody has pressed Test while the editor held a change. */
function untested({ functions, trace }: Evidence, tested: readonly Invocation[]) {
  const deployed = updates(trace).at(-1);
  const waiting = functions.some(({ undeployedChanges }) => undeployedChanges);
  return {
    passed: false,
    missing: 'testBeforeDeploy',
    hint: waiting ? 'testNow' : deployed === undefined ? 'changeSomething' : 'deployedTooEarly',
    expected: 'Invoke while the editor holds a change that is not deployed',
    observed: waiting
      ? 'a change that is not deployed, and no Invoke since'
      : deployed === undefined
        ? 'the editor holds what is deployed'
        : 'UpdateFunctionCode before any such Invoke',
    ...whereOf(deployed?.at ?? tested.at(-1)?.calledAt),
  } as const;
}

/** Two answers to one event: before a deployment, while its change was only in the editor, and after it. */
function pairOf(evidence: Evidence, tested: readonly Invocation[]) {
  for (const before of tested.filter((one) => one.undeployedChanges)) {
    const deployed = deploymentAfter(before, evidence);
    if (deployed === undefined) continue;
    const after = tested.find(
      (one) => one.calledAt >= deployed.at && one.event === before.event && one.answer !== before.answer,
    );
    if (after !== undefined) return { before, after };
  }
  return undefined;
}

function deploymentAfter(before: Invocation, { trace }: Evidence): Deployment | undefined {
  return updates(trace).find(
    ({ at, codeSha256 }) => at >= before.calledAt && codeSha256 !== before.codeSha256,
  );
}

function updates(trace: Evidence['trace']): Deployment[] {
  return deployments(trace).filter(({ action }) => action === 'UpdateFunctionCode');
}

function whereOf(where: number | undefined): { where?: number } {
  return where === undefined ? {} : { where };
}
