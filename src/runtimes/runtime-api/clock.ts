import type { Instant } from '#model/telemetry/trace.ts';

/** Where a runtime has its time from. */
export interface Clock {
  now(): Instant;
  /** The same as a process reads it in `Date.now()`, in whole ms: a deadline is compared with that. */
  wall(): Instant;
  /** Milliseconds, never going backwards; only differences mean something. */
  monotonic(): number;
  /** Calls back after `ms`; the function returned cancels that. */
  after(ms: number, callback: () => void): () => void;
}

/** The longest that `setTimeout` takes, in ms; anything longer fires at once. */
const longestTimer = 2 ** 31 - 1;

/** The clock of the machine that we run on. */
export const systemClock: Clock = {
  now: () => {
    const precise = performance.timeOrigin + performance.now();
    const wall = Date.now();
    // The precise clock stands still while some machines sleep, and does not see a corrected wall clock.
    return Math.abs(precise - wall) < 50 ? precise : wall;
  },
  wall: () => Date.now(),
  monotonic: () => performance.now(),
  after: (ms, callback) => {
    const timer = setTimeout(callback, Math.min(ms, longestTimer));
    return () => clearTimeout(timer);
  },
};
