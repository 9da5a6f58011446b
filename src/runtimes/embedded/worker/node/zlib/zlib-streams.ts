/** `zlib.createGzip()` and the like. */
import { Buffer } from 'node:buffer';
import { Transform, type TransformCallback } from 'node:stream';
import { bytesOf, type BinaryLike } from '../crypto/bytes.ts';
import type { Coder } from './coders.ts';

export type OpenCoder = (output: (bytes: Uint8Array) => void) => Coder;

export class ZlibStream extends Transform {
  readonly #coder: Coder;
  bytesWritten = 0;

  constructor(open: OpenCoder) {
    super();
    this.#coder = open((bytes) => {
      this.push(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    });
  }

  #feed(bytes: Uint8Array, last: boolean, done: TransformCallback): void {
    try {
      this.bytesWritten += bytes.length;
      // The coder keeps what it is given, and writers use their memory again.
      this.#coder.push(new Uint8Array(bytes), last);
    } catch (error) {
      done(error as Error);
      return;
    }
    done();
  }

  override _transform(chunk: BinaryLike, encoding: BufferEncoding, done: TransformCallback): void {
    this.#feed(bytesOf(chunk, encoding), false, done);
  }

  override _flush(done: TransformCallback): void {
    this.#feed(new Uint8Array(), true, done);
  }

  /** There is nothing to flush: the coder gives what it has by itself. */
  flush(kind?: number | (() => void), done?: () => void): void {
    const callback = typeof kind === 'function' ? kind : done;
    if (callback) queueMicrotask(callback);
  }

  close(done?: () => void): void {
    if (done) this.once('close', done);
    this.destroy();
  }

  params(_level: number, _strategy: number, done: () => void): void {
    queueMicrotask(done);
  }
}
