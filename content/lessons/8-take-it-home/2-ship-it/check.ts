import { defineCheck } from '#curriculum/check.ts';
import {
  deployments,
  type Invocation,
  invocations,
  type SettingsChange,
  settingsChanges,
} from '#curriculum/evidence.ts';

/** Account and Region of the lesson. */
const here = 'us-east-1:123456789012';

export default defineCheck({
  steps: [
    { id: 'asItIs', label: 'Press Test: the answer names the queue of this account.' },
    { id: 'outside', label: 'Take the queue out of the code: QUEUE_ARN says it. Deploy, and Test.' },
    {
      id: 'elsewhere',
      label: 'Set QUEUE_ARN to a queue of another account and Region, and Test: same code, other queue.',
    },
  ],
  hints: {
    testFirst: 'Press Test first, and look at the answer. Whose number is in it?',
    takeItOut: 'The queue stands in the code. Read it from process.env.QUEUE_ARN instead, and press Deploy.',
    stillInCode:
      'Another queue, and again in the code. That package is good for one account, and the next one needs another. Take it from process.env.QUEUE_ARN.',
    codeIgnores:
      'The variable is set, and nobody reads it: the code has a queue of its own. Change the code, deploy it, and Test.',
    setVariable: 'The code asks for QUEUE_ARN, and there is none. Set it under Configuration, and Test.',
    testAgain: 'It is deployed. Press Test.',
    nowElsewhere:
      'It works here. Now play the other account: set QUEUE_ARN to a queue with another number and Region, and Test.',
    sameCode:
      'The answer names another account, but so does another package. Leave the code alone and change QUEUE_ARN only.',
  },
  judge({ trace }) {
    const tested = invocations(trace);
    const changes = settingsChanges(trace);
    const asItIs = tested.find((one) => sentTo(one)?.includes(here) && one.codeSha256 === undefined);
    if (asItIs === undefined)
      return {
        passed: false,
        missing: 'asItIs',
        hint: 'testFirst',
        expected: `an answer with ${here} in it, of the code as it was`,
        observed: tested.at(-1)?.answer ?? 'no Invoke yet',
      };
    const told = tested.filter((one) => sentTo(one) === variableAt(changes, one));
    const outside = told.find(({ codeSha256 }) => codeSha256 !== undefined);
    const last = tested.at(-1) ?? asItIs;
    if (outside === undefined)
      return {
        passed: false,
        missing: 'outside',
        hint: unread(last, changes, deployments(trace).at(-1)?.at),
        expected: 'an answer that names what QUEUE_ARN says',
        observed: last.answer,
        where: last.calledAt,
      };
    const elsewhere = told.find(
      (one) => one.codeSha256 === outside.codeSha256 && !(sentTo(one) ?? here).includes(here),
    );
    if (elsewhere !== undefined) return { passed: true };
    return {
      passed: false,
      missing: 'elsewhere',
      hint: last.codeSha256 === outside.codeSha256 ? 'nowElsewhere' : 'sameCode',
      expected: 'another queue in the answer of the same package',
      observed: last.answer,
      where: last.calledAt,
    };
  },
  outcomes: {
    whose: ({ trace }) => {
      const first = invocations(trace).find(({ codeSha256 }) => codeSha256 === undefined);
      const queue = first && sentTo(first);
      if (queue === undefined) return undefined;
      return queue.includes(here) ? 'yours' : 'theirs';
    },
    again: ({ trace }) => {
      const changes = settingsChanges(trace);
      const told = invocations(trace).filter((one) => sentTo(one) === variableAt(changes, one));
      const moved = told.find((one) => !(sentTo(one) ?? here).includes(here));
      if (moved === undefined) return undefined;
      return told.some((one) => one !== moved && one.codeSha256 === moved.codeSha256) ? 'nothing' : 'code';
    },
  },
});

function sentTo({ answer, failed }: Invocation): string | undefined {
  if (failed) return undefined;
  const value: unknown = JSON.parse(answer);
  if (typeof value !== 'object' || value === null || !('sentTo' in value)) return undefined;
  return typeof value.sentTo === 'string' ? value.sentTo : undefined;
}

/** What QUEUE_ARN said when the invocation began; null: nothing. */
function variableAt(changes: readonly SettingsChange[], { calledAt }: Invocation): string | null {
  const change = changes.findLast(({ at, request }) => at < calledAt && 'Environment' in request);
  const environment = change?.request['Environment'];
  if (typeof environment !== 'object' || environment === null || !('Variables' in environment)) return null;
  const { Variables } = environment;
  if (typeof Variables !== 'object' || Variables === null || !('QUEUE_ARN' in Variables)) return null;
  return typeof Variables.QUEUE_ARN === 'string' ? Variables.QUEUE_ARN : null;
}

function unread(last: Invocation, changes: readonly SettingsChange[], deployedAt: number | undefined) {
  if (deployedAt === undefined) return variableAt(changes, last) === null ? 'takeItOut' : 'codeIgnores';
  if (last.calledAt < deployedAt) return 'testAgain';
  return sentTo(last) === undefined ? 'setVariable' : 'stillInCode';
}
