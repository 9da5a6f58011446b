/** The settings of a mapping that is there: what they say, and the call that changes them. */
import type { MappingView } from '#machines/mapping.view.ts';
import type { ApiCall } from '#model/lambda/api-call.ts';
import { reportsFailures } from '#model/lambda/event-source-mapping.ts';
import type {
  MappingSettings,
  UpdateEventSourceMappingRequest,
} from '#model/lambda/event-source-mapping.types.ts';
import { newTrigger, type NewTrigger } from './new-trigger.view.ts';
import { triggersConsole as labels } from './triggers.console.words.ts';
import { words } from './triggers.words.ts';

/** The form of Add trigger, filled in with what the mapping has. */
export function typedSettings({ kind, configuration }: MappingView): NewTrigger {
  const { StartingPosition, FilterCriteria, ScalingConfig, DestinationConfig } = configuration;
  const preset = newTrigger(kind);
  return {
    ...preset,
    batchSize: configuration.BatchSize,
    window: configuration.MaximumBatchingWindowInSeconds,
    reportFailures: reportsFailures(configuration),
    startingPosition: StartingPosition ?? preset.startingPosition,
    filter: FilterCriteria?.Filters[0]?.Pattern ?? '',
    concurrency: ScalingConfig?.MaximumConcurrency ?? 0,
    bisect: configuration.BisectBatchOnFunctionError ?? false,
    retries: configuration.MaximumRetryAttempts ?? preset.retries,
    age: configuration.MaximumRecordAgeInSeconds ?? preset.age,
    batchesPerShard: configuration.ParallelizationFactor ?? preset.batchesPerShard,
    tumbling: configuration.TumblingWindowInSeconds ?? preset.tumbling,
    onFailure: DestinationConfig?.OnFailure?.Destination ?? '',
  };
}

/** UpdateEventSourceMapping with what is another than before; `null`: nothing is. */
export function settingsCall(typed: NewTrigger, mapping: MappingView): ApiCall | null {
  const before = typedSettings(mapping);
  return changeCall(typed, mapping, (member) => typed[member] !== before[member]);
}

/** The same with all that the form asks: what stands in it while nothing is changed. */
export function settingsDraft(typed: NewTrigger, mapping: MappingView): ApiCall {
  const { kind, uuid: UUID, functionName } = mapping;
  const asked = (member: keyof NewTrigger): boolean =>
    kind === 'sqs' ? !ofStreams.includes(member) : member !== 'concurrency';
  const nothing: ApiCall = { action: 'UpdateEventSourceMapping', request: { UUID }, functionName };
  return changeCall(typed, mapping, asked) ?? nothing;
}

const ofStreams: readonly (keyof NewTrigger)[] = [
  'bisect',
  'retries',
  'age',
  'batchesPerShard',
  'tumbling',
  'onFailure',
];

function changeCall(
  typed: NewTrigger,
  mapping: MappingView,
  differs: (member: keyof NewTrigger) => boolean,
): ApiCall | null {
  const said: Record<keyof MappingSettings, [boolean, MappingSettings]> = {
    BatchSize: [differs('batchSize'), { BatchSize: typed.batchSize }],
    MaximumBatchingWindowInSeconds: [differs('window'), { MaximumBatchingWindowInSeconds: typed.window }],
    FilterCriteria: [differs('filter'), { FilterCriteria: { Filters: filtersOf(typed.filter) } }],
    FunctionResponseTypes: [
      differs('reportFailures'),
      { FunctionResponseTypes: typed.reportFailures ? ['ReportBatchItemFailures'] : [] },
    ],
    ScalingConfig: [
      differs('concurrency'),
      { ScalingConfig: typed.concurrency === 0 ? {} : { MaximumConcurrency: typed.concurrency } },
    ],
    BisectBatchOnFunctionError: [differs('bisect'), { BisectBatchOnFunctionError: typed.bisect }],
    MaximumRetryAttempts: [differs('retries'), { MaximumRetryAttempts: typed.retries }],
    MaximumRecordAgeInSeconds: [differs('age'), { MaximumRecordAgeInSeconds: typed.age }],
    ParallelizationFactor: [differs('batchesPerShard'), { ParallelizationFactor: typed.batchesPerShard }],
    TumblingWindowInSeconds: [differs('tumbling'), { TumblingWindowInSeconds: typed.tumbling }],
    DestinationConfig: [
      differs('onFailure'),
      { DestinationConfig: { OnFailure: typed.onFailure === '' ? {} : { Destination: typed.onFailure } } },
    ],
  };
  const changed = Object.values(said).flatMap(([is, member]) => (is ? [member] : []));
  if (changed.length === 0) return null;
  const request = Object.assign({ UUID: mapping.uuid }, ...changed) as UpdateEventSourceMappingRequest;
  return { action: 'UpdateEventSourceMapping', request, functionName: mapping.functionName };
}

const filtersOf = (pattern: string): { Pattern: string }[] =>
  pattern.trim() === '' ? [] : [{ Pattern: pattern }];

/** What the console lists of a trigger; what is not set is left out. */
export function settingRows({ kind, configuration }: MappingView): { key: string; value: string }[] {
  const { ScalingConfig, FilterCriteria, TumblingWindowInSeconds = 0, DestinationConfig } = configuration;
  const untilGone = (value = -1): string => (value === -1 ? words.asLongAsThere : String(value));
  const row = (key: string, value: string | undefined) => (value === undefined ? [] : [{ key, value }]);
  const failed = DestinationConfig?.OnFailure?.Destination;
  return [
    ...row(labels.batchSize, String(configuration.BatchSize)),
    ...row(labels.batchWindow, `${configuration.MaximumBatchingWindowInSeconds} s`),
    ...row(labels.reports, reportsFailures(configuration) ? words.yes : words.no),
    ...row(labels.filter, FilterCriteria?.Filters.map(({ Pattern }) => Pattern).join(words.or) || undefined),
    ...row(labels.concurrency, ScalingConfig?.MaximumConcurrency?.toString()),
    ...(kind === 'sqs'
      ? []
      : [
          ...row(labels.start, configuration.StartingPosition),
          ...row(labels.batchesPerShard, String(configuration.ParallelizationFactor ?? 1)),
          ...row(labels.retries, untilGone(configuration.MaximumRetryAttempts)),
          ...row(words.seconds(labels.recordAge), untilGone(configuration.MaximumRecordAgeInSeconds)),
          ...row(labels.bisect, configuration.BisectBatchOnFunctionError ? words.yes : words.no),
          ...row(labels.tumbling, TumblingWindowInSeconds === 0 ? undefined : `${TumblingWindowInSeconds} s`),
          ...row(labels.onFailure, failed),
        ]),
  ];
}
