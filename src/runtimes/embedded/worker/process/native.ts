/**
 * The browser's own functions, taken before learner code runs and before Node's take their names.
 * The rest of the worker uses these, so that nothing a handler replaces can reach it.
 */
const { Uint8Array } = globalThis;
const readData = Object.getOwnPropertyDescriptor(MessageEvent.prototype, 'data')?.get;

export const native = {
  setTimeout: globalThis.setTimeout.bind(globalThis) as unknown as (
    task: () => void,
    delayMs: number,
  ) => number,
  clearTimeout: globalThis.clearTimeout.bind(globalThis) as (timerId: number) => void,
  queueMicrotask: globalThis.queueMicrotask.bind(globalThis),
  now: performance.now.bind(performance),
  /** An accessor that a handler replaces is called with the event, and the event knows the port that it came by. */
  dataOf: Function.prototype.call.bind(readData ?? Object) as (event: MessageEvent) => unknown,
  fetch: globalThis.fetch.bind(globalThis),
  console: globalThis.console,
  /** A copy that no memory account is charged for. */
  copyOf: (bytes: ArrayLike<number>): Uint8Array<ArrayBuffer> => new Uint8Array(bytes),
  reportError: (globalThis.reportError as typeof globalThis.reportError | undefined)?.bind(globalThis),
  randomValues: globalThis.crypto.getRandomValues.bind(globalThis.crypto),
};
