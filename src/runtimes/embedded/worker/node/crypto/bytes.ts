import { Buffer } from 'node:buffer';

export type BinaryLike = string | ArrayBuffer | ArrayBufferView;

export function bytesOf(data: BinaryLike, encoding?: BufferEncoding): Uint8Array {
  if (typeof data === 'string') return Buffer.from(data, encoding ?? 'utf8');
  return ArrayBuffer.isView(data)
    ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
    : new Uint8Array(data);
}

/** @returns text in `encoding`, or a Buffer where none is given */
export function encoded(bytes: Uint8Array, encoding?: BufferEncoding | 'buffer'): string | Buffer {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return encoding === undefined || encoding === 'buffer' ? buffer : buffer.toString(encoding);
}
