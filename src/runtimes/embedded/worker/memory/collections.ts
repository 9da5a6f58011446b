/** Estimates what big arrays, maps, sets and strings keep alive, by looking at a few of their members. */
import type { MemoryAccount } from './memory-account.ts';

/** A collection is looked at each time it grew by this many members. */
const SAMPLE_EVERY = 8192;
const POINTER_BYTES = 8;
const OBJECT_BYTES = 24;
const DEEPEST = 2;
const MOST_PROPERTIES = 12;
const LARGE_STRING_LENGTH = 100_000;
/** How many large strings are taken to be alive at once. */
const STRINGS_KEPT = 64;
const FILL_LENGTH = 10_000;

function sizeOf(value: unknown, depth = 0): number {
  if (typeof value === 'string') return 2 * POINTER_BYTES + value.length;
  // Numbers and the like lie in the collection itself.
  if (typeof value !== 'object' || value === null) return 0;
  // Counted exactly elsewhere.
  if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) return 0;
  if (Array.isArray(value)) return 2 * POINTER_BYTES + value.length * POINTER_BYTES;
  if (depth > DEEPEST) return 4 * POINTER_BYTES;
  let bytes = OBJECT_BYTES;
  for (const member of Object.values(value).slice(0, MOST_PROPERTIES)) {
    bytes += POINTER_BYTES + sizeOf(member, depth + 1);
  }
  return bytes;
}

export function estimateCollections(account: MemoryAccount): void {
  const estimates = new WeakMap<object, { bytes: number }>();
  const gone = new FinalizationRegistry<{ bytes: number }>((entry) => {
    account.estimate(-entry.bytes);
  });

  const sample = (collection: object, count: number, members: readonly unknown[]): void => {
    let bytes = 0;
    for (const member of members) bytes += sizeOf(member);
    const estimate = count * (bytes / members.length + POINTER_BYTES);
    let entry = estimates.get(collection);
    if (!entry) {
      entry = { bytes: 0 };
      estimates.set(collection, entry);
      gone.register(collection, entry);
    }
    const change = estimate - entry.bytes;
    entry.bytes = estimate;
    account.estimate(change);
  };

  const { push, fill } = Array.prototype;
  const { set } = Map.prototype;
  const { add } = Set.prototype;

  const replacements = {
    push(this: unknown[], ...members: unknown[]): number {
      const length = Reflect.apply(push, this, members);
      if (length % SAMPLE_EVERY === 0) {
        sample(this, length, [this[0], this[length >> 2], this[length >> 1], this[length - 1]]);
      }
      return length;
    },
    fill(this: unknown[], ...values: [unknown, number?, number?]): unknown[] {
      Reflect.apply(fill, this, values);
      if (this.length >= FILL_LENGTH) account.charge(this, this.length * POINTER_BYTES);
      return this;
    },
  };
  const define = (target: object, name: string, value: unknown): void => {
    Object.defineProperty(target, name, { value, writable: true, configurable: true });
  };
  define(Array.prototype, 'push', replacements.push);
  define(Array.prototype, 'fill', replacements.fill);
  define(Map.prototype, 'set', function (this: Map<unknown, unknown>, key: unknown, value: unknown) {
    Reflect.apply(set, this, [key, value]);
    if (this.size % SAMPLE_EVERY === 0) sample(this, this.size, [key, value]);
    return this;
  });
  define(Set.prototype, 'add', function (this: Set<unknown>, member: unknown) {
    Reflect.apply(add, this, [member]);
    if (this.size % SAMPLE_EVERY === 0) sample(this, this.size, [member]);
    return this;
  });
  estimateStrings(account, define);
}

/** A string has no identity to follow, so the last few large ones are taken to be alive. */
function estimateStrings(
  account: MemoryAccount,
  define: (target: object, name: string, value: unknown) => void,
): void {
  const kept: number[] = [];
  const keep = (length: number): void => {
    account.foresee(length);
    kept.push(length);
    account.estimate(length - (kept.length > STRINGS_KEPT ? (kept.shift() ?? 0) : 0));
  };
  for (const name of ['repeat', 'padStart', 'padEnd'] as const) {
    const original = String.prototype[name];
    define(String.prototype, name, function (this: string, amount: number, ...rest: string[]) {
      const length = name === 'repeat' ? String(this).length * Number(amount) : Number(amount);
      if (length > LARGE_STRING_LENGTH) keep(length);
      return Reflect.apply(original, this, [amount, ...rest]) as string;
    });
  }
}
