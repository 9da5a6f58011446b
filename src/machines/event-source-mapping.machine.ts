/**
 * One event source mapping: Lambda reads a queue or a stream for a function and invokes it with what it finds. The
 * account gives it the records and carries out its invocations, as for any other caller.
 *
 * To provide: `clock` (says what time it is when the account is opened).
 */
import { assign, enqueueActions, setup } from 'xstate';
import type { EventSourceMapping, MappingState } from '#model/lambda/event-source-mapping.types.ts';
import { changeMs } from '#model/lambda/mapping-limits.ts';
import type { MappingEvent } from '#model/telemetry/queue-events.ts';
import type { Instant, TraceRecord } from '#model/telemetry/trace.ts';
import type {
  MappingCommand,
  MappingContext,
  MappingInput,
  MappingReport,
} from './event-source-mapping.types.ts';
import { found, mappingContext, nextWork, worked } from './mapping-batches.ts';
import { lanesAgain } from './mapping-lanes.ts';
import { ended } from './mapping-outcomes.ts';
import type { ClockReading } from './queued-event.types.ts';
import { sources } from './state-meta.ts';
import type { StateMeta } from './state-meta.ts';
import { toBeProvided } from './to-be-provided.ts';

type Command<Type extends MappingCommand['type']> = Extract<MappingCommand, { type: Type }>;

function recordOf({ functionName }: MappingContext, time: Instant, said: MappingEvent): TraceRecord {
  const subject =
    'requestId' in said.record ? { functionName, requestId: said.record.requestId } : { functionName };
  return { ...said, time, subject };
}

function changed({ configuration, reads, lanes, batches, now }: MappingContext): MappingReport {
  const summary = { configuration, reads, lanes: Object.values(lanes), batches };
  return { type: 'mapping.changed', at: now, uuid: configuration.UUID, summary };
}

export const eventSourceMappingMachine = setup({
  types: {
    context: {} as MappingContext,
    events: {} as MappingCommand,
    input: {} as MappingInput,
    meta: {} as StateMeta,
  },
  actors: { clock: toBeProvided<ClockReading, undefined>('clock') },
  delays: {
    changed: changeMs,
    // setTimeout takes no more than this; a queue hides a message for twelve hours at most.
    untilWork: ({ context }) => Math.min(Math.max(0, (nextWork(context) ?? 0) - context.now), 2 ** 31 - 1),
  },
  guards: {
    begins: ({ context }, { state }: { state: MappingState }) => context.configuration.State === state,
    reads: ({ context }) => context.reads,
    isRestored: ({ context }) => context.restored,
    hasWork: ({ context }) => nextWork(context) !== null,
    finds: (_, { records }: Command<'records.found'>) => records.length > 0,
  },
  actions: {
    note: assign(({ context }, { at }: { at: Instant }) => ({ now: Math.max(context.now, at) })),
    noteChange: assign(({ context }) => ({ now: context.now + changeMs })),
    noteWork: assign(({ context }) => ({ now: Math.max(context.now, nextWork(context) ?? 0) })),
    say: enqueueActions(({ context, enqueue }) => enqueue.sendTo(context.owner, changed(context))),
    enter: enqueueActions(({ context, enqueue }, { state }: { state: MappingState }) => {
      const configuration: EventSourceMapping = { ...context.configuration, State: state };
      enqueue.assign({ configuration });
      const { UUID: mappingId, EventSourceArn: eventSourceArn } = configuration;
      const said = { type: 'mapping.changed' as const, record: { mappingId, eventSourceArn, state } };
      const records = [recordOf(context, context.now, said)];
      enqueue.sendTo(context.recorder, { type: 'trace.recorded', records });
      enqueue.sendTo(context.owner, changed({ ...context, configuration }));
    }),
    update: assign((_, { configuration, reads }: Command<'mapping.updated'>) => ({ configuration, reads })),
    work: enqueueActions(({ context, enqueue }, { look }: { look: boolean }) => {
      const { context: after, told, begun } = worked(context, context.now, look);
      enqueue.assign(after);
      const records = begun.map(({ requestId, records: own, tries, lane }) => {
        const ids = own.map(({ id }) => id);
        const record = {
          mappingId: context.configuration.UUID,
          requestId: requestId ?? '',
          records: ids,
          attempt: tries,
          lane,
        };
        return recordOf(after, after.now, { type: 'mapping.invoked', record });
      });
      if (records.length > 0) enqueue.sendTo(context.recorder, { type: 'trace.recorded', records });
      enqueue.sendTo(context.owner, changed(after));
      for (const each of told) enqueue.sendTo(context.owner, each);
    }),
    gather: enqueueActions(
      ({ context, enqueue }, { lane, records, nextVisibleAt }: Command<'records.found'>) => {
        const { context: after, told } = found(context, lane, records, nextVisibleAt);
        enqueue.assign(after);
        for (const each of told) enqueue.sendTo(context.owner, each);
      },
    ),
    settle: enqueueActions(({ context, enqueue }, { requestId, result, at }: Command<'batch.ended'>) => {
      const after = ended(context, { requestId, result, at });
      if (!after) return;
      enqueue.assign(after.context);
      const said = { type: 'mapping.settled' as const, record: after.settled };
      const records = [recordOf(after.context, at, said)];
      enqueue.sendTo(context.recorder, { type: 'trace.recorded', records });
      for (const each of after.told) enqueue.sendTo(context.owner, each);
    }),
    /** What was read and not handed out: messages come back by themselves, a shard is read again from its place. */
    letGo: assign(({ context }) => ({
      lanes: lanesAgain(context),
      batches: context.batches.filter(({ requestId }) => requestId !== null),
      fullSince: null,
    })),
    sayGone: enqueueActions(({ context, enqueue }) => {
      const { UUID: uuid } = context.configuration;
      enqueue.sendTo(context.owner, { type: 'mapping.gone', at: context.now, uuid });
    }),
  },
}).createMachine({
  id: 'eventSourceMapping',
  context: ({ input }) => mappingContext(input),
  initial: 'known',
  on: {
    'mapping.updated': [
      {
        guard: ({ event }) => event.configuration.State === 'Enabling',
        target: '.enabling',
        actions: [
          { type: 'note', params: ({ event }) => event },
          { type: 'update', params: ({ event }) => event },
        ],
      },
      {
        guard: ({ event }) => event.configuration.State === 'Disabling',
        target: '.disabling',
        actions: [
          { type: 'note', params: ({ event }) => event },
          { type: 'update', params: ({ event }) => event },
        ],
      },
      {
        target: '.updating',
        actions: [
          { type: 'note', params: ({ event }) => event },
          { type: 'update', params: ({ event }) => event },
        ],
      },
    ],
    'mapping.deleted': { target: '.deleting', actions: { type: 'note', params: ({ event }) => event } },
    // An invocation that was under way goes on to its end in any state.
    'batch.ended': { actions: [{ type: 'settle', params: ({ event }) => event }, 'say'] },
    'records.found': { actions: { type: 'note', params: ({ event }) => event } },
  },
  states: {
    known: {
      description: 'The account has a mapping, new or from before.',
      meta: {
        console: 'A row under Triggers.',
        below: 'Lambda goes on where the mapping was.',
        fidelity: 'simplified',
      },
      always: [{ guard: 'isRestored', target: 'restored' }, { target: 'creating' }],
    },
    restored: {
      description: 'The account was opened with this mapping.',
      meta: {
        console: 'Nothing yet.',
        below: 'The clock is read: messages may have become visible since.',
        fidelity: 'simplified',
      },
      invoke: {
        id: 'openingClock',
        src: 'clock',
        onDone: {
          target: 'resumed',
          actions: { type: 'note', params: ({ event }) => event.output },
        },
        onError: { target: 'resumed' },
      },
    },
    resumed: {
      description: 'It goes on where it was.',
      meta: {
        console: 'A row under Triggers.',
        below: 'A change that was under way begins again.',
        fidelity: 'simplified',
      },
      always: [
        { guard: { type: 'begins', params: { state: 'Creating' } }, target: 'creating' },
        { guard: { type: 'begins', params: { state: 'Deleting' } }, target: 'deleting' },
        { guard: 'reads', target: 'enabled' },
        { target: 'disabled' },
      ],
    },
    creating: {
      description: 'The mapping is made; nothing is read yet.',
      meta: {
        console: 'State: Creating.',
        below: 'The API has accepted it and tried the role on the source. Pollers are being started.',
        source: sources.mappings,
        fidelity: 'documented',
      },
      entry: { type: 'enter', params: { state: 'Creating' } },
      after: {
        changed: [
          { guard: 'reads', target: 'enabled', actions: 'noteChange' },
          { target: 'disabled', actions: 'noteChange' },
        ],
      },
    },
    enabling: {
      description: 'The mapping was switched off and is being switched on.',
      meta: {
        console: 'State: Enabling.',
        below: 'Pollers are being started. A stream is read on from where it was left.',
        source: sources.mappings,
        fidelity: 'documented',
      },
      entry: { type: 'enter', params: { state: 'Enabling' } },
      after: { changed: { target: 'enabled', actions: 'noteChange' } },
    },
    enabled: {
      description: 'Lambda reads the source and invokes the function with what it finds.',
      meta: {
        console: 'State: Enabled. The console does not show the pollers.',
        below:
          'Pollers of Lambda, not of your function, ask the source with the execution role. What they find becomes one event with Records, and a synchronous Invoke.',
        source: sources.mappings,
        fidelity: 'documented',
      },
      entry: [
        { type: 'enter', params: { state: 'Enabled' } },
        { type: 'work', params: { look: true } },
      ],
      initial: 'waiting',
      on: {
        'source.changed': {
          target: '.waiting',
          actions: [
            { type: 'note', params: ({ event }) => event },
            { type: 'work', params: { look: true } },
          ],
        },
        'records.found': [
          {
            guard: { type: 'finds', params: ({ event }) => event },
            target: '.waiting',
            actions: [
              { type: 'note', params: ({ event }) => event },
              { type: 'gather', params: ({ event }) => event },
              { type: 'work', params: { look: true } },
            ],
          },
          {
            target: '.waiting',
            actions: [
              { type: 'note', params: ({ event }) => event },
              { type: 'gather', params: ({ event }) => event },
            ],
          },
        ],
        'batch.ended': {
          target: '.waiting',
          actions: [
            { type: 'settle', params: ({ event }) => event },
            { type: 'work', params: { look: true } },
          ],
        },
      },
      states: {
        waiting: {
          description: 'There is nothing to do at this moment.',
          meta: {
            console: 'State: Enabled.',
            below:
              'A poll is open and waits for an answer, or every poller is busy, or a batch waits for its next try.',
            source: sources.mappings,
            fidelity: 'simplified',
          },
          after: {
            untilWork: {
              guard: 'hasWork',
              target: 'waiting',
              reenter: true,
              actions: ['noteWork', { type: 'work', params: { look: false } }],
            },
          },
        },
      },
    },
    updating: {
      description: 'Its settings are being changed.',
      meta: {
        console: 'State: Updating.',
        below: 'Pollers go on with the new settings. It cannot be changed or deleted meanwhile.',
        source: sources.mappings,
        fidelity: 'documented',
      },
      entry: [{ type: 'enter', params: { state: 'Updating' } }, 'letGo'],
      after: {
        changed: [
          { guard: 'reads', target: 'enabled', actions: 'noteChange' },
          { target: 'disabled', actions: 'noteChange' },
        ],
      },
    },
    disabling: {
      description: 'The mapping is being switched off.',
      meta: {
        console: 'State: Disabling.',
        below: 'Pollers stop. What the function is working on is finished.',
        source: sources.mappings,
        fidelity: 'documented',
      },
      entry: [{ type: 'enter', params: { state: 'Disabling' } }, 'letGo'],
      after: { changed: { target: 'disabled', actions: 'noteChange' } },
    },
    disabled: {
      description: 'Nothing is read.',
      meta: {
        console: 'State: Disabled.',
        below: 'Messages stay in their queue and records in their stream, as long as those keep them.',
        source: sources.mappings,
        fidelity: 'documented',
      },
      entry: { type: 'enter', params: { state: 'Disabled' } },
    },
    deleting: {
      description: 'The mapping is being deleted.',
      meta: {
        console: 'State: Deleting.',
        below: 'Pollers stop. Lambda forgets how far it has read; the source keeps what it has.',
        source: sources.mappings,
        fidelity: 'documented',
      },
      entry: [{ type: 'enter', params: { state: 'Deleting' } }, 'letGo'],
      after: { changed: { target: 'deleted', actions: 'noteChange' } },
    },
    deleted: {
      type: 'final',
      description: 'Nothing is left of the mapping.',
      meta: {
        console: 'It is gone from the list.',
        below: 'One that is made again begins from the start of what it is told.',
        source: sources.mappings,
        fidelity: 'documented',
      },
      entry: 'sayGone',
    },
  },
});
