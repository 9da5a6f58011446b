import { Buffer } from 'node:buffer';
import { native } from '../../process/native.ts';

/** What one call of getRandomValues fills. https://w3c.github.io/webcrypto/#Crypto-method-getRandomValues */
const MOST_AT_ONCE = 65_536;

export function randomBytes(count: number): Buffer {
  const bytes = Buffer.alloc(count);
  for (let at = 0; at < count; at += MOST_AT_ONCE) native.randomValues(bytes.subarray(at, at + MOST_AT_ONCE));
  return bytes;
}

/** Version 4. The browser's own needs a secure context, which a worker of an opaque origin is not everywhere. */
export function randomUUID(): string {
  const bytes = randomBytes(16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

const RANDOM_BITS = 48;

/** Uniform in [min, max): what falls into the uneven rest is drawn again. */
export function randomInt(min: number, max: number): number {
  const range = max - min;
  if (!(range > 0) || range > 2 ** RANDOM_BITS) {
    throw Object.assign(
      new RangeError(
        `The value of "max" is out of range. It must be greater than the value of "min" (${min}). Received ${max}`,
      ),
      { code: 'ERR_OUT_OF_RANGE' },
    );
  }
  const limit = 2 ** RANDOM_BITS - (2 ** RANDOM_BITS % range);
  for (;;) {
    const drawn = randomBytes(6).readUIntBE(0, 6);
    if (drawn < limit) return min + (drawn % range);
  }
}
