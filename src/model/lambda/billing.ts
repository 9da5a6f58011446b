/**
 * What an invocation costs.
 *
 * Since August 2025 the init phase is billed too: the billed duration is init and invoke together, rounded up to a
 * whole millisecond (examples in https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtime-environment.html:
 * 133.61 + 80.00 ms are billed as 214 ms, 3016.78 + 84.00 ms as 3101 ms).
 */
import lifecycle from '#content/facts/lifecycle.json' with { type: 'json' };
import prices from '#content/facts/prices.json' with { type: 'json' };
import type { Architecture } from './configuration.ts';

export interface Durations {
  /** Of the invocation, ms. A suppressed init is inside it. */
  durationMs: number;
  /** Of an init phase of its own, ms; left out for a warm start. */
  initDurationMs?: number;
  /** Of a start from a snapshot, whole ms. */
  billedRestoreDurationMs?: number;
}

/** Whole milliseconds. */
export function billedDurationMs({
  durationMs,
  initDurationMs = 0,
  billedRestoreDurationMs = 0,
}: Durations): number {
  // A nanosecond of tolerance: 0.1 + 0.2 is a little more than 0.3 in floating point.
  return Math.ceil(durationMs + initDurationMs + billedRestoreDurationMs - 1e-6);
}

/**
 * What a report says of a start from a snapshot: laying it back costs nothing, loading the runtime from it does
 * (https://docs.aws.amazon.com/lambda/latest/dg/snapstart-monitoring.html).
 */
export function restoreMetrics(restoreDurationMs: number): {
  restoreDurationMs: number;
  billedRestoreDurationMs: number;
} {
  const billed = restoreDurationMs * lifecycle.restoreBilled.value;
  return { restoreDurationMs, billedRestoreDurationMs: Math.ceil(billed) };
}

/** Memory times time, in GB-seconds (a GB is 1024 MB). */
export function gbSeconds(memorySizeMB: number, billedMs: number): number {
  return (memorySizeMB / 1024) * (billedMs / 1000);
}

export interface Price {
  /** US dollars, before any free tier. */
  duration: number;
  request: number;
  total: number;
}

/** One invocation in US East (N. Virginia), first tier of prices (content/facts/prices.json). */
export function invocationPrice(memorySizeMB: number, billedMs: number, architecture: Architecture): Price {
  const rate = architecture === 'arm64' ? prices.gbSecondArm.value : prices.gbSecondX86.value;
  const duration = gbSeconds(memorySizeMB, billedMs) * rate;
  return { duration, request: prices.request.value, total: duration + prices.request.value };
}
