/** `node:timers` and `node:timers/promises`: the browser's timers with Node's objects, handles and freezing. */
import { promisify } from '../node/promisify.ts';
import { inNextTurn, type EventLoop } from './event-loop.ts';
import { native } from './native.ts';

type Callback = (...values: unknown[]) => void;

/** Node's longest timer; a longer delay means 1 ms. https://nodejs.org/api/timers.html#settimeoutcallback-delay-args */
const LONGEST_MS = 2 ** 31 - 1;

const delayOf = (value: unknown): number => {
  const delay = Number(value);
  return delay >= 1 && delay <= LONGEST_MS ? Math.trunc(delay) : 1;
};

export function createTimers(loop: EventLoop) {
  let lastId = 0;
  const byId = new Map<number, Timeout>();

  class Timeout {
    readonly #callback: Callback;
    readonly #delayMs: number;
    readonly #values: unknown[];
    readonly #repeats: boolean;
    #timer = 0;
    #live = true;
    #held = true;
    #id = 0;

    constructor(callback: Callback, delayMs: unknown, values: unknown[], repeats: boolean) {
      if (typeof callback !== 'function') {
        throw Object.assign(
          new TypeError(`The "callback" argument must be of type function. Received ${String(callback)}`),
          { code: 'ERR_INVALID_ARG_TYPE' },
        );
      }
      this.#callback = callback;
      this.#delayMs = delayOf(delayMs);
      this.#values = values;
      this.#repeats = repeats;
      loop.hold();
      this.#arm();
    }

    #arm(): void {
      this.#timer = native.setTimeout(() => {
        loop.run(this._onTimeout);
      }, this.#delayMs);
    }

    // Node's own name for it, which stands in the stack of an error thrown in a timer.
    readonly _onTimeout = (): void => {
      if (!this.#live) return;
      if (this.#repeats) this.#arm();
      else this.#live = false;
      try {
        this.#callback(...this.#values);
      } finally {
        if (!this.#live) this.#release();
      }
    };

    #release(): void {
      byId.delete(this.#id);
      if (!this.#held) return;
      this.#held = false;
      loop.release();
    }

    close(): this {
      if (this.#live) {
        this.#live = false;
        native.clearTimeout(this.#timer);
        this.#release();
      }
      return this;
    }

    ref(): this {
      if (this.#live && !this.#held) {
        this.#held = true;
        loop.hold();
      }
      return this;
    }

    unref(): this {
      if (this.#live && this.#held) {
        this.#held = false;
        loop.release();
      }
      return this;
    }

    hasRef(): boolean {
      return this.#held;
    }

    refresh(): this {
      if (this.#live) {
        native.clearTimeout(this.#timer);
        this.#arm();
      }
      return this;
    }

    [Symbol.toPrimitive](): number {
      if (this.#id === 0) {
        this.#id = ++lastId;
        byId.set(this.#id, this);
      }
      return this.#id;
    }

    [Symbol.dispose](): void {
      this.close();
    }
  }

  class Immediate {
    #live = true;

    constructor(callback: Callback, values: unknown[]) {
      loop.hold();
      inNextTurn(() => {
        loop.run(() => {
          if (!this.#live) return;
          this.#live = false;
          try {
            callback(...values);
          } finally {
            loop.release();
          }
        });
      });
    }

    clear(): void {
      if (!this.#live) return;
      this.#live = false;
      loop.release();
    }

    ref(): this {
      return this;
    }

    unref(): this {
      return this;
    }

    hasRef(): boolean {
      return this.#live;
    }

    [Symbol.dispose](): void {
      this.clear();
    }
  }

  const setTimeout = (callback: Callback, delayMs?: unknown, ...values: unknown[]) =>
    new Timeout(callback, delayMs, values, false);
  const setInterval = (callback: Callback, delayMs?: unknown, ...values: unknown[]) =>
    new Timeout(callback, delayMs, values, true);
  const setImmediate = (callback: Callback, ...values: unknown[]) => new Immediate(callback, values);
  const clearTimeout = (timer: unknown): void => {
    if (timer instanceof Timeout) timer.close();
    else if (typeof timer === 'number' || typeof timer === 'string') byId.get(Number(timer))?.close();
  };
  const clearImmediate = (immediate: unknown): void => {
    if (immediate instanceof Immediate) immediate.clear();
  };

  const whenAborted = (signal: AbortSignal | undefined, cancel: () => void): Promise<never> =>
    new Promise((_, reject) => {
      signal?.addEventListener('abort', () => {
        cancel();
        reject(
          Object.assign(new Error('The operation was aborted', { cause: signal.reason }), {
            name: 'AbortError',
            code: 'ABORT_ERR',
          }),
        );
      });
      if (signal?.aborted) signal.dispatchEvent(new Event('abort'));
    });

  const promises = {
    setTimeout: <T>(delayMs?: number, value?: T, options?: { signal?: AbortSignal; ref?: boolean }) => {
      const { promise, resolve } = Promise.withResolvers<T | undefined>();
      const timer = setTimeout(() => resolve(value), delayMs);
      if (options?.ref === false) timer.unref();
      return options?.signal
        ? Promise.race([promise, whenAborted(options.signal, () => timer.close())])
        : promise;
    },
    setImmediate: <T>(value?: T) =>
      new Promise<T | undefined>((resolve) => setImmediate(() => resolve(value))),
    async *setInterval<T>(delayMs?: number, value?: T) {
      for (;;) {
        await promises.setTimeout(delayMs);
        yield value;
      }
    },
    scheduler: {
      wait: (delayMs: number, options?: { signal?: AbortSignal }) =>
        promises.setTimeout(delayMs, undefined, options),
      yield: () => promises.setImmediate(),
    },
  };

  Object.defineProperty(setTimeout, promisify.custom, { value: promises.setTimeout });
  Object.defineProperty(setImmediate, promisify.custom, { value: promises.setImmediate });

  const functions = {
    setTimeout,
    clearTimeout,
    setInterval,
    clearInterval: clearTimeout,
    setImmediate,
    clearImmediate,
  };
  return { functions, module: { ...functions, promises }, promises };
}

export type Timers = ReturnType<typeof createTimers>;
