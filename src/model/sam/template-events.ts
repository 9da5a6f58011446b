/**
 * Events of a function's resource that are event source mappings: SQS, Kinesis and DynamoDB. Those of services that
 * push stay as they are: what SAM makes of them lies half in the other service.
 *
 * Source: https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-function-eventsource.html
 */
import type {
  CreateEventSourceMappingRequest,
  EventSourceMapping,
  MappingSettings,
  StartingPosition,
} from '../lambda/event-source-mapping.types.ts';
import { startingPositions } from '../lambda/event-source-mapping.types.ts';
import {
  batchSize,
  batchWindow,
  parallelization,
  streamAge,
  streamRetries,
  tumblingWindow,
} from '../lambda/mapping-limits.ts';
import { pollerOf } from '../lambda/pollers.ts';

/** A mapping as a template says it. */
export interface PolledEvent {
  /** Its name below `Events`. */
  id: string;
  arn: string;
  enabled: boolean;
  startingPosition?: StartingPosition;
  /** Seconds since 1970, of `AT_TIMESTAMP`. */
  startingTimestamp?: number;
  settings: MappingSettings;
}

const types = { sqs: 'SQS', kinesis: 'Kinesis', dynamodb: 'DynamoDB' } as const;

export function isPolledType(type: unknown): boolean {
  return Object.values(types).some((each) => each === type);
}

type Json = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** `null`: it does not say which queue or stream. */
export function polledEvent(id: string, event: unknown): PolledEvent | null {
  const properties = isObject(event) ? event['Properties'] : undefined;
  if (!isObject(properties)) return null;
  const { Queue, Stream, Enabled, StartingPosition, StartingPositionTimestamp: from, ...rest } = properties;
  const start = startingPositions.find((each) => each === StartingPosition);
  const arn = Queue ?? Stream;
  if (typeof arn !== 'string') return null;
  return {
    id,
    arn,
    enabled: Enabled !== false,
    ...(start ? { startingPosition: start } : {}),
    ...(typeof from === 'number' ? { startingTimestamp: from } : {}),
    settings: settingsOf(arn, rest),
  };
}

/** What the site carries out of it, with AWS's defaults filled in. */
function settingsOf(arn: string, given: Json): MappingSettings {
  const queue = pollerOf(arn) === 'sqs';
  const number = (name: string, preset: number): number => {
    const value = given[name];
    return typeof value === 'number' ? value : preset;
  };
  const { FilterCriteria, FunctionResponseTypes, ScalingConfig, DestinationConfig } =
    given as MappingSettings;
  return {
    BatchSize: number('BatchSize', queue ? batchSize.sqs : batchSize.stream),
    MaximumBatchingWindowInSeconds: number('MaximumBatchingWindowInSeconds', batchWindow.default),
    ...(FilterCriteria ? { FilterCriteria } : {}),
    ...(FunctionResponseTypes ? { FunctionResponseTypes } : {}),
    ...(queue
      ? { ...(ScalingConfig ? { ScalingConfig } : {}) }
      : {
          BisectBatchOnFunctionError: given['BisectBatchOnFunctionError'] === true,
          MaximumRetryAttempts: number('MaximumRetryAttempts', streamRetries.default),
          MaximumRecordAgeInSeconds: number('MaximumRecordAgeInSeconds', streamAge.default),
          ParallelizationFactor: number('ParallelizationFactor', parallelization.default),
          TumblingWindowInSeconds: number('TumblingWindowInSeconds', tumblingWindow.default),
          ...(DestinationConfig?.OnFailure?.Destination ? { DestinationConfig } : {}),
        }),
  };
}

/** The mapping of a function, as a template would say it. */
export function eventOf(mapping: EventSourceMapping, id: string): PolledEvent {
  const { EventSourceArn: arn, State, StartingPosition, StartingPositionTimestamp, ...settings } = mapping;
  return {
    id,
    arn,
    enabled: State !== 'Disabled' && State !== 'Disabling',
    ...(StartingPosition ? { startingPosition: StartingPosition } : {}),
    ...(StartingPositionTimestamp === undefined ? {} : { startingTimestamp: StartingPositionTimestamp }),
    settings: settingsOf(arn, { ...settings }),
  };
}

/**
 * Without what is AWS's default anyway.
 * @param written how a name that only this account has is written
 */
export function eventNode(
  { arn, enabled, startingPosition, startingTimestamp, settings }: PolledEvent,
  written: (arn: string) => unknown = (same) => same,
): Json {
  const kind = pollerOf(arn) ?? 'sqs';
  const presets = settingsOf(arn, {});
  const { DestinationConfig, ...others } = settings;
  const own = Object.entries(others).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(presets[name as keyof MappingSettings]),
  );
  const failed = DestinationConfig?.OnFailure?.Destination;
  return {
    Type: types[kind],
    Properties: {
      [kind === 'sqs' ? 'Queue' : 'Stream']: written(arn),
      ...(kind === 'sqs' ? {} : startOf(startingPosition, startingTimestamp)),
      ...Object.fromEntries(own),
      ...(failed ? { DestinationConfig: { OnFailure: { Destination: written(failed) } } } : {}),
      ...(enabled ? {} : { Enabled: false }),
    },
  };
}

function startOf(StartingPosition: StartingPosition = 'LATEST', StartingPositionTimestamp?: number) {
  return {
    StartingPosition,
    ...(StartingPositionTimestamp === undefined ? {} : { StartingPositionTimestamp }),
  };
}

/** A name for an event that a template has none for. */
export function eventId(arn: string, taken: readonly string[]): string {
  const base = types[pollerOf(arn) ?? 'sqs'];
  for (let count = 1; ; count += 1) if (!taken.includes(`${base}${count}`)) return `${base}${count}`;
}

export function sameEvent(one: PolledEvent, other: PolledEvent): boolean {
  const text = ({ arn, enabled, settings }: PolledEvent) =>
    JSON.stringify([arn, enabled, Object.entries(settings).sort(([a], [b]) => (a < b ? -1 : 1))]);
  return text(one) === text(other);
}

/** A line for the list of changes. */
export function eventWords({ arn, enabled, settings }: PolledEvent): string {
  const { BatchSize = 0, FunctionResponseTypes = [] } = settings;
  const more = FunctionResponseTypes.length > 0 ? ', reports failures' : '';
  return `${arn}, ${BatchSize} at a time${more}${enabled ? '' : ', disabled'}`;
}

export function creationOf(
  { arn, enabled, startingPosition, startingTimestamp, settings }: PolledEvent,
  FunctionName: string,
): CreateEventSourceMappingRequest {
  const queue = pollerOf(arn) === 'sqs';
  return {
    FunctionName,
    EventSourceArn: arn,
    Enabled: enabled,
    ...(queue ? {} : startOf(startingPosition, startingTimestamp)),
    ...settings,
  };
}
