/** How a mapping makes batches out of records, and what it does with them: plain functions. */
import { syncPayloadBytes } from '#model/lambda/limits.ts';
import { passesFilters } from '#model/lambda/mapping-filter.ts';
import { sqsBatches } from '#model/lambda/mapping-limits.ts';
import type { PolledRecord } from '#model/lambda/polled-records.ts';
import { isOfLane } from '#model/lambda/shard-lanes.ts';
import { requestId } from '#model/lambda/request-id.ts';
import type { Instant } from '#model/telemetry/trace.ts';
import type {
  Batch,
  Lane,
  MappingContext,
  MappingInput,
  MappingReport,
} from './event-source-mapping.types.ts';
import { lanesOf } from './mapping-lanes.ts';
import { eventOf, isWindowOver, ofFirstWindow, windowEnd, withWindow } from './mapping-windows.ts';
import { seededBytes } from './seeded-random.ts';

/** A ReceiveMessage brings no more. Source: content/facts/services.json, sqsReceived. */
const receivedAtOnce = 10;
const second = 1000;
const minute = 60 * second;

export function mappingContext({ at, positions, windows, ...input }: MappingInput): MappingContext {
  return {
    ...input,
    now: at,
    lanes: lanesOf(input.configuration, positions, windows),
    batches: [],
    fullSince: null,
    count: 0,
  };
}

export interface Worked {
  context: MappingContext;
  told: readonly MappingReport[];
  /** Batches that were handed to the function. */
  begun: readonly Batch[];
}

/**
 * All that can be done now: batches that are due or full go to the function, and where there is room the source is
 * asked for more.
 *
 * @param look whether there is a reason to ask the source
 */
export function worked(before: MappingContext, at: Instant, look: boolean): Worked {
  let context: MappingContext = { ...before, now: Math.max(before.now, at) };
  // Lambda has started more pollers since all of them were busy.
  const grown = before.fullSince !== null && !isBusy(context);
  const told: MappingReport[] = [];
  const begun: Batch[] = [];
  for (const lane of Object.values(context.lanes)) {
    for (;;) {
      const due = dueBatch(context, lane.id);
      const batch = due ?? ripeBatch(context, lane.id);
      if (!batch || !hasRoom(context, lane.id)) break;
      const begunBatch = { ...batch, requestId: nextId(context), nextTryAt: null, tries: batch.tries + 1 };
      context = withBatch(due ? context : withoutGathered(withWindow(context, batch), batch), begunBatch);
      const { UUID } = context.configuration;
      const payload = JSON.stringify(eventOf(context, batch));
      told.push({ type: 'batch.due', at: context.now, uuid: UUID, requestId: begunBatch.requestId, payload });
      begun.push(begunBatch);
    }
  }
  context = { ...context, fullSince: isBusy(context) ? (context.fullSince ?? context.now) : null };
  const asked = polls(context, look || grown);
  for (const { lane } of asked) {
    const own = context.lanes[lane];
    if (own) context = withLane(context, { ...own, lookAt: null });
  }
  return { context, told: [...told, ...asked], begun };
}

type Poll = Extract<MappingReport, { type: 'source.polled' }>;

function polls(context: MappingContext, look: boolean): Poll[] {
  const { kind, configuration, now } = context;
  return Object.values(context.lanes).flatMap((lane): Poll[] => {
    const wanted = configuration.BatchSize - lane.gathered.length;
    const due = lane.lookAt !== null && lane.lookAt <= now;
    if ((!look && !due) || wanted <= 0 || !hasRoom(context, lane.id)) return [];
    const max = kind === 'sqs' ? Math.min(wanted, receivedAtOnce) : wanted;
    const after = readUpTo(context, lane);
    return [{ type: 'source.polled', at: now, uuid: configuration.UUID, lane: lane.id, after, max }];
  });
}

/** What comes back from the source. Records that no filter lets through are done with at once. */
export function found(
  context: MappingContext,
  laneId: string,
  answered: readonly PolledRecord[],
  nextVisibleAt: Instant | null,
): { context: MappingContext; told: readonly MappingReport[] } {
  const lane = context.lanes[laneId];
  if (!lane) return { context, told: [] };
  const { configuration, kind, now } = context;
  const records = kind === 'sqs' ? answered : newIn(answered, readUpTo(context, lane));
  const wanted = records.filter(
    (record) => isOfLane(laneId, record, configuration) && passesFilters(configuration, record),
  );
  const unwanted = records.filter((record) => !wanted.includes(record));
  const gathered = [...lane.gathered, ...wanted];
  const idle = gathered.length === 0 && !context.batches.some((batch) => batch.lane === laneId);
  const position = kind !== 'sqs' && idle ? (records.at(-1)?.id ?? lane.position) : lane.position;
  const since = gathered.length === 0 ? null : (lane.since ?? now);
  const readTo = kind === 'sqs' ? null : (records.at(-1)?.id ?? lane.readTo);
  const receiptHandles = unwanted.flatMap(({ receiptHandle }) => receiptHandle ?? []);
  const { UUID: uuid } = configuration;
  return {
    context: withLane(context, { ...lane, gathered, since, position, readTo, lookAt: nextVisibleAt }),
    told: receiptHandles.length === 0 ? [] : [{ type: 'messages.done', at: now, uuid, receiptHandles }],
  };
}

/** When something is to be done without anybody saying so; `null`: never. */
export function nextWork(context: MappingContext): Instant | null {
  const { MaximumBatchingWindowInSeconds: window } = context.configuration;
  const times = Object.values(context.lanes).flatMap((lane) => {
    if (!hasRoom(context, lane.id)) return growth(context);
    const batches = ofLane(context, lane.id);
    const behind = context.kind !== 'sqs' && batches.length > 0;
    const ripe = lane.since === null || behind ? [] : [lane.since + window * second];
    const waiting = (behind ? batches.slice(0, 1) : batches).flatMap(({ nextTryAt }) => nextTryAt ?? []);
    const over = behind ? [] : (windowEnd(context, lane) ?? []);
    return [...ripe, ...waiting, ...[over].flat(), ...(lane.lookAt === null ? [] : [lane.lookAt])];
  });
  return times.length === 0 ? null : Math.min(...times);
}

/** When Lambda has had messages wait for another minute, it reads with more pollers. */
function growth(context: MappingContext): Instant[] {
  const { kind, configuration, fullSince, now } = context;
  if (kind !== 'sqs' || fullSince === null) return [];
  const next = fullSince + (Math.floor((now - fullSince) / minute) + 1) * minute;
  const { MaximumConcurrency: maximum } = configuration.ScalingConfig ?? {};
  return sqsBatches(next - fullSince, maximum) > sqsBatches(now - fullSince, maximum) ? [next] : [];
}

export function withBatch(context: MappingContext, batch: Batch): MappingContext {
  const known = context.batches.some(({ batchId }) => batchId === batch.batchId);
  const batches = known
    ? context.batches.map((each) => (each.batchId === batch.batchId ? batch : each))
    : [...context.batches, batch];
  return { ...context, batches, count: context.count + 1 };
}

export function withLane(context: MappingContext, lane: Lane): MappingContext {
  return { ...context, lanes: { ...context.lanes, [lane.id]: lane } };
}

function ofLane({ batches }: MappingContext, laneId: string): Batch[] {
  return batches.filter(({ lane }) => lane === laneId);
}

/** A shard has one batch at a time, a queue as many as Lambda has pollers for it. */
function hasRoom(context: MappingContext, laneId: string): boolean {
  const running = ofLane(context, laneId).filter((batch) => batch.requestId !== null).length;
  return running < allowed(context);
}

function allowed({ kind, configuration, fullSince, now }: MappingContext): number {
  if (kind !== 'sqs') return 1;
  const waited = fullSince === null ? 0 : now - fullSince;
  return sqsBatches(waited, configuration.ScalingConfig?.MaximumConcurrency);
}

function isBusy(context: MappingContext): boolean {
  return Object.keys(context.lanes).every((lane) => !hasRoom(context, lane));
}

/** In a shard, only the first batch may go: the others wait behind it. */
function dueBatch(context: MappingContext, laneId: string): Batch | undefined {
  const batches = ofLane(context, laneId);
  const candidates = context.kind === 'sqs' ? batches : batches.slice(0, 1);
  return candidates.find(({ nextTryAt }) => nextTryAt !== null && nextTryAt <= context.now);
}

function ripeBatch(context: MappingContext, laneId: string): Batch | undefined {
  const { kind, configuration, lanes, now } = context;
  const lane = lanes[laneId];
  if (!lane || (kind !== 'sqs' && ofLane(context, laneId).length > 0)) return undefined;
  const fresh: Batch = {
    batchId: `${configuration.UUID}/${context.count}`,
    lane: laneId,
    records: [],
    failures: 0,
    misses: 0,
    tries: 0,
    requestId: null,
    nextTryAt: now,
  };
  if (isWindowOver(context, lane)) return { ...fresh, closes: true };
  const { gathered, since } = lane;
  if (since === null) return undefined;
  const records = fitting(ofFirstWindow(context, gathered).slice(0, configuration.BatchSize));
  const full = records.length >= configuration.BatchSize || records.length < gathered.length;
  const over = now >= since + configuration.MaximumBatchingWindowInSeconds * second;
  return full || over ? { ...fresh, records } : undefined;
}

/** As many as one event can carry, at least one. */
function fitting(records: readonly PolledRecord[]): readonly PolledRecord[] {
  let bytes = 0;
  const end = records.findIndex(({ record }) => {
    bytes += JSON.stringify(record).length;
    return bytes > syncPayloadBytes;
  });
  return end === -1 ? records : records.slice(0, Math.max(1, end));
}

function withoutGathered(context: MappingContext, { lane: laneId, records }: Batch): MappingContext {
  const lane = context.lanes[laneId];
  if (!lane || records.length === 0) return context;
  const gathered = lane.gathered.slice(records.length);
  return withLane(context, { ...lane, gathered, since: gathered.length === 0 ? null : context.now });
}

/** Two polls of a shard may be under way at the same time: what the other one brought is not read twice. */
function newIn(records: readonly PolledRecord[], after: string | null): readonly PolledRecord[] {
  return after === null ? records : records.filter(({ id }) => BigInt(id) > BigInt(after));
}

function readUpTo(context: MappingContext, lane: Lane): string | null {
  const last = ofLane(context, lane.id).at(-1)?.records.at(-1);
  return lane.readTo ?? last?.id ?? lane.position;
}

function nextId({ seed, configuration, count }: MappingContext): string {
  return requestId(seededBytes(`${seed}/mapping/${configuration.UUID}/${count}`, 16));
}
