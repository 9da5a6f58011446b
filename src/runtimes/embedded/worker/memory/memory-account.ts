/**
 * What the process takes of its memory, as far as it can be known in a worker. Approximate: binary data is
 * counted exactly, big collections and strings are estimated, small linked objects are not seen at all.
 */

/** Smaller pieces are not worth the finalizer. */
const SMALLEST_CHARGE_BYTES = 4096;
/** A peak is reported when it grew by this much, and whenever asked. */
const PEAK_STEP_BYTES = 1024 * 1024;

export interface MemoryLimits {
  /** What the account may hold before the process is killed, in bytes. */
  limitBytes: number;
  onPeak(bytes: number): void;
  /** Must not return. */
  onExceeded(bytes: number): never;
}

export class MemoryAccount {
  readonly #limits: MemoryLimits;
  readonly #freed = new FinalizationRegistry<number>((bytes) => {
    this.#exact -= bytes;
  });
  #exact = 0;
  #estimated = 0;
  #peak = 0;
  #reportedPeak = 0;
  #paused = 0;

  constructor(limits: MemoryLimits) {
    this.#limits = limits;
  }

  get usedBytes(): number {
    return this.#exact + this.#estimated;
  }

  /** Charges `bytes` for as long as `owner` lives. */
  charge<T extends object>(owner: T, bytes: number): T {
    if (bytes < SMALLEST_CHARGE_BYTES || this.#paused > 0) return owner;
    this.#exact += bytes;
    this.#freed.register(owner, bytes);
    this.#compare();
    return owner;
  }

  /** Ends the process before an allocation that would take it over the limit. */
  foresee(bytes: number): void {
    if (this.#paused === 0 && this.usedBytes + bytes > this.#limits.limitBytes) {
      this.#limits.onExceeded(this.usedBytes + bytes);
    }
  }

  /** The change of an estimate, negative when it shrank. */
  estimate(bytes: number): void {
    this.#estimated += bytes;
    this.#compare();
  }

  /** For what is not the process's own memory, such as the bytes of files. */
  uncharged<T>(work: () => T): T {
    this.#paused += 1;
    try {
      return work();
    } finally {
      this.#paused -= 1;
    }
  }

  reportPeak(): void {
    if (this.#peak > this.#reportedPeak) {
      this.#reportedPeak = this.#peak;
      this.#limits.onPeak(this.#peak);
    }
  }

  #compare(): void {
    const used = this.usedBytes;
    if (used > this.#peak) this.#peak = used;
    if (this.#peak - this.#reportedPeak > PEAK_STEP_BYTES) this.reportPeak();
    if (used > this.#limits.limitBytes) this.#limits.onExceeded(used);
  }
}
