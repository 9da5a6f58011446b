import { TimerQueue } from '#runtimes/simulated/timer-queue.ts';

/** 2026-11-23T08:00:00.000Z. */
export const epoch = Date.UTC(2026, 10, 23, 8);

/** Lets everything happen that needs no time. */
export async function settle(): Promise<void> {
  for (let round = 0; round < 3; round += 1) await new Promise((resolve) => setImmediate(resolve));
}

/**
 * The clock of a simulated run, for a test to let time pass on: from timer to timer, so that what one timer starts
 * can still be in time for the next.
 */
export class SteppingClock extends TimerQueue {
  readonly runtime = this.runtimeClock(epoch);

  get instant(): number {
    return epoch + this.now();
  }

  async pass(ms: number): Promise<void> {
    const end = this.now() + ms;
    await settle();
    for (let next = this.next; next !== null && next <= end; next = this.next) {
      this.advance(next);
      await settle();
    }
    this.advance(end);
    await settle();
  }
}
