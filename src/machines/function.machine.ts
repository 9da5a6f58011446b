/** One function: how it came to be, how it changes, and the environments and invocations that it has. */
import { functionContext } from './function.context.ts';
import { functionSetup } from './function.setup.ts';
import { provisionedId, unallocated } from './function-environments.ts';
import { firstSummary, queuedEventId, queuedEventInput } from './function-queue.ts';
import { stateRegion } from './function-state.region.ts';
import { updateRegion } from './function-update.region.ts';
import { sources } from './state-meta.ts';

export const functionMachine = functionSetup.createMachine({
  id: 'function',
  context: ({ input, spawn, self }) => {
    const queue = input.saved.map((event) => {
      const given = queuedEventInput(input, event, self, { at: input.at, restored: true });
      const ref = spawn('queuedEvent', { id: queuedEventId(event), input: given });
      return [event.requestId, { ref, summary: firstSummary(event, true) }] as const;
    });
    const { provisioned: executions = 0, at } = input;
    const provisioned =
      executions === 0
        ? null
        : {
            ref: spawn('provisioned', { id: provisionedId, input: { at, executions, owner: self } }),
            progress: unallocated(executions),
          };
    return functionContext(input, Object.fromEntries(queue), provisioned);
  },
  initial: 'existing',
  on: {
    'environment.changed': [
      {
        guard: { type: 'hasEnded', params: ({ event }) => event },
        actions: [
          { type: 'note', params: ({ event }) => event },
          { type: 'watchProvisioned', params: ({ event }) => event },
          { type: 'forgetEnvironment', params: ({ event }) => event },
          { type: 'countProvisioned', params: ({ event }) => event },
          'publish',
        ],
      },
      {
        actions: [
          { type: 'watchProvisioned', params: ({ event }) => event },
          { type: 'mirrorEnvironment', params: ({ event }) => event },
          { type: 'countProvisioned', params: ({ event }) => event },
          'retire',
          'publish',
        ],
      },
    ],
    'environment.invoking': { actions: { type: 'callHandler', params: ({ event }) => event } },
    'environment.answered': {
      actions: [
        { type: 'free', params: ({ event }) => event },
        'retire',
        'publish',
        { type: 'endInvocation', params: ({ event }) => event },
      ],
    },
    'environment.unavailable': {
      actions: [
        { type: 'free', params: ({ event }) => event },
        { type: 'refuseRuntime', params: ({ event }) => event },
      ],
    },
    'invocation.changed': {
      actions: [{ type: 'mirrorInvocation', params: ({ event }) => event }, 'publish'],
    },
    'event.due': { actions: { type: 'askForExecution', params: ({ event }) => event } },
    'event.changed': { actions: [{ type: 'mirrorEvent', params: ({ event }) => event }, 'publish'] },
    'event.ended': { actions: [{ type: 'forgetEvent', params: ({ event }) => event }, 'publish'] },
    'queue.configured': { actions: { type: 'configureQueue', params: ({ event }) => event } },
    'wait.skipped': { actions: { type: 'skipWait', params: ({ event }) => event } },
    'invocation.settled': { actions: [{ type: 'settle', params: ({ event }) => event }, 'publish'] },
    'provisioned.changed': {
      actions: [{ type: 'mirrorProvisioned', params: ({ event }) => event }, 'publish'],
    },
    'page.left': {
      actions: [
        'dropProvisioned',
        { type: 'stopAll', params: ({ event }) => ({ at: event.at, reason: 'pageLeft' }) },
      ],
    },
    'runtime.switched': {
      actions: { type: 'stopAll', params: ({ event }) => ({ at: event.at, reason: 'runtimeSwitched' }) },
    },
  },
  states: {
    existing: {
      description: 'The function is there: it has a state, and its newest change has one too.',
      meta: {
        console: 'It has a row in the list of functions and a page of its own.',
        below: 'Two things are kept apart: whether the function can run, and how its last change went.',
        source: sources.states,
        fidelity: 'documented',
      },
      type: 'parallel',
      on: {
        'provision.set': {
          actions: [{ type: 'setProvisioned', params: ({ event }) => event }, 'retire', 'publish'],
        },
        'function.deleted': { target: 'deleting', actions: { type: 'note', params: ({ event }) => event } },
      },
      states: {
        state: stateRegion,
        lastUpdate: updateRegion,
      },
    },
    deleting: {
      description: 'The function is deleted; what it still runs comes to its end.',
      meta: {
        console: 'The function is gone from the list.',
        below:
          'Events that are being worked on are finished, then each environment ends. AWS does not say how long that takes.',
        fidelity: 'assumed',
      },
      entry: [
        { type: 'retireAs', params: { reason: 'spindown' } },
        'emptyQueue',
        'dropProvisioned',
        'outdateAll',
        'retire',
        'publish',
      ],
      always: { guard: 'drained', target: 'deleted' },
    },
    deleted: {
      type: 'final',
      description: 'Nothing is left of the function.',
      meta: {
        console: 'Its log group is still there: Lambda does not delete logs.',
        below: 'Code, configuration and environments are gone.',
        fidelity: 'documented',
        source: sources.states,
      },
      entry: 'sayDrained',
    },
  },
});
