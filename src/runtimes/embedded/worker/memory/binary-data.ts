/**
 * Charges every ArrayBuffer and typed array, and with them every Buffer, which is a Uint8Array; shared memory, and
 * WebAssembly's where JavaScript makes or grows it.
 */
import type { MemoryAccount } from './memory-account.ts';

type Constructor = new (...values: never[]) => object;

const typedArrays = [
  'Uint8Array',
  'Int8Array',
  'Uint8ClampedArray',
  'Uint16Array',
  'Int16Array',
  'Uint32Array',
  'Int32Array',
  'Float32Array',
  'Float64Array',
  'BigInt64Array',
  'BigUint64Array',
] as const;

const WASM_PAGE_BYTES = 64 * 1024;

function replace(
  owner: object,
  name: string,
  original: Constructor,
  account: MemoryAccount,
  sizeOf: (source: unknown) => number,
) {
  const counted: Constructor = new Proxy(original, {
    construct(target, values, newTarget) {
      const bytes = sizeOf(values[0]);
      account.foresee(bytes);
      const made = Reflect.construct(target, values, newTarget === counted ? target : newTarget) as object;
      return account.charge(made, bytes);
    },
  });
  // slice(), map() and the like build their result with the constructor they find here.
  Object.defineProperty(original.prototype, 'constructor', {
    value: counted,
    writable: true,
    configurable: true,
  });
  Object.defineProperty(owner, name, { value: counted, writable: true, configurable: true });
}

export function chargeBinaryData(account: MemoryAccount): void {
  const { ArrayBuffer } = globalThis;
  for (const name of typedArrays) {
    const original = globalThis[name];
    const elementBytes = original.BYTES_PER_ELEMENT;
    replace(globalThis, name, original, account, (source) => {
      if (typeof source === 'number') return source * elementBytes;
      // A view of a buffer takes nothing; a copy of a list takes its length.
      if (typeof source !== 'object' || source === null || source instanceof ArrayBuffer) return 0;
      const { length } = source as { length?: unknown };
      return typeof length === 'number' ? length * elementBytes : 0;
    });
  }
  for (const name of ['ArrayBuffer', 'SharedArrayBuffer'] as const) {
    // A page that is not isolated has no SharedArrayBuffer.
    const original = globalThis[name] as Constructor | undefined;
    if (original) replace(globalThis, name, original, account, (source) => Number(source) || 0);
  }
  chargeGrowth(account, ArrayBuffer.prototype, 'resize', (buffer, size) => size - buffer.byteLength);
  const shared = globalThis.SharedArrayBuffer as SharedArrayBufferConstructor | undefined;
  if (shared) chargeGrowth(account, shared.prototype, 'grow', (buffer, size) => size - buffer.byteLength);
  const { Memory } = WebAssembly;
  replace(WebAssembly, 'Memory', Memory, account, (source) => {
    const { initial } = (source ?? {}) as { initial?: unknown };
    return (Number(initial) || 0) * WASM_PAGE_BYTES;
  });
  chargeGrowth(account, Memory.prototype, 'grow', (_, pages) => pages * WASM_PAGE_BYTES);
}

/** @param grownBy bytes that a call adds to its object */
function chargeGrowth<T extends object>(
  account: MemoryAccount,
  prototype: T,
  name: string,
  grownBy: (owner: T, amount: number) => number,
): void {
  const original = Reflect.get(prototype, name) as ((this: T, amount: number) => unknown) | undefined;
  if (!original) return;
  const counted = function (this: T, amount: number): unknown {
    const bytes = grownBy(this, Number(amount) || 0);
    account.foresee(bytes);
    const result: unknown = Reflect.apply(original, this, [amount]);
    account.charge(this, bytes);
    return result;
  };
  Object.defineProperty(prototype, name, { value: counted, writable: true, configurable: true });
}
