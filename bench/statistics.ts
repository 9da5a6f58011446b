export interface Percentiles {
  p50: number;
  p90: number;
  p95: number;
}

export const tenth = (value: number) => Math.round(value * 10) / 10;

/** The value below which `share` of the samples lie, by the nearest rank. @throws RangeError without a sample. */
function percentile(sorted: readonly number[], share: number): number {
  const value = sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)];
  if (value === undefined) throw new RangeError('no samples');
  return value;
}

/** @throws RangeError without a sample. */
export function median(samples: readonly number[]): number {
  return percentile(
    samples.toSorted((a, b) => a - b),
    0.5,
  );
}

/** Of times in ms, to a tenth. */
export function percentiles(samples: readonly number[]): Percentiles {
  const sorted = samples.toSorted((a, b) => a - b);
  const at = (share: number) => tenth(percentile(sorted, share));
  return { p50: at(0.5), p90: at(0.9), p95: at(0.95) };
}
