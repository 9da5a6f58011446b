/** What the API makes of a mapping: how it begins, how it is changed, and what it answers. */
import type { Instant } from '../telemetry/trace.ts';
import { type Account, functionArn, functionNameOf } from './arn.ts';
import type {
  CreateEventSourceMappingRequest,
  EventSourceMapping,
  MappingSettings,
  UpdateEventSourceMappingRequest,
} from './event-source-mapping.types.ts';
import {
  batchSize,
  batchWindow,
  parallelization,
  streamAge,
  streamRetries,
  tumblingWindow,
} from './mapping-limits.ts';
import { pollerOf } from './pollers.ts';

const byUser = 'User action';
/** Of queues AWS writes it otherwise. */
const byUserOfQueue = 'USER_INITIATED';

export function createdMapping(
  { FunctionName, Enabled: _, StartingPosition, ...settings }: CreateEventSourceMappingRequest,
  account: Account,
  { at, uuid }: { at: Instant; uuid: string },
): EventSourceMapping {
  const queue = pollerOf(settings.EventSourceArn) === 'sqs';
  const own = queue
    ? {}
    : {
        StartingPosition: StartingPosition ?? 'LATEST',
        BisectBatchOnFunctionError: false,
        MaximumRetryAttempts: streamRetries.default,
        MaximumRecordAgeInSeconds: streamAge.default,
        ParallelizationFactor: parallelization.default,
        TumblingWindowInSeconds: tumblingWindow.default,
        LastProcessingResult: 'No records processed',
      };
  return {
    UUID: uuid,
    BatchSize: queue ? batchSize.sqs : batchSize.stream,
    MaximumBatchingWindowInSeconds: batchWindow.default,
    ...own,
    ...given(settings),
    EventSourceArn: settings.EventSourceArn,
    FunctionArn: functionArn(account, functionNameOf(FunctionName)),
    State: 'Creating',
    StateTransitionReason: queue ? byUserOfQueue : byUser,
    LastModified: at,
  };
}

/** @param reads whether it read its source before */
export function updatedMapping(
  mapping: EventSourceMapping,
  { UUID: _, Enabled, ...settings }: UpdateEventSourceMappingRequest,
  { reads, at }: { reads: boolean; at: Instant },
): EventSourceMapping {
  const switched = Enabled !== undefined && Enabled !== reads;
  return {
    ...mapping,
    ...given(settings),
    State: switched ? (Enabled ? 'Enabling' : 'Disabling') : 'Updating',
    StateTransitionReason: pollerOf(mapping.EventSourceArn) === 'sqs' ? byUserOfQueue : byUser,
    LastModified: at,
  };
}

/** Members that were said at all. */
function given<T extends MappingSettings>(settings: T): Partial<T> {
  return Object.fromEntries(
    Object.entries(settings).filter(([, value]) => value !== undefined),
  ) as Partial<T>;
}

/** As the API writes it. */
export function mappingResponse({ LastModified, ...mapping }: EventSourceMapping): Record<string, unknown> {
  return { ...mapping, LastModified: LastModified / 1000 };
}

export function reportsFailures({ FunctionResponseTypes = [] }: MappingSettings): boolean {
  return FunctionResponseTypes.includes('ReportBatchItemFailures');
}
