import { describe, expect, test } from 'vitest';
import type { AnyStateMachine, AnyStateNode } from 'xstate';
import { accountMachine } from '#machines/account.machine.ts';
import { environmentMachine } from '#machines/environment.machine.ts';
import { functionMachine } from '#machines/function.machine.ts';
import { invocationMachine } from '#machines/invocation.machine.ts';
import { fidelities } from '#machines/state-meta.ts';

const machines: AnyStateMachine[] = [accountMachine, functionMachine, environmentMachine, invocationMachine];

function statesOf(node: AnyStateNode): AnyStateNode[] {
  return Object.values(node.states).flatMap((child) => [child, ...statesOf(child)]);
}

describe.each(machines.map((machine) => [machine.id, machine] as const))('%s', (_, machine) => {
  const states = statesOf(machine.root);

  test.each(states.map((state) => [state.id, state] as const))('%s says what it is', (_id, state) => {
    expect(state.description).toMatch(/^\p{Lu}.*\.$/u);
    expect(state.meta).toEqual({
      console: expect.stringMatching(/\.$/),
      below: expect.stringMatching(/\.$/),
      fidelity: expect.toBeOneOf([...fidelities]),
      ...(state.meta?.source === undefined ? {} : { source: expect.stringMatching(/^https:\/\//) }),
    });
  });

  test('what is documented names its source', () => {
    const known = states.filter(({ meta }) => ['documented', 'measured'].includes(meta?.fidelity));
    expect(known.filter(({ meta }) => meta?.source === undefined).map(({ id }) => id)).toEqual([]);
  });
});
