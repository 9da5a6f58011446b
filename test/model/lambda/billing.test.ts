import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { billedDurationMs, gbSeconds, invocationPrice, restoreMetrics } from '#model/lambda/billing.ts';

describe('the billed duration', () => {
  it.each([
    // REPORT lines of AWS's documentation and of published logs.
    [133.61, 80.0, 214],
    [3016.78, 84.0, 3101],
    [3000.0, 402.04, 3403],
    [1248.31, 293.05, 1542],
    [1338.34, undefined, 1339],
    [2.37, 423.98, 427],
    [3000.0, undefined, 3000],
  ])('of %d ms after an init of %s ms is %d ms', (durationMs, initDurationMs, billed) => {
    expect(billedDurationMs({ durationMs, initDurationMs })).toBe(billed);
  });

  it('of a start from a snapshot has the part of the restore that is billed', () => {
    // A published REPORT: Duration 36.97 ms, Billed Duration 173 ms, Billed Restore Duration 136 ms.
    expect(billedDurationMs({ durationMs: 36.97, billedRestoreDurationMs: 136 })).toBe(173);
    expect(restoreMetrics(511.56)).toEqual({ restoreDurationMs: 511.56, billedRestoreDurationMs: 139 });
  });

  it('does not add a millisecond for the sake of floating point', () => {
    expect(billedDurationMs({ durationMs: 2.1, initDurationMs: 0.9 })).toBe(3);
    expect(billedDurationMs({ durationMs: 1.1, initDurationMs: 2.2 })).toBe(4);
  });

  it('is a whole number, never less than what was used and less than a millisecond more', () => {
    const duration = fc.double({ min: 0, max: 900_000, noNaN: true });
    fc.assert(
      fc.property(duration, fc.option(duration, { nil: undefined }), (durationMs, initDurationMs) => {
        const billed = billedDurationMs({ durationMs, initDurationMs });
        const used = durationMs + (initDurationMs ?? 0);
        expect(Number.isInteger(billed)).toBe(true);
        expect(billed).toBeGreaterThanOrEqual(used - 1e-5);
        expect(billed).toBeLessThan(used + 1);
      }),
    );
  });
});

describe('the price of an invocation', () => {
  it('is memory times time, and one request', () => {
    expect(gbSeconds(512, 300)).toBeCloseTo(0.15);
    const { duration, request, total } = invocationPrice(1024, 1000, 'x86_64');
    expect(duration).toBeCloseTo(0.0000166667, 12);
    expect(total).toBeCloseTo(duration + request, 15);
    expect(invocationPrice(1024, 1000, 'arm64').duration).toBeLessThan(duration);
  });
});
