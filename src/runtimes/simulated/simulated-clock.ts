import type { SimulatedClock } from 'xstate';
import type { Instant } from '#model/telemetry/trace.ts';
import type { Clock } from '../runtime-api/clock.ts';

/**
 * XState's simulated clock as a runtime's: both then stand still, step and run together.
 *
 * @param epoch the instant at which the simulated clock shows 0
 */
export function simulatedClock(clock: SimulatedClock, epoch: Instant): Clock {
  return {
    now: () => epoch + clock.now(),
    monotonic: () => clock.now(),
    after: (ms, callback) => {
      const timer = clock.setTimeout(callback, ms);
      return () => clock.clearTimeout(timer);
    },
  };
}
