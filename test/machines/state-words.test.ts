import { describe, expect, test } from 'vitest';
import type { AnyStateMachine, AnyStateNode } from 'xstate';
import { z } from 'zod';
import { accountMachine } from '#machines/account.machine.ts';
import { environmentMachine } from '#machines/environment.machine.ts';
import { eventSourceMappingMachine } from '#machines/event-source-mapping.machine.ts';
import { functionMachine } from '#machines/function.machine.ts';
import { invocationMachine } from '#machines/invocation.machine.ts';
import { queuedEventMachine } from '#machines/queued-event.machine.ts';
import { provisionedConcurrencyMachine } from '#machines/provisioned-concurrency.machine.ts';
import { runtimeSessionMachine } from '#machines/runtime-session.machine.ts';
import { fidelities } from '#machines/state-meta.ts';

const sentence = z.string().regex(/^[\p{Lu}“/].*\.$/u);

/** What is known of AWS names its source; what is ours need not. */
const words = z
  .strictObject({
    description: sentence,
    console: sentence,
    below: sentence,
    source: z.url({ protocol: /^https$/ }).optional(),
    fidelity: z.enum(fidelities),
  })
  .refine(({ fidelity, source }) => source !== undefined || !['documented', 'measured'].includes(fidelity), {
    message: 'documented, but no source is named',
  });

const machines: AnyStateMachine[] = [
  accountMachine,
  functionMachine,
  environmentMachine,
  invocationMachine,
  queuedEventMachine,
  provisionedConcurrencyMachine,
  eventSourceMappingMachine,
  runtimeSessionMachine,
];

function statesOf(node: AnyStateNode): AnyStateNode[] {
  return Object.values(node.states).flatMap((child) => [child, ...statesOf(child)]);
}

function problemsOf({ description, meta }: { description?: string; meta?: unknown }): string | null {
  const given = typeof meta === 'object' ? meta : {};
  const { error } = words.safeParse({ description, ...given });
  return error ? z.prettifyError(error) : null;
}

describe.each(machines.map((machine) => [machine.id, machine] as const))('%s', (_, machine) => {
  test.each(statesOf(machine.root).map((state) => [state.id, state] as const))(
    '%s says what it is, above and below the line',
    (_id, state) => {
      expect(problemsOf(state)).toBeNull();
    },
  );
});

test('a state without words is found', () => {
  expect(problemsOf({})).not.toBeNull();
  expect(problemsOf({ description: 'It is.', meta: { console: 'A.', below: 'B.' } })).toMatch('fidelity');
});
