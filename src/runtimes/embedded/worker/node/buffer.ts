/** `node:buffer`: the library's Buffer, completed. */
import * as buffer from 'node:buffer';

const { Buffer } = buffer;

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

const isUtf8 = (encoding: unknown): boolean =>
  encoding === undefined || encoding === null || (typeof encoding === 'string' && /^utf-?8$/i.test(encoding));
const isUrlSafe = (encoding: unknown): boolean =>
  typeof encoding === 'string' && /^base64url$/i.test(encoding);
const fromUrlSafe = (text: string): string => text.replaceAll('-', '+').replaceAll('_', '/');
const toUrlSafe = (text: string): string => text.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');

/**
 * The library spells UTF-8 out byte by byte in arrays, too slow and too large for a payload of megabytes, and
 * does not know base64url, which came to Node after it was written.
 */
export function completeBuffer(): void {
  const { isEncoding, byteLength } = Buffer;
  const from = Buffer.from.bind(Buffer) as (value: unknown, ...rest: unknown[]) => Buffer;
  const { toString, write } = Buffer.prototype as unknown as {
    toString(this: Uint8Array, ...values: unknown[]): string;
    write(this: Uint8Array, ...values: unknown[]): number;
  };
  const utf8 = (text: string): Buffer => {
    const bytes = encoder.encode(text);
    const buffer = Buffer.allocUnsafe(bytes.byteLength);
    buffer.set(bytes);
    return buffer;
  };
  Object.assign(Buffer, {
    from(value: unknown, encoding?: unknown, length?: unknown): unknown {
      if (typeof value === 'string' && isUtf8(encoding)) return utf8(value);
      return isUrlSafe(encoding) && typeof value === 'string'
        ? from(fromUrlSafe(value), 'base64')
        : from(value, encoding, length);
    },
    isEncoding: (encoding: string) => isUrlSafe(encoding) || isEncoding(encoding),
    byteLength(value: string, encoding?: BufferEncoding): number {
      if (typeof value === 'string' && isUtf8(encoding)) return utf8Length(value);
      return isUrlSafe(encoding) ? byteLength(fromUrlSafe(value), 'base64') : byteLength(value, encoding);
    },
  });
  Object.assign(Buffer.prototype, {
    toString(this: Uint8Array, encoding?: string, start?: number, end?: number): string {
      if (isUtf8(encoding)) return decoder.decode(this.subarray(start ?? 0, end ?? this.length));
      return isUrlSafe(encoding)
        ? toUrlSafe(toString.call(this, 'base64', start, end))
        : toString.call(this, encoding, start, end);
    },
    write(this: Uint8Array, text: string, ...rest: unknown[]): number {
      const encoding = typeof rest.at(-1) === 'string' ? rest.at(-1) : undefined;
      if (!isUtf8(encoding)) {
        const values = isUrlSafe(encoding)
          ? [fromUrlSafe(text), ...rest.slice(0, -1), 'base64']
          : [text, ...rest];
        return write.apply(this, values);
      }
      const [offset = 0, length = this.length] = rest.filter((value) => typeof value === 'number');
      return encoder.encodeInto(text, this.subarray(offset, offset + length)).written;
    },
  });
}

function utf8Length(text: string): number {
  let length = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit < 0x80) length += 1;
    else if (unit < 0x800) length += 2;
    else if (unit >= 0xd800 && unit < 0xdc00 && (text.charCodeAt(at + 1) & 0xfc00) === 0xdc00) {
      length += 4;
      at += 1;
    } else length += 3;
  }
  return length;
}

export const bufferModule = {
  ...buffer,
  Buffer,
  Blob: globalThis.Blob,
  File: globalThis.File,
  atob: globalThis.atob.bind(globalThis),
  btoa: globalThis.btoa.bind(globalThis),
  constants: { MAX_LENGTH: buffer.kMaxLength, MAX_STRING_LENGTH: 536_870_888 },
  isUtf8: (bytes: Uint8Array) => {
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(bytes);
      return true;
    } catch {
      return false;
    }
  },
  isAscii: (bytes: Uint8Array) => bytes.every((byte) => byte < 0x80),
};
