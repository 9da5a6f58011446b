import type { Clock } from '#runtimes/runtime-api/clock.ts';

/** A clock that only moves when told to. */
export class FakeClock implements Clock {
  #elapsed = 0;
  readonly #timers = new Set<{ at: number; callback: () => void }>();
  readonly start: number;
  /** By how much a process reads less in `Date.now()`, in ms. */
  wallBehind = 0;

  constructor(start = 1_700_000_000_000) {
    this.start = start;
  }

  now(): number {
    return this.start + this.#elapsed;
  }

  wall(): number {
    return Math.floor(this.now() - this.wallBehind);
  }

  monotonic(): number {
    return this.#elapsed;
  }

  after(ms: number, callback: () => void): () => void {
    const timer = { at: this.#elapsed + ms, callback };
    this.#timers.add(timer);
    return () => this.#timers.delete(timer);
  }

  get pendingTimers(): number {
    return this.#timers.size;
  }

  advance(ms: number): void {
    this.#elapsed += ms;
    for (const timer of [...this.#timers]) {
      if (timer.at > this.#elapsed) continue;
      this.#timers.delete(timer);
      timer.callback();
    }
  }
}
