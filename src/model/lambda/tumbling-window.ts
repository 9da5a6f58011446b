/**
 * Tumbling windows: for so many seconds of a stream, what the function answers as `state` comes back to it with the
 * next batch of the shard, and at the end of the window once more by itself.
 *
 * That the last event of a window has no records, and that only records decide which window they are of, is ours.
 *
 * Source: https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-windows.html
 */
import type { Instant } from '../telemetry/trace.ts';
import type { MappingSettings, OpenWindow } from './event-source-mapping.types.ts';
import { windowStateBytes } from './mapping-limits.ts';

const emptyState = '{}';

/** Milliseconds; 0: the mapping has no windows. */
export function windowMs({ TumblingWindowInSeconds: seconds = 0 }: MappingSettings): number {
  return seconds * 1000;
}

/** The window that a record is of. */
export function windowAt(arrivedAt: Instant, lengthMs: number): OpenWindow {
  return { start: Math.floor(arrivedAt / lengthMs) * lengthMs, state: emptyState };
}

/** What an event has beside its records. */
export function windowMembers(
  window: OpenWindow,
  lengthMs: number,
  final: boolean,
  { shardId, arn }: { shardId: string; arn: string },
): Record<string, unknown> {
  return {
    window: { start: iso(window.start), end: iso(window.start + lengthMs) },
    state: JSON.parse(window.state) as unknown,
    shardId,
    eventSourceARN: arn,
    isFinalInvokeForWindow: final,
    isWindowTerminatedEarly: window.full === true,
  };
}

const iso = (instant: Instant): string => new Date(instant).toISOString().replace(/\.000Z$/, 'Z');

/** The state in an answer, as JSON text; `null`: there is none, and the invocation counts as failed. */
export function answeredState(payload: string): string | null {
  let answer: unknown;
  try {
    answer = JSON.parse(payload);
  } catch {
    return null;
  }
  if (typeof answer !== 'object' || answer === null || !('state' in answer)) return null;
  const { state } = answer;
  return typeof state === 'object' && state !== null && !Array.isArray(state) ? JSON.stringify(state) : null;
}

/** The window after an answer; one whose last event was answered is over. */
export function windowAfter(window: OpenWindow, state: string, final: boolean): OpenWindow | null {
  const { start } = window;
  // It was told that it is full, and goes on with nothing.
  if (window.full) return { start, state: emptyState };
  if (final) return null;
  const bytes = new TextEncoder().encode(state).length;
  return bytes > windowStateBytes ? { start, state, full: true } : { start, state };
}
