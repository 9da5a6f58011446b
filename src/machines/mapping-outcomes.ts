/** What a mapping does after the function has had a batch: plain functions. */
import { backoffMs } from '#model/lambda/asynchronous.ts';
import { type BatchOutcome, reportedOutcome } from '#model/lambda/batch-outcome.ts';
import { reportsFailures } from '#model/lambda/event-source-mapping.ts';
import { streamWaitMs } from '#model/lambda/mapping-limits.ts';
import type { PolledRecord } from '#model/lambda/polled-records.ts';
import { answeredState, windowAfter } from '#model/lambda/tumbling-window.ts';
import type { MappingSettled } from '#model/telemetry/queue-events.ts';
import type { Instant } from '#model/telemetry/trace.ts';
import type { Batch, GivenUp, MappingContext, MappingReport } from './event-source-mapping.types.ts';
import type { InvocationResult } from './invocation.types.ts';
import { withLane } from './mapping-batches.ts';

export interface Ended {
  context: MappingContext;
  told: readonly MappingReport[];
  /** For the trace. */
  settled: MappingSettled['record'];
}

interface Ending {
  context: MappingContext;
  batch: Batch;
  requestId: string;
  at: Instant;
}

/** `null`: the batch is not known any more. */
export function ended(
  before: MappingContext,
  { requestId, result, at }: { requestId: string; result: InvocationResult; at: Instant },
): Ended | null {
  const batch = before.batches.find((each) => each.requestId === requestId);
  if (!batch) return null;
  const context = { ...before, now: Math.max(before.now, at) };
  const ending: Ending = { context, batch, requestId, at };
  const outcome = outcomeOf(context, batch, result);
  if (outcome === 'missed')
    return context.kind === 'sqs' ? missedMessages(ending) : again(ending, batch, 'miss');
  if (context.kind === 'sqs') return endedMessages(ending, outcome);
  return endedRecords({ ...ending, context: windowed(context, batch, result, outcome) }, outcome);
}

/** `missed`: the function never had it, or Lambda lost it. */
function outcomeOf(
  { configuration, lanes }: MappingContext,
  batch: Batch,
  result: InvocationResult,
): BatchOutcome | 'missed' {
  switch (result.status) {
    case 'success':
      // Without a state, an answer within a window is a failure.
      if (lanes[batch.lane]?.window && answeredState(result.payload) === null) return { kind: 'failed' };
      return reportsFailures(configuration)
        ? reportedOutcome(result.payload, batch.records)
        : { kind: 'succeeded' };
    case 'error':
      return { kind: 'failed' };
    case 'throttled':
    case 'abandoned':
    case 'unavailable':
      return 'missed';
  }
}

/** The window of a shard after the function has answered. */
function windowed(
  context: MappingContext,
  batch: Batch,
  result: InvocationResult,
  outcome: BatchOutcome,
): MappingContext {
  const lane = context.lanes[batch.lane];
  const state = result.status === 'success' ? answeredState(result.payload) : null;
  if (!lane?.window || state === null || outcome.kind === 'failed') return context;
  return withLane(context, { ...lane, window: windowAfter(lane.window, state, batch.closes === true) });
}

/** Done messages are deleted; the others come back by themselves when their visibility timeout is over. */
function endedMessages({ context, batch, requestId, at }: Ending, outcome: BatchOutcome): Ended {
  const done = batch.records.filter(({ id }) =>
    outcome.kind === 'partial' ? !outcome.failed.has(id) : outcome.kind === 'succeeded',
  );
  const failed = batch.records.filter((record) => !done.includes(record));
  const receiptHandles = done.flatMap(({ receiptHandle }) => receiptHandle ?? []);
  const { UUID: uuid } = context.configuration;
  return {
    context: withoutBatch(context, batch),
    told: receiptHandles.length === 0 ? [] : [{ type: 'messages.done', at, uuid, receiptHandles }],
    settled: settled(context, requestId, done, failed, failed.length === 0 ? 'deleted' : 'returned'),
  };
}

/** Lambda tries again as long as the messages are its own. */
function missedMessages(ending: Ending): Ended {
  const { context, batch, requestId, at } = ending;
  const until = Math.min(...batch.records.map(({ visibleAt = 0 }) => visibleAt));
  if (at + backoffMs(batch.misses + 1) < until) return again(ending, batch, 'miss');
  return {
    context: withoutBatch(context, batch),
    told: [],
    settled: settled(context, requestId, [], batch.records, 'returned'),
  };
}

/** A batch of a shard that fails is in the way of all that come after it. */
function endedRecords(ending: Ending, outcome: BatchOutcome): Ended {
  const { batch } = ending;
  if (outcome.kind === 'succeeded') return through(ending, batch.records.length, 'checkpointed');
  const first = outcome.kind === 'partial' ? batch.records.findIndex(({ id }) => outcome.failed.has(id)) : 0;
  const rest = batch.records.slice(first);
  const failures = batch.failures + 1;
  const condition = givenUp(ending, failures, rest);
  const { BisectBatchOnFunctionError: bisects = false } = ending.context.configuration;
  if (first > 0) {
    // What is left of a partial answer is a batch of its own, with the tries that it has had.
    const left = { ...batch, records: rest, failures };
    if (condition !== null) return giveUp({ ...ending, batch: left }, condition);
    return requeue(through(ending, first, 'retried'), left, ending);
  }
  // Splitting costs no attempt.
  if (bisects && rest.length > 1) return split(ending);
  if (condition !== null) return giveUp(ending, condition);
  return again(ending, batch, 'failure');
}

function givenUp({ context, at }: Ending, failures: number, rest: readonly PolledRecord[]): GivenUp | null {
  const { MaximumRetryAttempts: retries = -1, MaximumRecordAgeInSeconds: age = -1 } = context.configuration;
  if (retries >= 0 && failures > retries) return 'RetryAttemptsExhausted';
  const oldest = rest[0]?.arrivedAt ?? at;
  return age >= 0 && at - oldest > age * 1000 ? 'RecordAgeExceeded' : null;
}

function through(
  { context, batch, requestId }: Ending,
  count: number,
  next: MappingSettled['record']['next'],
): Ended {
  const done = batch.records.slice(0, count);
  const lane = context.lanes[batch.lane];
  const position = done.at(-1)?.id ?? lane?.position ?? null;
  const left = withoutBatch(context, batch);
  return {
    context: lane ? withLane(left, { ...lane, position }) : left,
    told: [],
    settled: settled(context, requestId, done, batch.records.slice(count), next),
  };
}

function requeue(moved: Ended, batch: Batch, { context, at }: Ending): Ended {
  const waiting = { ...batch, requestId: null, nextTryAt: at + streamWaitMs(batch.failures) };
  const index = context.batches.findIndex(({ batchId }) => batchId === batch.batchId);
  return {
    ...moved,
    context: { ...moved.context, batches: moved.context.batches.toSpliced(index, 0, waiting) },
  };
}

function split({ context, batch, requestId, at }: Ending): Ended {
  const middle = Math.ceil(batch.records.length / 2);
  const half = (records: readonly PolledRecord[], name: string): Batch => ({
    ...batch,
    batchId: `${batch.batchId}${name}`,
    records,
    requestId: null,
    nextTryAt: at,
    tries: 0,
  });
  const halves = [half(batch.records.slice(0, middle), 'a'), half(batch.records.slice(middle), 'b')];
  const batches = context.batches.flatMap((each) => (each.batchId === batch.batchId ? halves : [each]));
  return {
    context: { ...context, batches },
    told: [],
    settled: settled(context, requestId, [], batch.records, 'split'),
  };
}

function giveUp(ending: Ending, condition: GivenUp): Ended {
  const { context, batch, requestId, at } = ending;
  const moved = withoutClosed(through(ending, batch.records.length, 'discarded'), batch);
  const { UUID: uuid } = context.configuration;
  return {
    context: moved.context,
    told: [{ type: 'batch.givenUp', at, uuid, batch, requestId, condition }],
    settled: settled(context, requestId, [], batch.records, 'discarded'),
  };
}

/** A window whose last event was given up is over, too. */
function withoutClosed(ended: Ended, { lane: id, closes }: Batch): Ended {
  const lane = ended.context.lanes[id];
  return lane && closes ? { ...ended, context: withLane(ended.context, { ...lane, window: null }) } : ended;
}

function again({ context, requestId, at }: Ending, batch: Batch, why: 'failure' | 'miss'): Ended {
  const misses = why === 'miss' ? batch.misses + 1 : 0;
  const failures = batch.failures + (why === 'failure' ? 1 : 0);
  const waitMs = why === 'miss' ? backoffMs(misses) : streamWaitMs(failures);
  const waiting: Batch = { ...batch, failures, misses, requestId: null, nextTryAt: at + waitMs };
  const batches = context.batches.map((each) => (each.batchId === batch.batchId ? waiting : each));
  return {
    context: { ...context, batches },
    told: [],
    settled: settled(context, requestId, [], batch.records, 'retried'),
  };
}

function withoutBatch(context: MappingContext, { batchId }: Batch): MappingContext {
  return { ...context, batches: context.batches.filter((each) => each.batchId !== batchId) };
}

function settled(
  { configuration }: MappingContext,
  requestId: string,
  done: readonly PolledRecord[],
  failed: readonly PolledRecord[],
  next: MappingSettled['record']['next'],
): MappingSettled['record'] {
  const ids = (records: readonly PolledRecord[]) => records.map(({ id }) => id);
  return { mappingId: configuration.UUID, requestId, done: ids(done), failed: ids(failed), next };
}
