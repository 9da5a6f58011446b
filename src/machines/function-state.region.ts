/** Whether a function can run. */
import { activatedConfiguration } from '#model/lambda/function-configuration.ts';
import { broken, failedCreation, failureOf } from './deployment-outcome.ts';
import { functionSetup } from './function.setup.ts';
import { sources } from './state-meta.ts';

export const stateRegion = functionSetup.createStateConfig({
  description: 'Whether the function can run: AWS’s State.',
  meta: {
    console: 'A banner while the function is not Active.',
    below: 'Only an Active function takes events.',
    source: sources.states,
    fidelity: 'documented',
  },
  initial: 'entering',
  states: {
    entering: {
      description: 'The account is opened with this function in it.',
      meta: {
        console: 'Nothing yet.',
        below: 'Its saved state is looked up.',
        fidelity: 'simplified',
      },
      always: [
        { guard: { type: 'stateIs', params: { state: 'Active' } }, target: 'active' },
        { guard: { type: 'stateIs', params: { state: 'Failed' } }, target: 'failed' },
        { target: 'pending' },
      ],
    },
    pending: {
      description: 'The function is being made.',
      meta: {
        console: '“Creating the function”: Test and Deploy do not work yet.',
        below: 'Lambda stores the package, reads it, and makes what the function needs.',
        source: sources.states,
        fidelity: 'documented',
      },
      invoke: {
        id: 'create',
        src: 'deploy',
        input: ({ context }) => ({ kind: 'create', deployment: context.deployment }),
        onDone: [
          {
            guard: { type: 'deployed', params: ({ event }) => event.output },
            target: 'active',
            actions: {
              type: 'serve',
              params: ({ context, event }) => ({
                at: event.output.at,
                deployment: {
                  ...context.deployment,
                  configuration: activatedConfiguration(context.deployment.configuration),
                },
              }),
            },
          },
          {
            target: 'failed',
            actions: {
              type: 'serve',
              params: ({ context, event }) => failedCreation(context, failureOf(event.output)),
            },
          },
        ],
        onError: {
          target: 'failed',
          actions: {
            type: 'serve',
            params: ({ context, event }) => failedCreation(context, broken(event.error, context.now)),
          },
        },
      },
    },
    active: {
      description: 'The function takes events.',
      meta: {
        console: 'The function’s page, ready: Test works.',
        below: 'Nothing runs because of it. The first event starts the first environment.',
        source: sources.states,
        fidelity: 'documented',
      },
      on: {
        'event.received': {
          actions: [{ type: 'enqueueEvent', params: ({ event }) => event }, 'publish'],
        },
        'invocation.received': [
          {
            // The invocation finds that out by itself and says so.
            guard: { type: 'overLimit', params: ({ event }) => event },
            actions: [{ type: 'receive', params: ({ event }) => event }, 'publish'],
          },
          {
            guard: 'environmentReady',
            actions: [
              { type: 'receive', params: ({ event }) => event },
              { type: 'useReady', params: ({ event }) => event },
              { type: 'sayBegun', params: ({ event }) => event },
              'publish',
            ],
          },
          {
            guard: 'runnable',
            actions: [
              { type: 'receive', params: ({ event }) => event },
              { type: 'startNew', params: ({ event }) => event },
              { type: 'announceNew', params: ({ event }) => event },
              { type: 'sayBegun', params: ({ event }) => event },
              'publish',
            ],
          },
          {
            actions: [
              { type: 'receive', params: ({ event }) => event },
              { type: 'turnAway', params: ({ event }) => event },
              'publish',
            ],
          },
        ],
      },
    },
    failed: {
      description: 'The function could not be made.',
      meta: {
        console: 'An error with AWS’s reason. The function can only be deleted and made again.',
        below: 'Something that the function needs could not be had; StateReasonCode says what.',
        source: sources.states,
        fidelity: 'documented',
      },
    },
  },
});
