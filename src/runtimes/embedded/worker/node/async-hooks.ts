/**
 * `node:async_hooks`, as far as it can be had without the engine's help: a store lives until the outermost promise
 * of `run` settles. One environment works on one event at a time, which is what makes that enough.
 */
class AsyncLocalStorage<T> {
  #store: T | undefined;

  static bind<F>(work: F): F {
    return work;
  }

  static snapshot() {
    return <R>(work: (...values: unknown[]) => R, ...values: unknown[]): R => work(...values);
  }

  run<R>(store: T, work: (...values: unknown[]) => R, ...values: unknown[]): R {
    const before = this.#store;
    const restore = (): void => {
      this.#store = before;
    };
    this.#store = store;
    let result: R;
    try {
      result = work(...values);
    } catch (error) {
      restore();
      throw error;
    }
    if (result instanceof Promise) return result.finally(restore) as R;
    restore();
    return result;
  }

  exit<R>(work: (...values: unknown[]) => R, ...values: unknown[]): R {
    const before = this.#store;
    this.#store = undefined;
    try {
      return work(...values);
    } finally {
      this.#store = before;
    }
  }

  getStore(): T | undefined {
    return this.#store;
  }

  enterWith(store: T): void {
    this.#store = store;
  }

  disable(): void {
    this.#store = undefined;
  }
}

class AsyncResource {
  readonly type: string;

  constructor(type: string) {
    this.type = type;
  }

  static bind<F>(work: F): F {
    return work;
  }

  bind<F>(work: F): F {
    return work;
  }

  runInAsyncScope<R>(work: (...values: unknown[]) => R, self?: unknown, ...values: unknown[]): R {
    return Reflect.apply<unknown, unknown[], R>(work, self, values);
  }

  emitDestroy(): this {
    return this;
  }

  asyncId(): number {
    return 1;
  }

  triggerAsyncId(): number {
    return 0;
  }
}

const hook = { enable: () => hook, disable: () => hook };

export const asyncHooks = {
  AsyncLocalStorage,
  AsyncResource,
  createHook: () => hook,
  executionAsyncId: () => 1,
  triggerAsyncId: () => 0,
  executionAsyncResource: () => ({}),
};
