/**
 * The account's trace as it grows: in order of time, of bounded length, and never changed once written.
 */
import type { ActorRef, Snapshot } from 'xstate';
import type { TraceRecord } from '#model/telemetry/trace.ts';

export interface Trace {
  /** Oldest first. A new array for every change. */
  records: readonly TraceRecord[];
  /** How many older records were let go. */
  dropped: number;
}

/** Whoever takes records down: the account. */
export type TraceRecorder = ActorRef<
  Snapshot<unknown>,
  { type: 'trace.recorded'; records: readonly TraceRecord[] }
>;

/**
 * `trace` with `added` in it. A record goes behind all that are not younger: reports of a process can arrive a
 * little later than what the platform did meanwhile.
 */
export function withRecords(trace: Trace, added: readonly TraceRecord[], limit: number): Trace {
  if (added.length === 0) return trace;
  const records = [...trace.records];
  for (const record of added) {
    let place = records.length;
    while (place > 0 && records[place - 1]!.time > record.time) place -= 1;
    if (place === records.length) records.push(record);
    else records.splice(place, 0, record);
  }
  const over = Math.max(0, records.length - limit);
  return {
    records: over === 0 ? records : records.slice(over),
    dropped: trace.dropped + over,
  };
}
