/**
 * The Distinguished Encoding Rules of ASN.1, as far as keys and their signatures need them.
 * https://www.itu.int/rec/T-REC-X.690
 */
import { failure } from './failure.ts';

export const tags = {
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  null: 0x05,
  objectId: 0x06,
  sequence: 0x30,
} as const;

export interface DerNode {
  tag: number;
  /** Without tag and length. */
  content: Uint8Array;
  /** With them. */
  whole: Uint8Array;
}

const broken = () => failure('ERR_OSSL_UNSUPPORTED', 'error:1E08010C:DECODER routines::unsupported');

export class DerReader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get isDone(): boolean {
    return this.#at >= this.#bytes.length;
  }

  /** The tag of what comes next, or -1. */
  get nextTag(): number {
    return this.#bytes[this.#at] ?? -1;
  }

  /** @throws Error with a code of OpenSSL's where there is something else */
  read(tag: number): DerNode {
    const start = this.#at;
    if (this.#byte() !== tag) throw broken();
    let length = this.#byte();
    if (length > 0x80) {
      let count = length - 0x80;
      if (count > 4) throw broken();
      length = 0;
      while (count-- > 0) length = length * 256 + this.#byte();
    } else if (length === 0x80) throw broken();
    const from = this.#at;
    this.#at = from + length;
    if (this.#at > this.#bytes.length) throw broken();
    return {
      tag,
      content: this.#bytes.subarray(from, this.#at),
      whole: this.#bytes.subarray(start, this.#at),
    };
  }

  sequence(): DerReader {
    return new DerReader(this.read(tags.sequence).content);
  }

  integer(): bigint {
    return bigintOf(this.read(tags.integer).content);
  }

  objectId(): string {
    const [first = 0, ...rest] = this.read(tags.objectId).content;
    const numbers = [Math.floor(first / 40), first % 40];
    let value = 0;
    for (const byte of rest) {
      value = value * 128 + (byte & 0x7f);
      if (byte < 0x80) {
        numbers.push(value);
        value = 0;
      }
    }
    return numbers.join('.');
  }

  /** Without the count of unused bits, which is 0 for keys. */
  bitString(): Uint8Array {
    return this.read(tags.bitString).content.subarray(1);
  }

  octetString(): Uint8Array {
    return this.read(tags.octetString).content;
  }

  #byte(): number {
    const byte = this.#bytes[this.#at++];
    if (byte === undefined) throw broken();
    return byte;
  }
}

export function bigintOf(bytes: Uint8Array): bigint {
  let hex = '0x0';
  for (const byte of bytes) hex += byte.toString(16).padStart(2, '0');
  return BigInt(hex);
}

/** Big-endian; as short as it can be where no length is given. */
export function bytesOfBigint(value: bigint, length?: number): Uint8Array {
  let hex = value.toString(16);
  hex = hex.padStart((length ?? Math.ceil(hex.length / 2)) * 2, '0');
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

export function concatenated(...parts: readonly ArrayLike<number>[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function node(tag: number, content: ArrayLike<number>): Uint8Array {
  const { length } = content;
  const size = bytesOfBigint(BigInt(length));
  return concatenated([tag], length < 0x80 ? [length] : [0x80 + size.length, ...size], content);
}

export const der = {
  node,
  sequence: (...members: readonly Uint8Array[]) => node(tags.sequence, concatenated(...members)),
  integer(value: bigint) {
    const bytes = bytesOfBigint(value);
    // A first bit of 1 would make it negative.
    return node(tags.integer, (bytes[0] ?? 0) >= 0x80 ? concatenated([0], bytes) : bytes);
  },
  objectId(id: string) {
    const [first = 0, second = 0, ...rest] = id.split('.').map(Number);
    const bytes = [first * 40 + second];
    for (const value of rest) {
      const groups = [value & 0x7f];
      for (let left = Math.floor(value / 128); left > 0; left = Math.floor(left / 128)) {
        groups.unshift((left & 0x7f) | 0x80);
      }
      bytes.push(...groups);
    }
    return node(tags.objectId, bytes);
  },
  bitString: (bytes: Uint8Array) => node(tags.bitString, concatenated([0], bytes)),
  octetString: (bytes: Uint8Array) => node(tags.octetString, bytes),
  null: () => node(tags.null, []),
  /** [number] EXPLICIT */
  tagged: (number: number, content: Uint8Array) => node(0xa0 + number, content),
};
