/** `node:buffer`: the library's Buffer, taught the encoding that it lacks. */
import * as buffer from 'node:buffer';

const { Buffer } = buffer;

const fromUrlSafe = (text: string): string => text.replaceAll('-', '+').replaceAll('_', '/');
const toUrlSafe = (text: string): string => text.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
const isUrlSafe = (encoding: unknown): boolean =>
  typeof encoding === 'string' && encoding.toLowerCase() === 'base64url';

/** base64url came to Node after the library was last written. */
export function teachBase64Url(): void {
  const { from, isEncoding, byteLength } = Buffer;
  const { toString, write } = Buffer.prototype;
  Object.assign(Buffer, {
    from: (value: unknown, encoding?: unknown, length?: unknown) =>
      isUrlSafe(encoding) && typeof value === 'string'
        ? Reflect.apply(from, Buffer, [fromUrlSafe(value), 'base64'])
        : Reflect.apply(from, Buffer, [value, encoding, length]),
    isEncoding: (encoding: string) => isUrlSafe(encoding) || isEncoding(encoding),
    byteLength: (value: string, encoding?: BufferEncoding) =>
      isUrlSafe(encoding) ? byteLength(fromUrlSafe(value), 'base64') : byteLength(value, encoding),
  });
  Object.assign(Buffer.prototype, {
    toString(this: Uint8Array, encoding?: string, start?: number, end?: number): string {
      return isUrlSafe(encoding)
        ? toUrlSafe(Reflect.apply(toString, this, ['base64', start, end]) as string)
        : (Reflect.apply(toString, this, [encoding, start, end]) as string);
    },
    write(this: Uint8Array, text: string, ...rest: unknown[]): number {
      const url = isUrlSafe(rest.at(-1));
      return Reflect.apply(
        write,
        this,
        url ? [fromUrlSafe(text), ...rest.slice(0, -1), 'base64'] : [text, ...rest],
      ) as number;
    },
  });
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
