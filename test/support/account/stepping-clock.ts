import { SimulatedClock } from 'xstate';
import { simulatedClock } from '#runtimes/simulated/simulated-clock.ts';

/** 2026-11-23T08:00:00.000Z. */
export const epoch = Date.UTC(2026, 10, 23, 8);

/** Lets everything happen that needs no time. */
export async function settle(): Promise<void> {
  for (let round = 0; round < 3; round += 1) await new Promise((resolve) => setImmediate(resolve));
}

/** A simulated clock that goes from timer to timer, so that what one timer starts can still be in time for the next. */
export class SteppingClock extends SimulatedClock {
  readonly runtime = simulatedClock(this, epoch);
  readonly #due = new Map<number, number>();

  override setTimeout(callback: () => void, ms: number): number {
    const id = super.setTimeout(() => {
      this.#due.delete(id);
      callback();
    }, ms);
    this.#due.set(id, this.now() + ms);
    return id;
  }

  override clearTimeout(id: number): void {
    this.#due.delete(id);
    super.clearTimeout(id);
  }

  get instant(): number {
    return epoch + this.now();
  }

  async pass(ms: number): Promise<void> {
    const end = this.now() + ms;
    await settle();
    for (;;) {
      const next = Math.min(...this.#due.values());
      if (next > end) break;
      this.set(Math.max(next, this.now()));
      await settle();
    }
    this.set(end);
    await settle();
  }
}
