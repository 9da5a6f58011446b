import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { TimerQueue } from '#runtimes/simulated/timer-queue.ts';

/** Milliseconds as reports have them. */
const hundredths = fc.integer({ min: 0, max: 1_000_000 }).map((hundredth) => hundredth / 100);

describe('a clock that goes from timer to timer', () => {
  test('fires each timer when it is set to its time, whatever floating point makes of the sum', () => {
    fc.assert(
      fc.property(fc.array(hundredths, { minLength: 1, maxLength: 20 }), (waits) => {
        const clock = new TimerQueue();
        let fired = 0;
        for (const ms of waits) {
          clock.setTimeout(() => (fired += 1), ms);
          clock.advance(clock.next ?? NaN);
        }
        expect(fired).toBe(waits.length);
        expect(clock.next).toBeNull();
      }),
    );
  });

  test('takes as long as was asked for, to the two decimals of a report, also since 1970', () => {
    fc.assert(
      fc.property(hundredths, hundredths, (before, ms) => {
        const clock = new TimerQueue();
        const runtime = clock.runtimeClock(Date.UTC(2026, 10, 23, 8));
        const waited: number[] = [];
        runtime.after(before, () => {
          const since = runtime.now();
          runtime.after(ms, () => waited.push(runtime.now() - since));
        });
        while (clock.next !== null) clock.advance(clock.next);
        expect(waited.map((each) => each.toFixed(2))).toEqual([ms.toFixed(2)]);
      }),
    );
  });

  test('fires what is due together in the order in which it was set, and nothing that was taken back', () => {
    const clock = new TimerQueue();
    const fired: string[] = [];
    clock.setTimeout(() => fired.push('first'), 10);
    const second = clock.setTimeout(() => fired.push('second'), 10);
    clock.setTimeout(() => fired.push('third'), 10);
    clock.clearTimeout(second);
    clock.advance(10);
    expect(fired).toEqual(['first', 'third']);
  });
});
