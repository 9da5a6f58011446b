/** What tumbling windows change in how a mapping makes batches: plain functions. */
import type { PolledRecord } from '#model/lambda/polled-records.ts';
import { shardOf } from '#model/lambda/shard-lanes.ts';
import { windowAt, windowMembers, windowMs } from '#model/lambda/tumbling-window.ts';
import type { Instant } from '#model/telemetry/trace.ts';
import type { Batch, Lane, MappingContext } from './event-source-mapping.types.ts';

/** When the open window of a shard ends; `null`: none is open. */
export function windowEnd({ configuration }: MappingContext, { window }: Lane): Instant | null {
  if (!window) return null;
  return window.full ? 0 : window.start + windowMs(configuration);
}

/** Nothing is left of the window, or it has no room any more: the function is told so. */
export function isWindowOver(context: MappingContext, lane: Lane): boolean {
  const end = windowEnd(context, lane);
  if (end === null) return false;
  const [first] = lane.gathered;
  return lane.window?.full === true || (first === undefined ? context.now >= end : first.arrivedAt >= end);
}

/** A batch has records of one window. */
export function ofFirstWindow(
  { configuration }: MappingContext,
  records: readonly PolledRecord[],
): readonly PolledRecord[] {
  const length = windowMs(configuration);
  const [first] = records;
  if (length === 0 || !first) return records;
  const { start } = windowAt(first.arrivedAt, length);
  const later = records.findIndex(({ arrivedAt }) => arrivedAt >= start + length);
  return later === -1 ? records : records.slice(0, later);
}

/** With the first batch of a shard its window opens. */
export function withWindow(context: MappingContext, { lane: id, records }: Batch): MappingContext {
  const length = windowMs(context.configuration);
  const lane = context.lanes[id];
  const [first] = records;
  if (length === 0 || !lane || lane.window || !first) return context;
  const window = windowAt(first.arrivedAt, length);
  return { ...context, lanes: { ...context.lanes, [id]: { ...lane, window } } };
}

/** The event that the function gets. */
export function eventOf(context: MappingContext, { lane: id, records, closes }: Batch): object {
  const Records = records.map(({ record }) => record);
  const { configuration, lanes } = context;
  const { window } = lanes[id] ?? {};
  if (!window) return { Records };
  const final = closes === true && window.full !== true;
  const place = { shardId: shardOf(id), arn: configuration.EventSourceArn };
  return { Records, ...windowMembers(window, windowMs(configuration), final, place) };
}
