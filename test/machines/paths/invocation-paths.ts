/** Every way that a request can go, as what its machine says on it: its states, and how it was settled. */
import { createActor, fromTransition } from 'xstate';
import { getSimplePaths } from 'xstate/graph';
import { invocationMachine } from '#machines/invocation.machine.ts';
import type { Ending, InvocationEvent, InvocationReport } from '#machines/invocation.types.ts';

/** Ways that no handler and no caller of an environment brings about, and why. */
export const requestsNotReplayed: Readonly<Record<string, string>> = {
  'throttled throttled': 'One execution too many is refused before there is an environment for it.',
  'waiting success succeeded': 'A process answers an event that it was given, which makes the request run.',
  'waiting unavailable failed': 'A runtime refuses where the browser lacks something, or is offline.',
  'waiting running unavailable failed': 'A runtime refuses before a process has the event, not after it.',
};

const endings: Ending[] = [
  { status: 'success', payload: '1', contentType: 'application/json' },
  { status: 'error', error: { errorType: 'Error', errorMessage: '' } },
  { status: 'abandoned' },
  { status: 'unavailable', reason: 'offline', detail: '' },
];

const events: InvocationEvent[] = [
  { type: 'handler.called', at: 1 },
  ...endings.map((ending) => ({ type: 'invocation.ended' as const, at: 1, ending })),
];

/** @param said is filled with what the machine says */
function input(inUse: number, said: string[] = []) {
  const owner = createActor(
    fromTransition((_: null, report: InvocationReport) => {
      said.push(report.type === 'invocation.changed' ? report.state : report.result.status);
      return null;
    }, null),
  ).start();
  const concurrency = { inUse, limit: 1, reason: 'ConcurrentInvocationLimitExceeded' as const };
  return { requestId: 'request', at: 1, concurrency, owner };
}

/** What is said on a way, in order. */
export function invocationPaths(): string[] {
  return [0, 1].flatMap((inUse) => {
    const paths = getSimplePaths(invocationMachine, {
      input: input(inUse),
      // What has ended hears nothing any more.
      events: ({ status }) => (status === 'done' ? [] : events),
      serializeState: ({ value }) => JSON.stringify(value),
    });
    return paths
      .filter(({ state }) => state.status === 'done')
      .map(({ steps }) => {
        const said: string[] = [];
        const actor = createActor(invocationMachine, { input: input(inUse, said) }).start();
        // The first step is the start itself.
        for (const { event } of steps.slice(1)) actor.send(event);
        return said.join(' ');
      });
  });
}
