/**
 * One execution: of a synchronous `Invoke` from its acceptance to its answer, or of one try of an event from the
 * queue. It does nothing itself; its function finds it an environment and tells it how that went.
 */
import { assign, enqueueActions, sendTo, setup } from 'xstate';
import { isFull } from '#model/lambda/concurrency.ts';
import type { Instant } from '#model/telemetry/trace.ts';
import type {
  InvocationEvent,
  InvocationResult,
  InvocationStart,
  InvocationState,
} from './invocation.types.ts';
import { sources } from './state-meta.ts';
import type { StateMeta } from './state-meta.ts';

interface InvocationContext extends InvocationStart {
  now: Instant;
  environmentId: string | null;
  start: 'cold' | 'warm' | null;
}

export const invocationMachine = setup({
  types: {
    context: {} as InvocationContext,
    events: {} as InvocationEvent,
    input: {} as InvocationStart,
    meta: {} as StateMeta,
  },
  guards: {
    overLimit: ({ context }) => isFull(context.concurrency),
    succeeded: (_, { status }: InvocationResult) => status === 'success',
  },
  actions: {
    note: assign((_, { at }: { at: Instant }) => ({ now: at })),
    take: assign((_, { environmentId, start }: { environmentId: string; start: 'cold' | 'warm' }) => ({
      environmentId,
      start,
    })),
    enter: sendTo(
      ({ context }) => context.owner,
      ({ context }, { state }: { state: InvocationState }) => ({
        type: 'invocation.changed',
        at: context.now,
        requestId: context.requestId,
        state,
      }),
    ),
    settle: enqueueActions(
      ({ context, enqueue }, { at, result }: { at: Instant; result: InvocationResult }) => {
        const { requestId, owner } = context;
        enqueue.assign({ now: at });
        enqueue.sendTo(owner, { type: 'invocation.settled', at, requestId, result });
      },
    ),
  },
}).createMachine({
  id: 'invocation',
  context: ({ input }) => ({ ...input, now: input.at, environmentId: null, start: null }),
  initial: 'received',
  states: {
    received: {
      description: 'Lambda has the request and looks whether it may run.',
      meta: {
        console: 'Test was pressed: “Executing function”.',
        below: 'One execution more is counted against the account’s concurrency in the Region.',
        source: sources.concurrency,
        fidelity: 'documented',
      },
      always: [{ guard: 'overLimit', target: 'throttled' }, { target: 'waiting' }],
    },
    waiting: {
      description: 'The event waits for an environment that is ready.',
      meta: {
        console: '“Executing function”: the console does not tell waiting from running.',
        below:
          'A warm environment takes the event at once. Without one, a new environment is started: the cold start.',
        source: sources.environment,
        fidelity: 'documented',
      },
      entry: { type: 'enter', params: { state: 'waiting' } },
      on: {
        'environment.assigned': {
          actions: [
            { type: 'note', params: ({ event }) => event },
            { type: 'take', params: ({ event }) => event },
          ],
        },
        'handler.called': {
          target: 'running',
          actions: { type: 'note', params: ({ event }) => event },
        },
      },
    },
    running: {
      description: 'The handler works on the event.',
      meta: {
        console: '“Executing function”.',
        below: 'The event is the answer to the environment’s GET …/invocation/next.',
        source: sources.synchronous,
        fidelity: 'documented',
      },
      entry: { type: 'enter', params: { state: 'running' } },
    },
    throttled: {
      type: 'final',
      description: 'There are too many executions already; this one never began.',
      meta: {
        console: 'An error: Rate Exceeded.',
        below: 'Lambda answers 429 TooManyRequestsException. No environment and no log saw the event.',
        source: sources.concurrency,
        fidelity: 'documented',
      },
      entry: [
        { type: 'enter', params: { state: 'throttled' } },
        {
          type: 'settle',
          params: ({ context }) => ({
            at: context.now,
            result: { status: 'throttled' as const, reason: context.concurrency.reason },
          }),
        },
      ],
    },
    succeeded: {
      type: 'final',
      description: 'The function’s answer is the answer of the call.',
      meta: {
        console: '“Executing function: succeeded”, with the response and the end of the log.',
        below: 'HTTP 200 with what the handler returned as its body.',
        source: sources.synchronous,
        fidelity: 'documented',
      },
      entry: { type: 'enter', params: { state: 'succeeded' } },
    },
    failed: {
      type: 'final',
      description: 'The function failed, timed out, or lost its environment.',
      meta: {
        console: '“Executing function: failed”, with the error and the end of the log.',
        below:
          'A function’s own failure is HTTP 200 too, with the header X-Amz-Function-Error and the error as its body.',
        source: sources.synchronous,
        fidelity: 'documented',
      },
      entry: { type: 'enter', params: { state: 'failed' } },
    },
  },
  on: {
    'invocation.ended': [
      {
        guard: { type: 'succeeded', params: ({ event }) => event.ending },
        target: '.succeeded',
        actions: { type: 'settle', params: ({ event }) => ({ at: event.at, result: event.ending }) },
      },
      {
        target: '.failed',
        actions: { type: 'settle', params: ({ event }) => ({ at: event.at, result: event.ending }) },
      },
    ],
  },
});
