/**
 * Event source mappings: what Lambda keeps of a queue or a stream that it reads for a function.
 *
 * Shapes: https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html
 */
import type { Instant } from '../telemetry/trace.ts';

export const startingPositions = ['TRIM_HORIZON', 'LATEST', 'AT_TIMESTAMP'] as const;
export type StartingPosition = (typeof startingPositions)[number];

export const mappingStates = [
  'Creating',
  'Enabling',
  'Enabled',
  'Disabling',
  'Disabled',
  'Updating',
  'Deleting',
] as const;
export type MappingState = (typeof mappingStates)[number];

/** What can be set when it is made and changed later. */
export interface MappingSettings {
  /** Records of one event, at most. */
  BatchSize?: number;
  /** Seconds. */
  MaximumBatchingWindowInSeconds?: number;
  /** A record that matches none of the patterns is not handed to the function. */
  FilterCriteria?: { Filters: { Pattern: string }[] };
  FunctionResponseTypes?: 'ReportBatchItemFailures'[];
  /** Of queues alone. */
  ScalingConfig?: { MaximumConcurrency?: number };
  /** Of streams alone, as those that follow. */
  BisectBatchOnFunctionError?: boolean;
  /** Tries after the first one; -1: until the records are too old. */
  MaximumRetryAttempts?: number;
  /** Seconds; -1: as long as the stream keeps them. */
  MaximumRecordAgeInSeconds?: number;
  /** Batches of one shard at the same time. Records of one partition key stay in order. */
  ParallelizationFactor?: number;
  /** Seconds for which the function's `state` is handed from one invocation of a shard to the next; 0: none. */
  TumblingWindowInSeconds?: number;
  /** Where the metadata of a batch goes that was given up. */
  DestinationConfig?: { OnFailure?: { Destination?: string } };
}

export interface CreateEventSourceMappingRequest extends MappingSettings {
  EventSourceArn: string;
  FunctionName: string;
  Enabled?: boolean;
  /** Of streams alone; there it has to be said. */
  StartingPosition?: StartingPosition;
  /** Seconds since 1970, with `AT_TIMESTAMP`; of Kinesis alone. */
  StartingPositionTimestamp?: number;
}

export interface UpdateEventSourceMappingRequest extends MappingSettings {
  UUID: string;
  Enabled?: boolean;
}

/** The request of GetEventSourceMapping, and of DeleteEventSourceMapping. */
export interface MappingId {
  UUID: string;
}

export interface ListEventSourceMappingsRequest {
  EventSourceArn?: string;
  FunctionName?: string;
}

/** What GetEventSourceMapping answers, as far as it is kept. */
export interface EventSourceMapping extends MappingSettings {
  UUID: string;
  EventSourceArn: string;
  FunctionArn: string;
  StartingPosition?: StartingPosition;
  StartingPositionTimestamp?: number;
  BatchSize: number;
  MaximumBatchingWindowInSeconds: number;
  State: MappingState;
  /** Who changed it last: a user, or Lambda. */
  StateTransitionReason: string;
  /** The console does not show it for queues; AWS answers it for streams. */
  LastProcessingResult?: string;
  /** Milliseconds since 1970; the API's JSON writes seconds. */
  LastModified: Instant;
}

/**
 * How far a mapping has read: everything up to this sequence number is done; `null`: nothing yet. By shard, or by its
 * parts where it is read by several batches at the same time.
 */
export type ShardPositions = Readonly<Record<string, string | null>>;

/** A mapping as the account keeps it. */
export interface SavedMapping {
  configuration: EventSourceMapping;
  /** Whether it reads its source, or will once the change is through. */
  reads: boolean;
  /** Of streams alone. */
  positions?: ShardPositions;
  /** Tumbling windows that are open, by shard. */
  windows?: Readonly<Record<string, OpenWindow>>;
}

/** A tumbling window of a shard. */
export interface OpenWindow {
  start: Instant;
  /** What the function has answered last, as JSON text. */
  state: string;
  /** The state became too large: the window is told so, and goes on with an empty one. */
  full?: true;
}

/**
 * Calls about mappings. A mapping is named by its UUID alone; `functionName` stands beside the request, so that the
 * trace knows whose it is.
 */
export type MappingCall =
  | { action: 'CreateEventSourceMapping'; request: CreateEventSourceMappingRequest }
  | { action: 'UpdateEventSourceMapping'; request: UpdateEventSourceMappingRequest; functionName: string }
  | { action: 'GetEventSourceMapping'; request: MappingId; functionName: string }
  | { action: 'DeleteEventSourceMapping'; request: MappingId; functionName: string }
  | { action: 'ListEventSourceMappings'; request: ListEventSourceMappingsRequest };
