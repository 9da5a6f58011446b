type NodeCallback = (error: Error | null | undefined, value?: unknown) => void;
type Custom = { [promisifyCustom]?: (...values: unknown[]) => Promise<unknown> };

const promisifyCustom = Symbol.for('nodejs.util.promisify.custom');

/** `util.promisify`, with the symbol by which a function brings its own promise form. */
export const promisify = Object.assign(
  (original: ((...values: unknown[]) => unknown) & Custom): ((...values: unknown[]) => Promise<unknown>) => {
    const own = original[promisifyCustom];
    if (own) return own;
    return function (this: unknown, ...values: unknown[]) {
      return new Promise((resolve, reject) => {
        const settle: NodeCallback = (error, value) => {
          if (error) reject(error);
          else resolve(value);
        };
        Reflect.apply(original, this, [...values, settle]);
      });
    };
  },
  { custom: promisifyCustom } as const,
);
