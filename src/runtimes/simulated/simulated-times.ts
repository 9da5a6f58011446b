import { measuredColdStart } from '#model/lambda/cold-starts.ts';
import { microVmBootMs, restoreDurationMs } from '#model/lambda/lifecycle.ts';
import type { EnvironmentSpec } from '#model/runtime-port.ts';

/** How long the parts of an environment's life take, in ms, and what it uses. */
export interface SimulatedTimes {
  provisionMs: number;
  initMs: number;
  firstInvokeMs: number;
  /** Of an invocation in a process that has served one before. */
  invokeMs: number;
  maxMemoryUsedMB: number;
}

/** The 90th percentile of a normal distribution, in standard deviations. */
const p90Deviations = 1.2816;

/** A normally distributed number, by Box and Muller. */
function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** What is not in the spec of an environment and changes its times. */
export interface Circumstances {
  /** The pieces of its image are near already, as after a start before. */
  cached?: boolean;
}

/** A log-normal number with this median, and this other percentile so many deviations away from it. */
function logNormal(p50: number, other: number, deviations: number, random: () => number): number {
  return p50 * Math.exp((Math.log(other / p50) / deviations) * normal(random));
}

/**
 * Times as they were measured: an init is log-normal around its median, the rest stays as it is.
 *
 * Of an image the measurement has both: each function was deployed anew every day and then started ten times. What
 * is near is taken to be the faster part, and the first start after a deployment the slowest tenth; that is our reading.
 */
export function measuredTimes(
  spec: EnvironmentSpec,
  random: () => number,
  { cached = true }: Circumstances = {},
): SimulatedTimes {
  const { simulatedRuntime, architecture, memorySizeMB, packageType = 'Zip', initializationType } = spec;
  const runtime = simulatedRuntime ?? spec.runtime;
  const measured = measuredColdStart(runtime, architecture, memorySizeMB, packageType);
  if (!measured) throw new Error(`No cold start of ${runtime} on ${architecture} was measured.`);
  const { p10, p50, p90, p99, firstInvokeMeanMs, maxMemoryUsedMB } = measured;
  const ofImage = cached
    ? () => logNormal(p50, p10, -p90Deviations, random)
    : () => p90 + (p99 - p90) * random();
  const init = packageType === 'Image' ? ofImage() : logNormal(p50, p90, p90Deviations, random);
  return {
    provisionMs: microVmBootMs,
    initMs: initializationType === 'snap-start' ? restoredMs(random) : init,
    firstInvokeMs: firstInvokeMeanMs,
    // The same handler without its first-time work; not measured, so the least that a report shows well.
    invokeMs: Math.min(1, firstInvokeMeanMs),
    maxMemoryUsedMB,
  };
}

/** Between the medians that were measured: the snapshot has all of the init, however long it was. */
function restoredMs(random: () => number): number {
  const { min, max } = restoreDurationMs;
  return min + (max - min) * random();
}
