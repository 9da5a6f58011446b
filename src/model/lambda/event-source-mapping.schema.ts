/** Reads saved mappings back. `zod/mini`, since it travels to the browser. */
import * as z from 'zod/mini';
import { mappingStates, startingPositions } from './event-source-mapping.types.ts';

const text = z.string();
const number = z.number();

export const savedMapping = z.strictObject({
  configuration: z.strictObject({
    UUID: text,
    EventSourceArn: text,
    FunctionArn: text,
    StartingPosition: z.optional(z.enum(startingPositions)),
    StartingPositionTimestamp: z.optional(number),
    BatchSize: number,
    MaximumBatchingWindowInSeconds: number,
    FilterCriteria: z.optional(z.strictObject({ Filters: z.array(z.strictObject({ Pattern: text })) })),
    FunctionResponseTypes: z.optional(z.array(z.literal('ReportBatchItemFailures'))),
    ScalingConfig: z.optional(z.strictObject({ MaximumConcurrency: z.optional(number) })),
    BisectBatchOnFunctionError: z.optional(z.boolean()),
    MaximumRetryAttempts: z.optional(number),
    MaximumRecordAgeInSeconds: z.optional(number),
    ParallelizationFactor: z.optional(number),
    TumblingWindowInSeconds: z.optional(number),
    DestinationConfig: z.optional(
      z.strictObject({ OnFailure: z.optional(z.strictObject({ Destination: z.optional(text) })) }),
    ),
    State: z.enum(mappingStates),
    StateTransitionReason: text,
    LastProcessingResult: z.optional(text),
    LastModified: number,
  }),
  reads: z.boolean(),
  positions: z.optional(z.record(text, z.nullable(text))),
  windows: z.optional(
    z.record(text, z.strictObject({ start: number, state: text, full: z.optional(z.literal(true)) })),
  ),
});
