/** How the newest change of a function went. */
import { settledConfiguration } from '#model/lambda/function-configuration.ts';
import { updateStep } from '#model/lambda/making.ts';
import { broken, failedUpdate, failureOf } from './deployment-outcome.ts';
import { functionSetup } from './function.setup.ts';
import { sources } from './state-meta.ts';

export const updateRegion = functionSetup.createStateConfig({
  description: 'How the newest change went: AWS’s LastUpdateStatus.',
  meta: {
    console: 'A banner while a change is on its way, and another when it is through.',
    below: 'The function goes on with its old code until the new one is ready.',
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
        { guard: { type: 'lastUpdateIs', params: { status: 'InProgress' } }, target: 'inProgress' },
        { guard: { type: 'lastUpdateIs', params: { status: 'Failed' } }, target: 'failed' },
        { target: 'successful' },
      ],
    },
    inProgress: {
      description: 'A change is on its way; the old code and configuration still answer.',
      meta: {
        console: '“Updating the function”: Deploy and Save wait; Test still runs the old code.',
        below:
          'The new package is stored and read. Environments that are there go on, and new ones still get the old code.',
        source: sources.states,
        fidelity: 'documented',
      },
      invoke: {
        id: 'update',
        src: 'deploy',
        input: ({ context }) => ({
          kind: 'update',
          step: updateStep(context.deployment.configuration, context.target?.configuration),
          deployment: context.target ?? context.deployment,
        }),
        onDone: [
          {
            guard: { type: 'deployed', params: ({ event }) => event.output },
            target: 'successful',
            actions: [
              {
                type: 'serve',
                params: ({ context, event }) => {
                  const deployment = context.target ?? context.deployment;
                  return {
                    at: event.output.at,
                    deployment: {
                      ...deployment,
                      configuration: settledConfiguration(deployment.configuration),
                    },
                  };
                },
              },
              'outdateAll',
              'retire',
              'publish',
            ],
          },
          {
            target: 'failed',
            actions: {
              type: 'serve',
              params: ({ context, event }) => failedUpdate(context, failureOf(event.output)),
            },
          },
        ],
        onError: {
          target: 'failed',
          actions: {
            type: 'serve',
            params: ({ context, event }) => failedUpdate(context, broken(event.error, context.now)),
          },
        },
      },
    },
    successful: {
      description: 'The newest change is through.',
      meta: {
        console: '“Successfully updated the function”.',
        below: 'New environments get the new code; older ones end as soon as they are idle.',
        source: sources.states,
        fidelity: 'documented',
      },
      on: {
        'update.accepted': {
          target: 'inProgress',
          actions: [
            { type: 'note', params: ({ event }) => event },
            { type: 'aim', params: ({ event }) => event },
          ],
        },
      },
    },
    failed: {
      description: 'The newest change did not come through; what was there before goes on.',
      meta: {
        console: 'An error with AWS’s reason. What was in the editor is still there.',
        below: 'The old code and configuration answer as if nothing had been asked.',
        source: sources.states,
        fidelity: 'documented',
      },
      on: {
        'update.accepted': {
          target: 'inProgress',
          actions: [
            { type: 'note', params: ({ event }) => event },
            { type: 'aim', params: ({ event }) => event },
          ],
        },
      },
    },
  },
});
