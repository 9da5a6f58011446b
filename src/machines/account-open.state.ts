/** What an account does when something reaches it. */
import { accepted, permitted, queued } from './account-answers.ts';
import { mappingActions } from './account-mappings.ts';
import { functionSettingsActions } from './function-settings.ts';
import { provisionedActions } from './provisioned-calls.ts';
import { accountSetup } from './account-sources.setup.ts';
import {
  called,
  describing,
  layering,
  mapping,
  provisioning,
  publishing,
  refusing,
  settingInvoking,
  settling,
} from './account-replies.ts';
import { sources } from './state-meta.ts';

export const openState = accountSetup.createStateConfig({
  description: 'The account takes calls of the Lambda API and what the learner does in the console.',
  meta: {
    console: 'The Functions page, and a page for each function.',
    below:
      'Each click that changes something is a call of the Lambda API: it is looked at, and refused in AWS’s words or carried out.',
    source: sources.states,
    fidelity: 'simplified',
  },
  on: {
    'api.called': [
      {
        guard: { type: 'refused', params: ({ event }) => event },
        actions: [
          { type: 'write', params: ({ context, event }) => ({ records: [called(context, event)] }) },
          { type: 'answer', params: ({ context, event }) => refusing(context, event) },
          { type: 'rouse', params: ({ event }) => event },
        ],
      },
      {
        guard: { type: 'calls', params: ({ event }) => ({ action: ['CreateFunction'], called: event }) },
        actions: [
          { type: 'write', params: ({ context, event }) => ({ records: [called(context, event)] }) },
          { type: 'create', params: ({ event }) => event },
          { type: 'answer', params: ({ context, event }) => describing(context, event) },
        ],
      },
      {
        guard: {
          type: 'calls',
          params: ({ event }) => ({
            action: ['UpdateFunctionCode', 'UpdateFunctionConfiguration'],
            called: event,
          }),
        },
        actions: [
          { type: 'write', params: ({ context, event }) => ({ records: [called(context, event)] }) },
          { type: 'update', params: ({ event }) => event },
          { type: 'answer', params: ({ context, event }) => describing(context, event) },
        ],
      },
      {
        guard: {
          type: 'calls',
          params: ({ event }) => ({ action: provisionedActions, called: event }),
        },
        actions: [
          { type: 'write', params: ({ context, event }) => ({ records: [called(context, event)] }) },
          { type: 'provision', params: ({ event }) => event },
          { type: 'answer', params: ({ context, event }) => provisioning(context, event) },
        ],
      },
      {
        guard: { type: 'publishes', params: ({ event }) => event },
        actions: [
          { type: 'write', params: ({ context, event }) => ({ records: [called(context, event)] }) },
          { type: 'publish', params: ({ event }) => event },
          // An alias takes its environments along to another version.
          { type: 'provision', params: ({ event }) => event },
          { type: 'answer', params: ({ context, event }) => publishing(context, event) },
        ],
      },
      {
        guard: { type: 'calls', params: ({ event }) => ({ action: ['DeleteFunction'], called: event }) },
        actions: [
          { type: 'write', params: ({ context, event }) => ({ records: [called(context, event)] }) },
          { type: 'remove', params: ({ event }) => event },
          {
            type: 'answer',
            params: ({ event }) => ({ ...event, answer: accepted('DeleteFunction', null) }),
          },
        ],
      },
      {
        guard: {
          type: 'calls',
          params: ({ event }) => ({
            action: [
              'PutFunctionConcurrency',
              'DeleteFunctionConcurrency',
              'PutFunctionEventInvokeConfig',
              'UpdateFunctionEventInvokeConfig',
              'DeleteFunctionEventInvokeConfig',
              ...functionSettingsActions,
              'CreateFunctionUrlConfig',
              'AddPermission',
              'RemovePermission',
            ],
            called: event,
          }),
        },
        actions: [
          { type: 'write', params: ({ context, event }) => ({ records: [called(context, event)] }) },
          { type: 'setInvoking', params: ({ event }) => event },
          { type: 'answer', params: ({ context, event }) => settingInvoking(context, event) },
        ],
      },
      {
        guard: { type: 'isAboutLayers', params: ({ event }) => event },
        actions: [
          { type: 'write', params: ({ context, event }) => ({ records: [called(context, event)] }) },
          { type: 'changeLayers', params: ({ event }) => event },
          { type: 'answer', params: ({ context, event }) => layering(context, event) },
        ],
      },
      {
        guard: { type: 'calls', params: ({ event }) => ({ action: [...mappingActions], called: event }) },
        actions: [
          { type: 'write', params: ({ context, event }) => ({ records: [called(context, event)] }) },
          { type: 'map', params: ({ event }) => event },
          { type: 'answer', params: ({ context, event }) => mapping(context, event) },
        ],
      },
      {
        guard: { type: 'invokes', params: ({ event }) => ({ how: 'DryRun', called: event }) },
        actions: [
          { type: 'write', params: ({ context, event }) => ({ records: [called(context, event)] }) },
          { type: 'answer', params: ({ event }) => ({ ...event, answer: permitted }) },
        ],
      },
      {
        guard: { type: 'invokes', params: ({ event }) => ({ how: 'Event', called: event }) },
        actions: [
          { type: 'write', params: ({ context, event }) => ({ records: [called(context, event)] }) },
          { type: 'answer', params: ({ event }) => ({ ...event, answer: queued }) },
          { type: 'enqueueEvent', params: ({ event }) => event },
        ],
      },
      {
        actions: [
          { type: 'write', params: ({ context, event }) => ({ records: [called(context, event)] }) },
          { type: 'invoke', params: ({ event }) => event },
        ],
      },
    ],
    'services.changed': { actions: { type: 'changeServices', params: ({ event }) => event } },
    'role.created': { actions: { type: 'keepRole', params: ({ event }) => event } },
    'role.changed': { actions: { type: 'keepRole', params: ({ event }) => event } },
    'draft.changed': {
      guard: { type: 'exists', params: ({ event }) => event },
      actions: { type: 'edit', params: ({ event }) => event },
    },
    'draft.discarded': {
      guard: { type: 'exists', params: ({ event }) => event },
      actions: { type: 'edit', params: ({ event }) => event },
    },
    'testEvent.saved': {
      guard: { type: 'canSaveTestEvent', params: ({ event }) => event },
      actions: { type: 'edit', params: ({ event }) => event },
    },
    'testEvent.deleted': {
      guard: { type: 'exists', params: ({ event }) => event },
      actions: { type: 'edit', params: ({ event }) => event },
    },
    'testEvent.selected': {
      guard: { type: 'exists', params: ({ event }) => event },
      actions: { type: 'edit', params: ({ event }) => event },
    },
    'template.kept': {
      guard: { type: 'exists', params: ({ event }) => event },
      actions: { type: 'edit', params: ({ event }) => event },
    },
    'queue.waitSkipped': {
      guard: { type: 'exists', params: ({ event }) => event },
      actions: { type: 'skipWait', params: ({ event }) => event },
    },
    'idle.skipped': {
      guard: { type: 'exists', params: ({ event }) => event },
      actions: { type: 'skipIdle', params: ({ event }) => event },
    },
    'event.concluded': { actions: { type: 'conclude', params: ({ event }) => event } },
    'event.due': { actions: { type: 'deliver', params: ({ event }) => event } },
    'page.left': { actions: { type: 'leave', params: ({ event }) => event } },
    'runtime.switched': { actions: { type: 'leave', params: ({ event }) => event } },
    'trace.recorded': { actions: { type: 'write', params: ({ event }) => event } },
    'function.changed': { actions: { type: 'mirrorFunction', params: ({ event }) => event } },
    'function.busied': { actions: { type: 'mirrorBusy', params: ({ event }) => event } },
    'function.drained': { actions: { type: 'drain', params: ({ event }) => event } },
    'source.polled': { actions: { type: 'poll', params: ({ event }) => event } },
    'batch.due': { actions: { type: 'deliverBatch', params: ({ event }) => event } },
    'messages.done': { actions: { type: 'deleteMessages', params: ({ event }) => event } },
    'batch.givenUp': { actions: { type: 'giveUp', params: ({ event }) => event } },
    'mapping.changed': { actions: { type: 'mirrorMapping', params: ({ event }) => event } },
    'mapping.gone': { actions: { type: 'forgetMapping', params: ({ event }) => event } },
    'invocation.settled': [
      {
        guard: { type: 'polled', params: ({ event }) => event },
        actions: [
          { type: 'sayBatchEnded', params: ({ event }) => event },
          { type: 'closeInvoke', params: ({ event }) => event },
        ],
      },
      {
        guard: { type: 'awaited', params: ({ event }) => event },
        actions: [
          { type: 'answer', params: ({ context, event }) => settling(context, event) },
          { type: 'closeInvoke', params: ({ event }) => event },
        ],
      },
      { actions: { type: 'closeInvoke', params: ({ event }) => event } },
    ],
    'runtime.refused': { actions: { type: 'noteTrouble', params: ({ event }) => event } },
  },
});
