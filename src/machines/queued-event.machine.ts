/**
 * One event that nobody waits for: from Lambda's 202 until the function has succeeded with it or Lambda gives it up.
 * It asks its function for an execution and is told how that went.
 *
 * To provide: `clock` (says what time it is). A wait can end later than it should, on a page that was asleep.
 */
import { assign, enqueueActions, sendTo, setup } from 'xstate';
import type { DropCondition, QueueSettings, Setback } from '#model/lambda/asynchronous.ts';
import type { QueueEvent } from '#model/telemetry/queue-events.ts';
import type { Instant } from '#model/telemetry/trace.ts';
import type { InvocationResult } from './invocation.types.ts';
import {
  countedSetback,
  dropped,
  endedEvent,
  hasOutlived,
  queuedEventContext,
  queueRecord,
  remainingMs,
  responseOf,
  setbackOf,
  summaryOf,
  whatNext,
  type QueuedEventContext,
} from './queued-event.context.ts';
import type {
  ClockReading,
  QueuedEventCommand,
  QueuedEventInput,
  QueuedEventState,
} from './queued-event.types.ts';
import { sources } from './state-meta.ts';
import type { StateMeta } from './state-meta.ts';
import { toBeProvided } from './to-be-provided.ts';

interface Ended {
  at: Instant;
  result: InvocationResult;
}

function written(context: QueuedEventContext, at: Instant, said: QueueEvent) {
  return { type: 'trace.recorded' as const, records: [queueRecord(context, at, said)] };
}

const lostWithThePage: InvocationResult = { status: 'abandoned' };

export const queuedEventMachine = setup({
  types: {
    context: {} as QueuedEventContext,
    events: {} as QueuedEventCommand,
    input: {} as QueuedEventInput,
    meta: {} as StateMeta,
  },
  actors: { clock: toBeProvided<ClockReading, undefined>('clock') },
  // setTimeout takes no more than this; the longest wait is five minutes.
  delays: { untilNextTry: ({ context }) => Math.min(remainingMs(context), 2 ** 31 - 1) },
  guards: {
    isRestored: ({ context }) => context.restored,
    succeeds: (_, { result }: Ended) => setbackOf(result) === null,
    isRetried: ({ context }, { at, result }: Ended) =>
      result.status === 'error' && whatNext(context, 'functionError', at).again,
    isReturned: ({ context }, { at, result }: Ended) => {
      const setback = setbackOf(result);
      return setback !== null && setback !== 'functionError' && whatNext(context, setback, at).again;
    },
    wasBeingTried: ({ context }) => context.event.nextTryAt === null,
    wasRetrying: ({ context }) => context.event.functionErrors > 0 && context.event.misses === 0,
    isTooOld: ({ context }, { at }: ClockReading) => hasOutlived(context, at),
  },
  actions: {
    note: assign((_, { at }: { at: Instant }) => ({ now: at })),
    noteNextTry: assign(({ context }) => ({ now: Math.max(context.now, context.event.nextTryAt ?? 0) })),
    configure: assign((_, { settings }: { settings: QueueSettings }) => ({ settings })),
    markDeleted: assign({ functionDeleted: true }),
    say: sendTo(
      ({ context }) => context.owner,
      ({ context }, { state }: { state: QueuedEventState }) => ({
        type: 'event.changed',
        at: context.now,
        summary: summaryOf(context, state),
      }),
    ),
    askForExecution: sendTo(
      ({ context }) => context.owner,
      ({ context }) => ({ type: 'event.due', at: context.now, requestId: context.event.requestId }),
    ),
    write: sendTo(
      ({ context }) => context.recorder,
      ({ context }, { said }: { said: QueueEvent }) => written(context, context.now, said),
    ),
    stopWaiting: assign(({ context }) => ({ event: { ...context.event, nextTryAt: null } })),
    countAttempt: assign(({ context }) => ({
      event: { ...context.event, attempts: context.event.attempts + 1 },
    })),
    /** Counts what went wrong and writes down when it is tried again. */
    takeBack: enqueueActions(({ context, enqueue }, { at, result }: Ended) => {
      const setback = setbackOf(result);
      const next = setback && whatNext(context, setback, at);
      if (!setback || !next?.again) return;
      const nextTryAt = at + next.waitMs;
      enqueue.assign({
        now: at,
        setback,
        response: responseOf(result) ?? context.response,
        event: { ...countedSetback(context, setback), nextTryAt },
      });
      const said = {
        type: 'queue.returned' as const,
        record: { requestId: context.event.requestId, setback, nextTryAt },
      };
      enqueue.sendTo(context.recorder, written(context, at, said));
    }),
    succeed: assign((_, { at, result }: Ended) => ({
      now: at,
      condition: 'Success' as const,
      response: responseOf(result),
    })),
    drop: enqueueActions(
      ({ context, enqueue }, { at, condition }: { at: Instant; condition: DropCondition }) => {
        enqueue.assign({ now: at, condition });
        enqueue.sendTo(context.recorder, written(context, at, dropped(context, condition, at)));
      },
    ),
    /** After a try that was the last one. */
    giveUp: enqueueActions(({ context, enqueue }, { at, result }: Ended) => {
      const setback: Setback = setbackOf(result) ?? 'systemError';
      const next = whatNext(context, setback, at);
      const condition = next.again ? 'FunctionDeleted' : next.condition;
      const ended = {
        now: at,
        setback,
        condition,
        event: countedSetback(context, setback),
        response: responseOf(result) ?? context.response,
      };
      enqueue.assign(ended);
      enqueue.sendTo(
        context.recorder,
        written(context, at, dropped({ ...context, ...ended }, condition, at)),
      );
    }),
    /** Says how much of the wait was not sat through. */
    skip: enqueueActions(({ context, enqueue }, { at }: { at: Instant }) => {
      const { requestId, nextTryAt } = context.event;
      const skippedMs = Math.max(0, (nextTryAt ?? at) - at);
      enqueue.assign({ now: at });
      const said = { type: 'queue.waitSkipped' as const, record: { requestId, skippedMs } };
      enqueue.sendTo(context.recorder, written(context, at, said));
    }),
    end: sendTo(
      ({ context }) => context.owner,
      ({ context }) => ({
        type: 'event.ended',
        at: context.now,
        requestId: context.event.requestId,
        ended: endedEvent(context),
      }),
    ),
  },
}).createMachine({
  id: 'queuedEvent',
  context: ({ input }) => queuedEventContext(input),
  initial: 'received',
  on: {
    'queue.configured': { actions: { type: 'configure', params: ({ event }) => event } },
    'attempt.ended': [
      {
        guard: { type: 'succeeds', params: ({ event }) => event },
        target: '.succeeded',
        actions: { type: 'succeed', params: ({ event }) => event },
      },
      {
        guard: { type: 'isRetried', params: ({ event }) => event },
        target: '.retrying',
        actions: { type: 'takeBack', params: ({ event }) => event },
      },
      {
        guard: { type: 'isReturned', params: ({ event }) => event },
        target: '.backingOff',
        actions: { type: 'takeBack', params: ({ event }) => event },
      },
      { target: '.dropped', actions: { type: 'giveUp', params: ({ event }) => event } },
    ],
    'function.deleted': {
      target: '.dropped',
      actions: { type: 'drop', params: ({ event }) => ({ at: event.at, condition: 'FunctionDeleted' }) },
    },
  },
  states: {
    received: {
      description: 'Lambda has written the event down.',
      meta: {
        console: 'The event was accepted; there is no answer of the function to show.',
        below: 'Whoever sent it has HTTP 202. Lambda keeps the event in a queue that nobody else sees.',
        source: sources.asynchronous,
        fidelity: 'documented',
      },
      always: [
        { guard: 'isRestored', target: 'restored' },
        {
          target: 'queued',
          actions: {
            type: 'write',
            params: ({ context: { event, settings } }) => ({
              said: {
                type: 'queue.received' as const,
                record: {
                  requestId: event.requestId,
                  maximumRetryAttempts: settings.maximumRetryAttempts,
                  maximumEventAgeMs: settings.maximumEventAgeMs,
                },
              },
            }),
          },
        },
      ],
    },
    restored: {
      description: 'The account was opened with this event in its queue.',
      meta: {
        console: 'Nothing yet.',
        below: 'The clock is read, to see how much of its wait is left.',
        fidelity: 'simplified',
      },
      entry: { type: 'say', params: { state: 'restored' } },
      invoke: {
        id: 'openingClock',
        src: 'clock',
        onDone: [
          {
            guard: 'wasBeingTried',
            target: 'backingOff',
            actions: {
              type: 'takeBack',
              params: ({ event }) => ({ at: event.output.at, result: lostWithThePage }),
            },
          },
          {
            guard: 'wasRetrying',
            target: 'retrying',
            actions: { type: 'note', params: ({ event }) => event.output },
          },
          { target: 'backingOff', actions: { type: 'note', params: ({ event }) => event.output } },
        ],
        onError: { target: 'backingOff' },
      },
    },
    queued: {
      description: 'It is the event’s turn: Lambda looks whether the function may run once more.',
      meta: {
        console: 'Nothing: the console does not show the queue.',
        below: 'Lambda takes the event from the queue and invokes the function as any caller would.',
        source: sources.asynchronous,
        fidelity: 'documented',
      },
      entry: ['stopWaiting', { type: 'say', params: { state: 'queued' } }, 'askForExecution'],
      on: {
        'attempt.begun': {
          target: 'running',
          actions: { type: 'note', params: ({ event }) => event },
        },
      },
    },
    running: {
      description: 'An environment works on the event.',
      meta: {
        console: 'Nothing but the log of the function.',
        below: 'The handler gets the event with the request id that the 202 had, at each try the same one.',
        source: sources.asynchronous,
        fidelity: 'documented',
      },
      entry: [
        'countAttempt',
        { type: 'say', params: { state: 'running' } },
        {
          type: 'write',
          params: ({ context: { event } }) => ({
            said: {
              type: 'queue.delivered' as const,
              record: { requestId: event.requestId, attempt: event.attempts },
            },
          }),
        },
      ],
      on: { 'function.deleted': { actions: 'markDeleted' } },
    },
    retrying: {
      description: 'The function failed with the event. It waits in the queue for its next try.',
      meta: {
        console: 'Nothing but the error in the log of the function.',
        below: 'A minute after the first try, two minutes after the second.',
        source: sources.asynchronousErrors,
        fidelity: 'documented',
      },
      entry: { type: 'say', params: { state: 'retrying' } },
      after: { untilNextTry: 'due' },
      on: { 'wait.skipped': { target: 'queued', actions: { type: 'skip', params: ({ event }) => event } } },
    },
    backingOff: {
      description: 'The event did not get through to the function. It waits in the queue for its next try.',
      meta: {
        console: 'Nothing but the throttles among the metrics.',
        below:
          'The function had no execution left, or Lambda itself failed. The wait grows from a second to five minutes; that it doubles is assumed.',
        source: sources.asynchronousErrors,
        fidelity: 'documented',
      },
      entry: { type: 'say', params: { state: 'backingOff' } },
      after: { untilNextTry: 'due' },
      on: { 'wait.skipped': { target: 'queued', actions: { type: 'skip', params: ({ event }) => event } } },
    },
    due: {
      description: 'The wait is over.',
      meta: {
        console: 'Nothing.',
        below: 'An event that has become too old meanwhile is not tried any more.',
        source: sources.asynchronousErrors,
        fidelity: 'documented',
      },
      entry: { type: 'say', params: { state: 'due' } },
      invoke: {
        id: 'clock',
        src: 'clock',
        onDone: [
          {
            guard: { type: 'isTooOld', params: ({ event }) => event.output },
            target: 'dropped',
            actions: {
              type: 'drop',
              params: ({ event }) => ({ at: event.output.at, condition: 'EventAgeExceeded' }),
            },
          },
          { target: 'queued', actions: { type: 'note', params: ({ event }) => event.output } },
        ],
        onError: { target: 'queued', actions: 'noteNextTry' },
      },
    },
    succeeded: {
      type: 'final',
      description: 'The function has done what the event asked for.',
      meta: {
        console: 'Nothing but the log of the function; a destination on success shows what came.',
        below: 'What the handler returned goes nowhere, unless the function has a destination for it.',
        source: sources.asynchronous,
        fidelity: 'documented',
      },
      entry: [
        {
          type: 'write',
          params: ({ context: { event } }) => ({
            said: {
              type: 'queue.succeeded' as const,
              record: { requestId: event.requestId, attempts: event.attempts },
            },
          }),
        },
        'end',
      ],
    },
    dropped: {
      type: 'final',
      description: 'Lambda has given the event up.',
      meta: {
        console: 'Nothing: without a destination or a dead-letter queue nobody hears of it.',
        below:
          'Its tries are used up, it became too old, or the function may not run at all. A destination on failure gets a record of it, a dead-letter queue the event.',
        source: sources.asynchronousErrors,
        fidelity: 'documented',
      },
      entry: 'end',
    },
  },
});
