import { describe, expect, test } from 'vitest';
import { createActor, fromTransition } from 'xstate';
import { getShortestPaths } from 'xstate/graph';
import { invocationMachine } from '#machines/invocation.machine.ts';
import {
  invocationStates,
  type InvocationEvent,
  type InvocationReport,
  type InvocationResult,
} from '#machines/invocation.types.ts';

const owner = () =>
  createActor(
    fromTransition((heard: InvocationReport[], said: InvocationReport) => [...heard, said], []),
  ).start();

const reason = 'ConcurrentInvocationLimitExceeded' as const;

const events: InvocationEvent[] = [
  { type: 'environment.assigned', at: 2, environmentId: 'env', start: 'cold' },
  { type: 'handler.called', at: 3 },
  {
    type: 'invocation.ended',
    at: 4,
    ending: { status: 'success', payload: '1', contentType: 'application/json' },
  },
  {
    type: 'invocation.ended',
    at: 4,
    ending: { status: 'error', error: { errorType: 'E', errorMessage: 'm' } },
  },
  { type: 'invocation.ended', at: 4, ending: { status: 'abandoned' } },
  { type: 'invocation.ended', at: 4, ending: { status: 'unavailable', reason: 'offline', detail: '' } },
];

function paths(inUse: number) {
  return getShortestPaths(invocationMachine, {
    input: { requestId: 'request', at: 1, concurrency: { inUse, limit: 1, reason }, owner: owner() },
    events,
    serializeState: ({ value }) => JSON.stringify(value),
  });
}

describe('an invocation', () => {
  test('can reach each of its states, but for the one that it leaves at once', () => {
    const reached = [...paths(0), ...paths(1)].map(({ state }) => state.value);
    expect(new Set([...reached, 'received'])).toEqual(new Set(invocationStates));
  });

  test.each(
    events.flatMap((event): [string, InvocationEvent & { ending: InvocationResult }][] =>
      event.type === 'invocation.ended' ? [[event.ending.status, event]] : [],
    ),
  )('settles once, with %s', (status, ended) => {
    const heard = owner();
    const input = { requestId: 'request', at: 1, concurrency: { inUse: 0, limit: 1, reason }, owner: heard };
    const actor = createActor(invocationMachine, { input }).start();
    actor.send({ type: 'environment.assigned', at: 2, environmentId: 'env', start: 'warm' });
    actor.send({ type: 'handler.called', at: 3 });
    actor.send(ended);
    const said = heard.getSnapshot().context;
    expect(said.map((one) => (one.type === 'invocation.changed' ? one.state : one.type))).toEqual([
      'waiting',
      'running',
      'invocation.settled',
      status === 'success' ? 'succeeded' : 'failed',
    ]);
    expect(said[2]).toEqual({
      type: 'invocation.settled',
      at: 4,
      requestId: 'request',
      result: ended.ending,
    });
    expect(actor.getSnapshot().status).toBe('done');
  });

  test('that is one too many never begins', () => {
    const heard = owner();
    const input = { requestId: 'request', at: 1, concurrency: { inUse: 1, limit: 1, reason }, owner: heard };
    createActor(invocationMachine, { input }).start();
    expect(heard.getSnapshot().context).toEqual([
      { type: 'invocation.changed', at: 1, requestId: 'request', state: 'throttled' },
      { type: 'invocation.settled', at: 1, requestId: 'request', result: { status: 'throttled', reason } },
    ]);
  });
});
