import type { Instant } from '#model/telemetry/trace.ts';
import type { Clock } from '../runtime-api/clock.ts';

/**
 * Parts of a millisecond. A power of two, so that instants since 1970 hold them exactly and add up exactly: a timer is
 * never due a floating-point rest later than the clock can be set to. Fine enough that a report, which has two
 * decimals, shows the time that was asked for.
 */
const partsOfMs = 1024;

interface Timer {
  due: number;
  callback: () => void;
}

/**
 * A clock that stands still until it is told to go on to its next timer. XState's actors and a runtime can share it.
 * Timers that are due together fire in the order in which they were set.
 */
export class TimerQueue {
  readonly #timers = new Map<number, Timer>();
  #now = 0;
  #set = 0;

  /** Milliseconds since the beginning. */
  now(): number {
    return this.#now;
  }

  setTimeout(callback: () => void, ms: number): number {
    this.#set += 1;
    const due = Math.ceil((this.#now + Math.max(0, ms)) * partsOfMs) / partsOfMs;
    this.#timers.set(this.#set, { due, callback });
    return this.#set;
  }

  clearTimeout(id: number): void {
    this.#timers.delete(id);
  }

  /** When the next timer is due; `null`: there is none. */
  get next(): number | null {
    let next: number | null = null;
    for (const { due } of this.#timers.values()) if (next === null || due < next) next = due;
    return next;
  }

  /** Fires the timers that are due at `until` and were set before; `until` is not beyond `next`. */
  advance(until: number): void {
    this.#now = Math.max(this.#now, until);
    const due = [...this.#timers].filter(([, timer]) => timer.due <= this.#now);
    for (const [id, { callback }] of due) {
      if (this.#timers.delete(id)) callback();
    }
  }

  /** @param epoch the instant at which this clock shows 0 */
  runtimeClock(epoch: Instant): Clock {
    return {
      now: () => epoch + this.#now,
      wall: () => epoch + this.#now,
      monotonic: () => this.#now,
      after: (ms, callback) => {
        const timer = this.setTimeout(callback, ms);
        return () => this.clearTimeout(timer);
      },
    };
  }
}
