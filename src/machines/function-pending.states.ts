/** What a function waits for until it can run, one thing after another. */
import { activatedConfiguration } from '#model/lambda/function-configuration.ts';
import type { MakingStep } from '#model/lambda/making.ts';
import { broken, failedCreation, failureOf } from './deployment-outcome.ts';
import { functionSetup } from './function.setup.ts';
import { sources, type StateMeta } from './state-meta.ts';

const state = '#function.existing.state';

/** A step that the driver of `deploy` does. */
function making(step: MakingStep, description: string, meta: StateMeta) {
  return functionSetup.createStateConfig({
    description,
    meta,
    entry: [{ type: 'beginStep', params: { step } }, 'publish'],
    invoke: {
      src: 'deploy',
      input: ({ context }) => ({ kind: context.making.how, step, deployment: context.deployment }),
      onDone: [
        {
          guard: { type: 'deployed', params: ({ event }) => event.output },
          target: 'continuing',
          actions: { type: 'note', params: ({ event }) => event.output },
        },
        {
          target: 'stopped',
          actions: { type: 'noteFault', params: ({ event }) => failureOf(event.output) },
        },
      ],
      onError: {
        target: 'stopped',
        actions: { type: 'noteFault', params: ({ context, event }) => broken(event.error, context.now) },
      },
    },
    exit: ['endStep', 'publish'],
  });
}

export const pendingStates = functionSetup.createStateConfig({
  description: 'The function is being made, or made ready again.',
  meta: {
    console: '“Creating the function”: Test and Deploy do not work yet.',
    below: 'Lambda stores the package, reads it, and makes what the function needs.',
    source: sources.states,
    fidelity: 'documented',
  },
  entry: 'plan',
  initial: 'continuing',
  states: {
    continuing: {
      description: 'What is still missing is looked up.',
      meta: {
        console: 'Nothing yet.',
        below: 'What the function needs is made in a fixed order; AWS does not say in which.',
        fidelity: 'simplified',
      },
      always: [
        { guard: { type: 'needs', params: { step: 'package' } }, target: 'package' },
        { guard: { type: 'needs', params: { step: 'image' } }, target: 'image' },
        { guard: { type: 'needs', params: { step: 'network' } }, target: 'network' },
        { guard: { type: 'needs', params: { step: 'snapshot' } }, target: 'snapshot' },
        {
          target: `${state}.active`,
          actions: {
            type: 'serve',
            params: ({ context }) => ({
              at: context.now,
              deployment: {
                ...context.deployment,
                configuration: activatedConfiguration(context.deployment.configuration),
              },
            }),
          },
        },
      ],
    },
    package: making('package', 'The code is taken over.', {
      console: '“Creating the function”.',
      below: 'A .zip is stored and read; an image is fetched from Amazon ECR.',
      source: sources.states,
      fidelity: 'simplified',
    }),
    image: making(
      'image',
      'The image is prepared, so that containers can start before all of it has arrived.',
      {
        console: '“Creating the function”, for longer than with a .zip.',
        below: 'Lambda makes its own form of the image out of small pieces, and keeps it for the function.',
        source: sources.images,
        fidelity: 'documented',
      },
    ),
    network: making('network', 'A network interface is made for the function.', {
      console: '“Creating the function”, for longer than without a VPC.',
      below:
        'One Hyperplane interface for each pair of subnet and security groups; functions with the same pair share it. On AWS this can take minutes.',
      source: sources.vpc,
      fidelity: 'documented',
    }),
    snapshot: making('snapshot', 'The version is initialised once, and a snapshot of it is taken.', {
      console: 'The version is Pending. A test of it is refused.',
      below:
        'Init runs now, long before any event. Memory and disk are then kept, encrypted, for every later start.',
      source: sources.snapStart,
      fidelity: 'documented',
    }),
    stopped: {
      description: 'One of the steps could not be done.',
      meta: {
        console: 'An error with AWS’s reason.',
        below: 'A new function becomes Failed by it; one that was Active before is Inactive again.',
        source: sources.states,
        fidelity: 'documented',
      },
      always: [
        {
          guard: 'restoring',
          target: `${state}.inactive`,
          actions: { type: 'serve', params: ({ context }) => failedCreation(context) },
        },
        {
          target: `${state}.failed`,
          actions: { type: 'serve', params: ({ context }) => failedCreation(context) },
        },
      ],
    },
  },
});
