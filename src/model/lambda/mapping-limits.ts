/** Numbers of event source mappings (content/facts/mappings.json says where they are from, or that they are ours). */
import mappings from '#content/facts/mappings.json' with { type: 'json' };

export const batchSize = {
  min: mappings.batch.min,
  max: mappings.batch.max,
  sqs: mappings.sqsBatch.default,
  stream: mappings.streamBatch.default,
  /** More messages than this only with a window. */
  sqsWithoutWindow: mappings.sqsBatch.value,
};
/** Seconds. */
export const batchWindow = mappings.window;
export const sqsConcurrency = mappings.sqsConcurrency;
export const streamRetries = mappings.streamRetries;
/** Seconds. */
export const streamAge = mappings.streamAge;
export const parallelization = mappings.parallelization;
/** Seconds. */
export const tumblingWindow = mappings.tumblingWindow;
/** Bytes. */
export const windowStateBytes = mappings.windowState.value;
export const filterCount = mappings.filters.max;
export const changeMs = mappings.change.value;

const minute = 60_000;

/** How many batches of a queue may run at the same time, when messages have waited for so long. */
export function sqsBatches(waitedMs: number, maximum: number | undefined): number {
  const { default: first, max } = mappings.sqsPollers;
  const grown = first + Math.floor(waitedMs / minute) * mappings.sqsScaling.value;
  return Math.min(maximum ?? max, max, grown);
}

/** @param failures how often the batch has failed, 1 or more */
export function streamWaitMs(failures: number): number {
  const { min, max } = mappings.streamRetryWait;
  return Math.min(max, min * 2 ** (failures - 1)) * 1000;
}
