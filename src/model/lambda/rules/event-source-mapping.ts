/**
 * Whether AWS would make, change or delete a mapping; `null`: yes.
 *
 * Source: https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html; the sentences are in
 * content/facts/api-messages.json.
 */
import type { ApiError } from '../api-call.ts';
import { refusal, validationRefusal, type Violation } from '../api-message.ts';
import { functionArn, functionNameOf } from '../arn.ts';
import { parsePattern } from '../mapping-filter.ts';
import type {
  CreateEventSourceMappingRequest,
  EventSourceMapping,
  MappingId,
  MappingSettings,
  UpdateEventSourceMappingRequest,
} from '../event-source-mapping.types.ts';
import {
  batchSize,
  batchWindow,
  filterCount,
  parallelization,
  sqsConcurrency,
  streamAge,
  streamRetries,
  tumblingWindow,
} from '../mapping-limits.ts';
import { allowsAction } from '../policy.ts';
import { pollerFacts, pollerOf } from '../pollers.ts';
import { nameViolations, outOfRange } from './members.ts';
import { findFunction, type RuleState } from './rule-state.ts';

export function refuseCreateEventSourceMapping(
  request: CreateEventSourceMappingRequest,
  state: RuleState,
): ApiError | null {
  const { EventSourceArn, FunctionName } = request;
  return (
    validationRefusal([...nameViolations(FunctionName), ...settingViolations(request)]) ??
    refuseStart(request) ??
    refuseUnsupported(EventSourceArn, request) ??
    refuseSettings(EventSourceArn, request) ??
    (findFunction(state, FunctionName) ? null : refusal('mappingFunctionMissing', {}, 'FunctionName')) ??
    refuseSource(EventSourceArn, FunctionName, state) ??
    refuseSecond(request, state)
  );
}

export function refuseUpdateEventSourceMapping(
  { UUID, ...settings }: UpdateEventSourceMappingRequest,
  state: RuleState,
): ApiError | null {
  const mapping = findMapping(state, UUID);
  if (!mapping) return refusal('mappingNotFound', {}, 'UUID');
  return (
    validationRefusal(settingViolations(settings)) ??
    (isSettled(mapping) ? null : refusal('mappingUpdateInUse')) ??
    refuseUnsupported(mapping.EventSourceArn, settings) ??
    refuseSettings(mapping.EventSourceArn, { ...mapping, ...settings }) ??
    refuseSource(mapping.EventSourceArn, mapping.FunctionArn, state)
  );
}

export function refuseGetEventSourceMapping({ UUID }: MappingId, state: RuleState): ApiError | null {
  return findMapping(state, UUID) ? null : refusal('mappingNotFound', {}, 'UUID');
}

export function refuseDeleteEventSourceMapping({ UUID }: MappingId, state: RuleState): ApiError | null {
  const mapping = findMapping(state, UUID);
  if (!mapping) return refusal('mappingNotFound', {}, 'UUID');
  return isSettled(mapping) ? null : refusal('mappingDeleteInUse');
}

function findMapping({ eventSources }: RuleState, uuid: string): EventSourceMapping | undefined {
  return eventSources?.mappings.find(({ UUID }) => UUID === uuid);
}

function isSettled({ State }: EventSourceMapping): boolean {
  return State === 'Enabled' || State === 'Disabled';
}

function settingViolations(settings: MappingSettings): Violation[] {
  const { ScalingConfig, FilterCriteria } = settings;
  const filters = FilterCriteria?.Filters.length ?? 0;
  return [
    ...outOfRange('BatchSize', settings.BatchSize, batchSize),
    ...outOfRange('MaximumBatchingWindowInSeconds', settings.MaximumBatchingWindowInSeconds, batchWindow),
    ...outOfRange('ScalingConfig.MaximumConcurrency', ScalingConfig?.MaximumConcurrency, sqsConcurrency),
    ...outOfRange('MaximumRetryAttempts', settings.MaximumRetryAttempts, streamRetries),
    ...outOfRange('MaximumRecordAgeInSeconds', settings.MaximumRecordAgeInSeconds, streamAge),
    ...outOfRange('ParallelizationFactor', settings.ParallelizationFactor, parallelization),
    ...outOfRange('TumblingWindowInSeconds', settings.TumblingWindowInSeconds, tumblingWindow),
    ...(filters > filterCount
      ? [
          {
            member: 'FilterCriteria.Filters',
            message: 'maxLength' as const,
            fillIns: { value: `[${filters} filters]`, max: filterCount },
          },
        ]
      : []),
  ];
}

function refuseStart({
  EventSourceArn,
  StartingPosition,
  StartingPositionTimestamp,
}: CreateEventSourceMappingRequest): ApiError | null {
  const kind = pollerOf(EventSourceArn);
  const member = 'StartingPosition';
  if (kind === null) return refusal('mappingSource', {}, 'EventSourceArn');
  if (kind === 'sqs') return StartingPosition === undefined ? null : refusal('mappingPosition', {}, member);
  if (StartingPosition === undefined) return refusal('mappingPositionWanted', {}, member);
  if (StartingPosition !== 'AT_TIMESTAMP') return null;
  // Streams of DynamoDB cannot be asked for a time.
  if (kind !== 'kinesis') return refusal('mappingPositionOfSource', { arn: EventSourceArn }, member);
  return StartingPositionTimestamp === undefined
    ? refusal('mappingTimestampWanted', {}, 'StartingPositionTimestamp')
    : null;
}

/** What only a stream has, and what only a queue has. */
const ofStreams = [
  'BisectBatchOnFunctionError',
  'MaximumRetryAttempts',
  'MaximumRecordAgeInSeconds',
  'ParallelizationFactor',
  'TumblingWindowInSeconds',
] as const satisfies readonly (keyof MappingSettings)[];
const ofQueues = ['ScalingConfig'] as const satisfies readonly (keyof MappingSettings)[];

function refuseUnsupported(arn: string, settings: MappingSettings): ApiError | null {
  const foreign = pollerOf(arn) === 'sqs' ? ofStreams : ofQueues;
  const said = foreign.find((each) => settings[each] !== undefined);
  if (said === undefined) return null;
  const parameter = said.charAt(0).toLowerCase() + said.slice(1);
  return refusal('mappingUnsupported', { parameter }, said);
}

function refuseSettings(arn: string, settings: MappingSettings): ApiError | null {
  const { BatchSize, MaximumBatchingWindowInSeconds = 0, FilterCriteria } = settings;
  const size = BatchSize ?? batchSize.sqs;
  if (pollerOf(arn) === 'sqs' && size > batchSize.sqsWithoutWindow && MaximumBatchingWindowInSeconds === 0) {
    return refusal('mappingWindow', {}, 'MaximumBatchingWindowInSeconds');
  }
  const { ParallelizationFactor = 1, TumblingWindowInSeconds = 0 } = settings;
  if (ParallelizationFactor > 1 && TumblingWindowInSeconds > 0)
    return refusal('mappingWindowAlone', {}, 'TumblingWindowInSeconds');
  const broken = FilterCriteria?.Filters.some(({ Pattern }) => parsePattern(Pattern) === null) ?? false;
  return broken ? refusal('mappingFilter', {}, 'FilterCriteria') : null;
}

/** Lambda tries with the function's role what it is about to do all the time. */
function refuseSource(arn: string, functionName: string, state: RuleState): ApiError | null {
  const { eventSources } = state;
  if (!eventSources) return null;
  const source = Object.hasOwn(eventSources.sources, arn) ? eventSources.sources[arn] : undefined;
  const queue = pollerOf(arn) === 'sqs';
  const member = 'EventSourceArn';
  return (
    refuseRole(arn, functionName, state) ??
    (source
      ? null
      : queue
        ? refusal('mappingQueueMissing', {}, member)
        : refusal('mappingStreamMissing', { arn }, member)) ??
    refuseVisibility(source?.visibilityTimeout, functionName, state)
  );
}

function refuseRole(arn: string, functionName: string, state: RuleState): ApiError | null {
  const kind = pollerOf(arn);
  const roleArn = findFunction(state, functionName)?.Role;
  const role = state.resources?.roles.find(({ Arn }) => Arn === roleArn);
  if (kind === null || !role) return null;
  const documents = role.Policies.map(({ PolicyDocument }) => PolicyDocument);
  const { actions } = pollerFacts(kind);
  const missing = actions.find((action) => !allowsAction(documents, action));
  if (missing === undefined) return null;
  const names = actions.map((action) => action.split(':')[1] ?? '');
  const member = 'EventSourceArn';
  if (kind === 'sqs') return refusal('mappingRoleSqs', { action: missing.split(':')[1] ?? '' }, member);
  const listed = `${names.slice(0, -1).join(', ')}, and ${names.at(-1) ?? ''}`;
  return refusal('mappingRoleStream', { arn, actions: listed }, member);
}

function refuseVisibility(
  visibility: number | undefined,
  functionName: string,
  state: RuleState,
): ApiError | null {
  const timeout = findFunction(state, functionName)?.Timeout;
  if (visibility === undefined || timeout === undefined || visibility >= timeout) return null;
  return refusal('mappingVisibility', { visibility, timeout }, 'EventSourceArn');
}

function refuseSecond(
  { EventSourceArn, FunctionName }: CreateEventSourceMappingRequest,
  { account, eventSources }: RuleState,
): ApiError | null {
  const name = functionNameOf(FunctionName);
  const twin = eventSources?.mappings.find(
    (each) => each.EventSourceArn === EventSourceArn && each.FunctionArn === functionArn(account, name),
  );
  if (!twin) return null;
  const message = pollerOf(EventSourceArn) === 'sqs' ? 'mappingSqsExists' : 'mappingStreamExists';
  return refusal(message, { arn: EventSourceArn, name, uuid: twin.UUID });
}
