/** `node:events`: the library's emitter, and the static helpers that it lacks. */
import { EventEmitter } from 'node:events';

async function* on(emitter: EventEmitter, name: string, options?: { signal?: AbortSignal }) {
  const queue: unknown[][] = [];
  let wake: (() => void) | undefined;
  let failure: { error: unknown } | undefined;
  const receive = (...values: unknown[]): void => {
    queue.push(values);
    wake?.();
  };
  const fail = (error: unknown): void => {
    failure = { error };
    wake?.();
  };
  emitter.on(name, receive);
  if (name !== 'error') emitter.on('error', fail);
  options?.signal?.addEventListener('abort', () => {
    fail(options.signal?.reason);
  });
  try {
    for (;;) {
      const values = queue.shift();
      if (values) yield values;
      else if (failure) throw failure.error;
      else await new Promise<void>((resolve) => (wake = resolve));
    }
  } finally {
    emitter.off(name, receive);
    emitter.off('error', fail);
  }
}

type Emitters = EventEmitter | EventTarget;

export const events = Object.assign(EventEmitter, {
  EventEmitter,
  on,
  errorMonitor: Symbol('events.errorMonitor'),
  captureRejectionSymbol: Symbol.for('nodejs.rejection'),
  captureRejections: false,
  setMaxListeners: (count: number, ...emitters: Emitters[]) => {
    for (const emitter of emitters) if (emitter instanceof EventEmitter) emitter.setMaxListeners(count);
  },
  getEventListeners: (emitter: Emitters, name: string) =>
    emitter instanceof EventEmitter ? emitter.listeners(name) : [],
  getMaxListeners: (emitter: Emitters) =>
    emitter instanceof EventEmitter ? emitter.getMaxListeners() : EventEmitter.defaultMaxListeners,
  addAbortListener: (signal: AbortSignal, listener: () => void) => {
    signal.addEventListener('abort', listener, { once: true });
    return {
      [Symbol.dispose]: () => {
        signal.removeEventListener('abort', listener);
      },
    };
  },
});
