/** Cold starts as they were measured (`content/facts/cold-starts.json`); too much for a page that needs none. */
import coldStarts from '#content/facts/cold-starts.json' with { type: 'json' };
import type { Architecture, PackageType } from './configuration.ts';

/** Durations in ms. */
export interface ColdStart {
  memoryMB: number;
  p10: number;
  p50: number;
  p90: number;
  p99: number;
  /** Mean Duration of the first invocation. */
  firstInvokeMeanMs: number;
  maxMemoryUsedMB: number;
}

/** Of a hello-world function, at the measured memory size that is nearest; `undefined` if unmeasured. */
export function measuredColdStart(
  runtime: string,
  architecture: Architecture,
  memoryMB: number,
  packageType: PackageType = 'Zip',
): ColdStart | undefined {
  const distance = (row: ColdStart): number => Math.abs(Math.log(row.memoryMB / memoryMB));
  return coldStarts.rows
    .filter(
      (row) => row.runtime === runtime && row.package === packageType && row.architecture === architecture,
    )
    .toSorted((one, other) => distance(one) - distance(other))[0];
}

/** How and when it was measured, and where that is written down. */
export const coldStartSource = {
  conditions: coldStarts.conditions,
  period: coldStarts.period,
  sources: coldStarts.sources,
  asOf: coldStarts.asOf,
} as const;

/** Percentiles of Init Duration, in ms. */
export interface ColdStartSpread {
  package: string;
  memoryMB: number;
  samples: number;
  p10: number;
  p50: number;
  p90: number;
  p99: number;
}

/** From a .zip first, each in the order of memory. */
export function coldStartSpreads(runtime: string, architecture: Architecture): ColdStartSpread[] {
  return coldStarts.rows
    .filter((row) => row.runtime === runtime && row.architecture === architecture)
    .toSorted((one, other) => other.package.localeCompare(one.package) || one.memoryMB - other.memoryMB);
}
