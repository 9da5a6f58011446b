/** Charges every ArrayBuffer and typed array, and with them every Buffer, which is a Uint8Array. */
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

function replace(
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
  Object.defineProperty(globalThis, name, { value: counted, writable: true, configurable: true });
}

export function chargeBinaryData(account: MemoryAccount): void {
  const { ArrayBuffer } = globalThis;
  for (const name of typedArrays) {
    const original = globalThis[name];
    const elementBytes = original.BYTES_PER_ELEMENT;
    replace(name, original, account, (source) => {
      if (typeof source === 'number') return source * elementBytes;
      // A view of a buffer takes nothing; a copy of a list takes its length.
      if (typeof source !== 'object' || source === null || source instanceof ArrayBuffer) return 0;
      const { length } = source as { length?: unknown };
      return typeof length === 'number' ? length * elementBytes : 0;
    });
  }
  replace('ArrayBuffer', ArrayBuffer, account, (source) => Number(source) || 0);
}
