/** Whether a function can run. */
import { idled, restoring } from './deployment-outcome.ts';
import { pendingStates } from './function-pending.states.ts';
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
        { guard: { type: 'stateIs', params: { state: 'Inactive' } }, target: 'inactive' },
        { target: 'pending' },
      ],
    },
    pending: pendingStates,
    active: {
      description: 'The function takes events.',
      meta: {
        console: 'The function’s page, ready: Test works.',
        below: 'Nothing runs because of it. The first event starts the first environment.',
        source: sources.states,
        fidelity: 'documented',
      },
      entry: 'awaitIdle',
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
              'awaitIdle',
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
              'awaitIdle',
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
        'provisioned.due': {
          actions: [
            { type: 'startProvisioned', params: ({ event }) => event },
            { type: 'endSurplus', params: ({ event }) => event },
            { type: 'countProvisioned', params: ({ event }) => event },
            'publish',
          ],
        },
        'resources.idle': {
          guard: 'reclaimable',
          target: 'inactive',
          actions: [
            { type: 'stopAll', params: ({ event }) => ({ at: event.at, reason: 'spindown' }) },
            { type: 'serve', params: ({ context, event }) => idled(context, event) },
          ],
        },
        // Whoever skips the time skips that of the environments, too, which is shorter.
        'idle.skipped': [
          {
            guard: 'reclaimable',
            target: 'inactive',
            actions: [
              { type: 'recordSkip', params: ({ event }) => event },
              { type: 'stopAll', params: ({ event }) => ({ at: event.at, reason: 'spindown' }) },
              { type: 'serve', params: ({ context, event }) => idled(context, event) },
            ],
          },
          {
            guard: 'unused',
            actions: [
              { type: 'recordSkip', params: ({ event }) => event },
              { type: 'stopAll', params: ({ event }) => ({ at: event.at, reason: 'spindown' }) },
            ],
          },
        ],
      },
    },
    inactive: {
      description: 'Nobody has used the function for long, so Lambda took back what it had made for it.',
      meta: {
        console: '“The function is idle”, with the reason code Idle. The next Test is refused.',
        below:
          'The network interface, the prepared image or the snapshot is given up. An invocation fails, and has them made again.',
        source: sources.states,
        fidelity: 'documented',
      },
      on: {
        'restore.requested': {
          target: 'pending',
          actions: { type: 'serve', params: ({ context, event }) => restoring(context, event) },
        },
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
