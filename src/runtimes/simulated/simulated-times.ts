import { measuredColdStart } from '#model/lambda/cold-starts.ts';
import { microVmBootMs } from '#model/lambda/lifecycle.ts';
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

/** Times as they were measured: an init is log-normal around its median, the rest stays as it is. */
export function measuredTimes(
  { runtime, architecture, memorySizeMB }: EnvironmentSpec,
  random: () => number,
): SimulatedTimes {
  const measured = measuredColdStart(runtime, architecture, memorySizeMB);
  if (!measured) throw new Error(`No cold start of ${runtime} on ${architecture} was measured.`);
  const { p50, p90, firstInvokeMeanMs, maxMemoryUsedMB } = measured;
  const sigma = Math.log(p90 / p50) / p90Deviations;
  return {
    provisionMs: microVmBootMs,
    initMs: p50 * Math.exp(sigma * normal(random)),
    firstInvokeMs: firstInvokeMeanMs,
    // The same handler without its first-time work; not measured, so the least that a report shows well.
    invokeMs: Math.min(1, firstInvokeMeanMs),
    maxMemoryUsedMB,
  };
}
