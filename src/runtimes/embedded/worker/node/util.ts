/** `node:util`: Node's own inspection, and the odds and ends around it. */
import { format, formatWithOptions, inspect } from 'node-inspect-extracted';
import { promisify } from './promisify.ts';
import { types } from './util-types.ts';

type NodeCallback = (error: unknown, value?: unknown) => void;
type AnyFunction = (...values: never[]) => unknown;

function inherits(constructor: AnyFunction, parent: AnyFunction): void {
  Object.defineProperty(constructor, 'super_', { value: parent, writable: true, configurable: true });
  Object.setPrototypeOf(constructor.prototype as object, parent.prototype as object);
}

const callbackify = (original: (...values: unknown[]) => Promise<unknown>) =>
  function (this: unknown, ...values: unknown[]): void {
    const done = values.pop() as NodeCallback;
    original.apply(this, values).then(
      (value) => {
        queueMicrotask(() => {
          done(null, value);
        });
      },
      (error: unknown) => {
        queueMicrotask(() => {
          done(error);
        });
      },
    );
  };

/** Equal by what inspection shows of them at any depth. */
export const isDeepStrictEqual = (left: unknown, right: unknown): boolean => {
  const options = { depth: Infinity, sorted: true, maxArrayLength: null, maxStringLength: null };
  return inspect(left, options) === inspect(right, options);
};

const debuglog = () => Object.assign(() => undefined, { enabled: false });

export const util = {
  inspect,
  format,
  formatWithOptions,
  inherits,
  promisify,
  callbackify,
  deprecate: <T>(original: T): T => original,
  debuglog,
  debug: debuglog,
  isDeepStrictEqual,
  types,
  isArray: Array.isArray,
  TextEncoder,
  TextDecoder,
  stripVTControlCharacters: (text: string) => text.replace(/\u001b\[[0-9;]*[A-Za-z]/g, ''),
  toUSVString: (text: string) => String(text).toWellFormed(),
  styleText: (_style: unknown, text: string) => text,
  aborted: (signal: AbortSignal) =>
    new Promise<void>((resolve) => {
      if (signal.aborted) resolve();
      else signal.addEventListener('abort', () => resolve(), { once: true });
    }),
  getSystemErrorName: (errno: number) => `Unknown system error ${errno}`,
};
