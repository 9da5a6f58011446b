/** What an account can do with the sources that events come from, and the targets that they go to. */
import { assign, enqueueActions } from 'xstate';
import { functionNameOf } from '#model/lambda/arn.ts';
import { executionPool } from '#model/lambda/concurrency.ts';
import { latest } from '#model/lambda/versions.ts';
import { concurrencyUse } from './account-calls.ts';
import {
  afterDone,
  afterGivingUp,
  afterPoll,
  firstMappingSummary,
  mappingAfter,
  mappingInput,
  mappingsToTell,
  withMapping,
  withoutMapping,
} from './account-mappings.ts';
import type { ReportOf, ApiCalled, ServicesChanged } from './account.types.ts';
import { afterConclusion, type Concluded } from './event-deliveries.ts';
import { accountCore } from './account.setup.ts';

export const accountSetup = accountCore.extend({
  actions: {
    /** What is left of an event that is through goes to its destinations. */
    conclude: enqueueActions(({ context, enqueue }, concluded: Concluded) => {
      const { services, records, calls } = afterConclusion(context, concluded);
      enqueue.assign({ services, trace: context.trace.with(records, context.settings.traceLimit) });
      for (const { ref } of mappingsToTell(context, context.services, services))
        enqueue.sendTo(ref, { type: 'source.changed', at: concluded.at });
      for (const call of calls) enqueue.raise(call);
    }),
    /** A mapping is made, changed or deleted. */
    map: enqueueActions(({ context, enqueue }, { at, callId, call }: ApiCalled) => {
      if (call.action === 'DeleteEventSourceMapping') {
        const entry = context.mappings[call.request.UUID];
        if (entry) enqueue.sendTo(entry.ref, { type: 'mapping.deleted', at });
        return;
      }
      const saved = mappingAfter(context, call, { at, callId });
      if (!saved) return;
      const { UUID } = saved.configuration;
      const known = context.mappings[UUID];
      if (known) {
        const summary = { ...known.summary, ...saved };
        enqueue.assign(withMapping(context, { type: 'mapping.changed', at, uuid: UUID, summary }));
        enqueue.sendTo(known.ref, { type: 'mapping.updated', at, ...saved });
        return;
      }
      const input = mappingInput(context, saved, at);
      if (!input) return;
      enqueue.assign(({ spawn, self }) => {
        const own = { ...input, restored: false, recorder: self, owner: self };
        const ref = spawn('mapping', { id: UUID, input: own });
        return { mappings: { ...context.mappings, [UUID]: { ref, summary: firstMappingSummary(saved) } } };
      });
    }),
    /** What a caller would do, for a mapping. */
    deliverBatch: enqueueActions(
      ({ context, enqueue }, { at, uuid, requestId, payload }: ReportOf<'batch.due'>) => {
        const mapping = context.mappings[uuid];
        if (!mapping) return;
        const functionName = functionNameOf(mapping.summary.configuration.FunctionArn);
        const entry = Object.hasOwn(context.functions, functionName)
          ? context.functions[functionName]
          : undefined;
        const state = entry?.record.configuration.State;
        if (!entry || state === 'Pending' || state === 'Failed') {
          const result = { status: 'abandoned' as const };
          enqueue.sendTo(mapping.ref, { type: 'batch.ended', at, requestId, result });
          return;
        }
        const request = {
          FunctionName: functionName,
          InvocationType: 'RequestResponse' as const,
          Payload: payload,
        };
        const open = { functionName, version: latest, request, mappingId: uuid };
        const concurrency = executionPool(functionName, concurrencyUse(context));
        enqueue.assign({ openInvokes: { ...context.openInvokes, [requestId]: open } });
        enqueue.sendTo(entry.ref, { type: 'invocation.received', at, requestId, payload, concurrency });
      },
    ),
    poll: enqueueActions(({ context, enqueue }, polled: ReportOf<'source.polled'>) => {
      const { at, uuid } = polled;
      const mapping = context.mappings[uuid];
      if (!mapping) return;
      const { services, found } = afterPoll(context, polled);
      const { EventSourceArn } = mapping.summary.configuration;
      enqueue.assign({ services });
      enqueue.sendTo(mapping.ref, found);
      for (const { ref } of mappingsToTell(context, context.services, services, EventSourceArn))
        enqueue.sendTo(ref, { type: 'source.changed', at });
    }),
    deleteMessages: assign(({ context }, done: ReportOf<'messages.done'>) => ({
      services: afterDone(context, done),
    })),
    giveUp: enqueueActions(({ context, enqueue }, given: ReportOf<'batch.givenUp'>) => {
      const services = afterGivingUp(context, given);
      enqueue.assign({ services });
      for (const { ref } of mappingsToTell(context, context.services, services))
        enqueue.sendTo(ref, { type: 'source.changed', at: given.at });
    }),
    mirrorMapping: assign(({ context }, report: ReportOf<'mapping.changed'>) => withMapping(context, report)),
    forgetMapping: enqueueActions(({ context, enqueue }, { uuid }: ReportOf<'mapping.gone'>) => {
      enqueue.assign(withoutMapping(context, uuid));
      enqueue.stopChild(uuid);
    }),
    sayBatchEnded: enqueueActions(
      ({ context, enqueue }, { at, requestId, result }: ReportOf<'invocation.settled'>) => {
        const mapping = context.mappings[context.openInvokes[requestId]?.mappingId ?? ''];
        if (mapping) enqueue.sendTo(mapping.ref, { type: 'batch.ended', at, requestId, result });
      },
    ),
    changeServices: enqueueActions(({ context, enqueue }, { at, services }: ServicesChanged) => {
      enqueue.assign({ services });
      for (const { ref } of mappingsToTell(context, context.services, services))
        enqueue.sendTo(ref, { type: 'source.changed', at });
    }),
  },
});
