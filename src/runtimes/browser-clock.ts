import type { Instant } from '#model/telemetry/trace.ts';

/** The page's time: as an epoch, with the fraction of a monotonic clock, so that it never runs backwards. */
export function now(): Instant {
  return performance.timeOrigin + performance.now();
}
