/** What the account does for its event source mappings: gives them records, and carries their work out. */
import type { ApiCall } from '#model/lambda/api-call.ts';
import { batchFailureRecord } from '#model/lambda/batch-failure-record.ts';
import { functionNameOf } from '#model/lambda/arn.ts';
import { createdMapping, mappingResponse, updatedMapping } from '#model/lambda/event-source-mapping.ts';
import type {
  EventSourceMapping,
  MappingCall,
  SavedMapping,
} from '#model/lambda/event-source-mapping.types.ts';
import { firstPositions, polledFrom, polledSources } from '#model/lambda/polled-sources.ts';
import { polledName, pollerOf } from '#model/lambda/pollers.ts';
import { requestId } from '#model/lambda/request-id.ts';
import { shardOf } from '#model/lambda/shard-lanes.ts';
import { published, sentTo } from '#model/services/delivery.ts';
import { deleted } from '#model/services/queue.ts';
import { resourceOf, type ServicesState, withResource } from '#model/services/services-state.ts';
import type { Instant } from '#model/telemetry/trace.ts';
import type { AccountContext, MappingEntry } from './account.types.ts';
import type {
  MappingCommand,
  MappingInput,
  MappingReport,
  MappingSummary,
} from './event-source-mapping.types.ts';
import { lanesOf, savedLanes } from './mapping-lanes.ts';
import { seededBytes } from './seeded-random.ts';

type Report<Type extends MappingReport['type']> = Extract<MappingReport, { type: Type }>;
type Found = Extract<MappingCommand, { type: 'records.found' }>;

export const mappingActions = [
  'CreateEventSourceMapping',
  'UpdateEventSourceMapping',
  'GetEventSourceMapping',
  'DeleteEventSourceMapping',
  'ListEventSourceMappings',
] as const satisfies readonly MappingCall['action'][];

/** What the rules may know of mappings and of what they read. */
export function eventSourcesOf(
  context: Pick<AccountContext, 'mappings' | 'services' | 'region' | 'accountId'>,
) {
  return {
    mappings: Object.values(context.mappings).map(({ summary }) => summary.configuration),
    sources: Object.fromEntries(
      polledSources(context.services, context).map(({ arn, visibilityTimeout }) => [
        arn,
        visibilityTimeout === undefined ? {} : { visibilityTimeout },
      ]),
    ),
  };
}

/** The mapping as a call that was accepted makes it; `null`: the call makes none. */
export function mappingAfter(
  context: AccountContext,
  call: ApiCall,
  { at, callId }: { at: Instant; callId: string },
): SavedMapping | null {
  switch (call.action) {
    case 'CreateEventSourceMapping': {
      const uuid = requestId(seededBytes(`${context.settings.seed}/mapping/${callId}`, 16));
      const configuration = createdMapping(call.request, context, { at, uuid });
      const { EventSourceArn, Enabled = true, StartingPosition = 'LATEST', ...rest } = call.request;
      const from = (rest.StartingPositionTimestamp ?? 0) * 1000;
      const positions = firstPositions(context.services, EventSourceArn, StartingPosition, from);
      return { configuration, reads: Enabled, positions };
    }
    case 'UpdateEventSourceMapping': {
      const { request } = call;
      const summary = context.mappings[request.UUID]?.summary;
      if (!summary) return null;
      const { reads } = summary;
      const configuration = updatedMapping(summary.configuration, request, { reads, at });
      return { configuration, reads: request.Enabled ?? reads };
    }
    default:
      return null;
  }
}

/** What the API answers, once that is done. */
export function mappingAnswer(context: AccountContext, call: ApiCall): Record<string, unknown> | null {
  const known = Object.values(context.mappings).map(({ summary }) => summary.configuration);
  const one = (mapping: EventSourceMapping | undefined) => (mapping ? mappingResponse(mapping) : null);
  switch (call.action) {
    case 'CreateEventSourceMapping':
      return one(known.at(-1));
    case 'GetEventSourceMapping':
    case 'UpdateEventSourceMapping':
      return one(known.find(({ UUID }) => UUID === call.request.UUID));
    case 'DeleteEventSourceMapping': {
      const gone = one(known.find(({ UUID }) => UUID === call.request.UUID));
      return gone && { ...gone, State: 'Deleting' };
    }
    case 'ListEventSourceMappings': {
      const { EventSourceArn, FunctionName } = call.request;
      const wanted = known.filter(
        (each) =>
          (EventSourceArn === undefined || each.EventSourceArn === EventSourceArn) &&
          (FunctionName === undefined || functionNameOf(each.FunctionArn) === functionNameOf(FunctionName)),
      );
      return { EventSourceMappings: wanted.map(mappingResponse) };
    }
    default:
      return null;
  }
}

/** What the actor of a mapping is given, but for those that it reports to; `null`: its source is none of ours. */
export function mappingInput(
  { settings }: Pick<AccountContext, 'settings'>,
  { configuration, reads, positions = {}, windows = {} }: SavedMapping,
  at: Instant,
): Omit<MappingInput, 'owner' | 'recorder' | 'restored'> | null {
  const kind = pollerOf(configuration.EventSourceArn);
  if (kind === null) return null;
  const functionName = functionNameOf(configuration.FunctionArn);
  return { at, configuration, kind, reads, positions, windows, functionName, seed: `${settings.seed}/${at}` };
}

export function firstMappingSummary(saved: SavedMapping): MappingSummary {
  const { configuration, reads, positions = {}, windows } = saved;
  return {
    configuration,
    reads,
    lanes: Object.values(lanesOf(configuration, positions, windows)),
    batches: [],
  };
}

export function savedMapping({ summary }: MappingEntry): SavedMapping {
  const { configuration, reads, lanes } = summary;
  if (pollerOf(configuration.EventSourceArn) === 'sqs') return { configuration, reads };
  return { configuration, reads, ...savedLanes(lanes) };
}

/** Asks the source for a mapping. */
export function afterPoll(
  context: AccountContext,
  { uuid, lane, after, max, at }: Report<'source.polled'>,
): { services: ServicesState; found: Found } {
  const configuration = context.mappings[uuid]?.summary.configuration;
  const name = functionNameOf(configuration?.FunctionArn ?? '');
  const role = context.functions[name]?.record.configuration.Role ?? '';
  const handle = ({
    MessageId,
    ApproximateReceiveCount,
  }: {
    MessageId: string;
    ApproximateReceiveCount: number;
  }) =>
    requestId(
      seededBytes(`${context.settings.seed}/receipt/${uuid}/${MessageId}/${ApproximateReceiveCount}`, 16),
    );
  const { region, services } = context;
  const arn = configuration?.EventSourceArn ?? '';
  const answer = polledFrom(services, {
    region,
    arn,
    roleArn: role,
    lane: shardOf(lane),
    after,
    max,
    at,
    handle,
  });
  const { records, nextVisibleAt } = answer;
  return { services: answer.services, found: { type: 'records.found', at, lane, records, nextVisibleAt } };
}

/** Deletes what a function has done. */
export function afterDone(
  { services, mappings }: AccountContext,
  { uuid, receiptHandles }: Report<'messages.done'>,
): ServicesState {
  const name = polledName(mappings[uuid]?.summary.configuration.EventSourceArn ?? '');
  const queue = resourceOf(services, 'queues', name);
  if (!queue) return services;
  return withResource(
    services,
    'queues',
    name,
    receiptHandles.reduce((left, handle) => deleted(left, handle), queue),
  );
}

export function withMapping(
  { mappings }: AccountContext,
  { uuid, summary }: Report<'mapping.changed'>,
): Pick<AccountContext, 'mappings'> {
  const entry = mappings[uuid];
  return entry ? { mappings: { ...mappings, [uuid]: { ...entry, summary } } } : { mappings };
}

export function withoutMapping({ mappings }: AccountContext, uuid: string): Pick<AccountContext, 'mappings'> {
  const { [uuid]: _, ...rest } = mappings;
  return { mappings: rest };
}

/** Mappings whose queue or stream is another one than before. */
export function mappingsToTell(
  { mappings }: Pick<AccountContext, 'mappings'>,
  before: ServicesState,
  after: ServicesState,
  polledArn?: string,
): MappingEntry[] {
  return Object.values(mappings).filter(({ summary }) => {
    const { EventSourceArn: arn } = summary.configuration;
    if (arn === polledArn) return false;
    const name = polledName(arn);
    return (['queues', 'streams', 'tables'] as const).some(
      (kind) => resourceOf(before, kind, name) !== resourceOf(after, kind, name),
    );
  });
}

/** Tells the on-failure destination of a stream's mapping which records were given up. */
export function afterGivingUp(
  { services, mappings }: AccountContext,
  { uuid, batch, requestId: id, condition, at }: Report<'batch.givenUp'>,
): ServicesState {
  const configuration = mappings[uuid]?.summary.configuration;
  const target = configuration?.DestinationConfig?.OnFailure?.Destination;
  if (!configuration || target === undefined) return services;
  const { FunctionArn: functionArn, EventSourceArn: streamArn } = configuration;
  const given = { requestId: id, functionArn, streamArn, shardId: shardOf(batch.lane), condition };
  const record = batchFailureRecord({ ...given, invokeCount: batch.tries, records: batch.records }, at);
  const body = JSON.stringify(record);
  const another = (of: string): string => requestId(seededBytes(`${id}/${of}`, 16));
  if (target.startsWith('arn:aws:sns:')) {
    const message = { MessageId: another(target), Message: body, Timestamp: at };
    return published(services, target, message, ({ Endpoint }) => another(Endpoint)).services;
  }
  return sentTo(services, target, { MessageId: another(target), Body: body }, at);
}
