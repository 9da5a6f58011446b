import { describe, expect, test } from 'vitest';
import { seededRandom } from '#machines/seeded-random.ts';
import { measuredColdStart } from '#model/lambda/cold-starts.ts';
import type { EnvironmentSpec } from '#model/runtime-port.ts';
import { measuredTimes } from '#runtimes/simulated/simulated-times.ts';

const spec = { runtime: 'nodejs24.x', architecture: 'x86_64', memorySizeMB: 128 } as EnvironmentSpec;

function quantile(numbers: number[], share: number): number {
  return numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length * share)] ?? NaN;
}

describe('simulated times', () => {
  test('are spread as the measured cold starts are', () => {
    const measured = measuredColdStart('nodejs24.x', 'x86_64', 128);
    const random = seededRandom('many');
    const inits = Array.from({ length: 4000 }, () => measuredTimes(spec, random).initMs);
    expect(quantile(inits, 0.5) / (measured?.p50 ?? 0)).toBeCloseTo(1, 1);
    expect(quantile(inits, 0.9) / (measured?.p90 ?? 0)).toBeCloseTo(1, 1);
  });

  test('are the same for the same seed', () => {
    expect(measuredTimes(spec, seededRandom('a'))).toEqual(measuredTimes(spec, seededRandom('a')));
    expect(measuredTimes(spec, seededRandom('a'))).not.toEqual(measuredTimes(spec, seededRandom('b')));
  });

  test('take the nearest memory size that was measured, and refuse what was not', () => {
    expect(measuredColdStart('nodejs24.x', 'x86_64', 900)?.memoryMB).toBe(1024);
    expect(measuredColdStart('nodejs1.x', 'x86_64', 128)).toBeUndefined();
  });
});
