/**
 * The provisioned concurrency of one version: it has environments made, and watches over them.
 *
 * To provide: `allocate` (takes the time that AWS prepares an allocation).
 */
import { assign, sendTo, setup } from 'xstate';
import { apiSentence } from '#model/lambda/api-message.ts';
import type { ProvisionedStatus } from '#model/lambda/provisioned-concurrency.ts';
import type { Instant } from '#model/telemetry/trace.ts';
import type { Ended } from './environment.types.ts';
import type { AllocateInput, ProvisionedEvent, ProvisionedInput } from './provisioned-concurrency.types.ts';
import { sources, type StateMeta } from './state-meta.ts';
import { toBeProvided } from './to-be-provided.ts';

interface ProvisionedContext extends ProvisionedInput {
  allocated: number;
}

export const provisionedConcurrencyMachine = setup({
  types: {
    context: {} as ProvisionedContext,
    events: {} as ProvisionedEvent,
    input: {} as ProvisionedInput,
    meta: {} as StateMeta,
  },
  actors: { allocate: toBeProvided<Ended, AllocateInput>('allocate') },
  guards: {
    short: ({ context }, { allocated }: { allocated: number }) => allocated < context.executions,
    complete: ({ context }, { allocated }: { allocated: number }) => allocated >= context.executions,
  },
  actions: {
    note: assign((_, { at }: { at: Instant }) => ({ at })),
    count: assign((_, { allocated }: { allocated: number }) => ({ allocated })),
    resize: assign((_, { executions }: { executions: number }) => ({ executions })),
    ask: sendTo(
      ({ context }) => context.owner,
      ({ context: { at, executions } }) => ({ type: 'provisioned.due', at, executions }),
    ),
    tell: sendTo(
      ({ context }) => context.owner,
      ({ context: { at, executions, allocated } }, { status }: { status: ProvisionedStatus }) => ({
        type: 'provisioned.changed',
        at,
        progress: {
          status,
          requested: executions,
          allocated: status === 'FAILED' ? 0 : allocated,
          available: status === 'READY' ? allocated : 0,
          ...(status === 'FAILED' ? { reason: apiSentence('provisionedInitFailed') } : {}),
        },
      }),
    ),
  },
}).createMachine({
  id: 'provisionedConcurrency',
  context: ({ input }) => ({ ...input, allocated: 0 }),
  initial: 'preparing',
  on: {
    'provisioned.resized': {
      target: '.preparing',
      actions: [
        { type: 'note', params: ({ event }) => event },
        { type: 'resize', params: ({ event }) => event },
      ],
    },
  },
  states: {
    preparing: {
      description: 'Lambda prepares the allocation; no environment has been started yet.',
      meta: {
        console: 'Status: In progress.',
        below: 'On AWS one to two minutes pass like this. The console here takes a few seconds for it.',
        source: sources.concurrency,
        fidelity: 'documented',
      },
      entry: { type: 'tell', params: { status: 'IN_PROGRESS' } },
      on: {
        'provisioned.counted': { actions: { type: 'count', params: ({ event }) => event } },
      },
      invoke: {
        src: 'allocate',
        input: ({ context }) => ({ executions: context.executions }),
        onDone: {
          target: 'allocating',
          actions: { type: 'note', params: ({ event }) => event.output },
        },
      },
    },
    allocating: {
      description: 'The environments are made and initialised, all at the same time.',
      meta: {
        console: 'Status: In progress, with the number of those that are there.',
        below:
          'Each runs the code outside the handler, without an event. None of them takes events until all are ready.',
        source: sources.concurrency,
        fidelity: 'documented',
      },
      entry: ['ask', { type: 'tell', params: { status: 'IN_PROGRESS' } }],
      on: {
        'provisioned.counted': [
          {
            guard: { type: 'complete', params: ({ event }) => event },
            target: 'ready',
            actions: [
              { type: 'note', params: ({ event }) => event },
              { type: 'count', params: ({ event }) => event },
            ],
          },
          {
            actions: [
              { type: 'note', params: ({ event }) => event },
              { type: 'count', params: ({ event }) => event },
              { type: 'tell', params: { status: 'IN_PROGRESS' } },
            ],
          },
        ],
        'provisioned.lost': {
          target: 'failed',
          actions: { type: 'note', params: ({ event }) => event },
        },
      },
    },
    ready: {
      description: 'The environments are initialised and take events.',
      meta: {
        console: 'Status: Ready.',
        below:
          'Events of this version get one of them first. When all are busy, the next event starts an ordinary one: it spills over.',
        source: sources.provisioned,
        fidelity: 'documented',
      },
      entry: { type: 'tell', params: { status: 'READY' } },
      on: {
        // One of them has ended: another takes its place.
        'provisioned.counted': {
          guard: { type: 'short', params: ({ event }) => event },
          target: 'allocating',
          actions: [
            { type: 'note', params: ({ event }) => event },
            { type: 'count', params: ({ event }) => event },
          ],
        },
      },
    },
    failed: {
      description: 'An environment did not come up, so none is kept.',
      meta: {
        console: 'Status: Failed, with FUNCTION_ERROR_INIT_FAILURE.',
        below: 'Events go on to get ordinary environments, with a cold start each.',
        source: 'https://github.com/aws/aws-cdk/issues/6016',
        fidelity: 'assumed',
      },
      entry: { type: 'tell', params: { status: 'FAILED' } },
    },
  },
});
