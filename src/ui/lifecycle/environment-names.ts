import type { TraceRecord } from '#model/telemetry/trace.ts';

/** The number of each environment, from 1, in the order in which they were started: the same in every view. */
export function environmentNumbers(trace: readonly TraceRecord[]): ReadonlyMap<string, number> {
  const numbers = new Map<string, number>();
  for (const { type, subject } of trace) {
    const { environmentId } = subject;
    if (type !== 'environment.changed' || environmentId === undefined || numbers.has(environmentId)) continue;
    numbers.set(environmentId, numbers.size + 1);
  }
  return numbers;
}
