import { Transform, type TransformCallback } from 'node:stream';
import { invalidArgument } from '../argument-errors.ts';
import { bytesOf, encoded, type BinaryLike } from './bytes.ts';

/** The running state of a digest or of an HMAC. */
export interface RunningHash {
  update(bytes: Uint8Array): RunningHash;
  digest(): Uint8Array;
  clone(): RunningHash;
}

/** `crypto.Hash` and `crypto.Hmac`: fed by calls or as a stream. */
export class Hash extends Transform {
  readonly #state: RunningHash;
  #finished = false;

  constructor(state: RunningHash) {
    super();
    this.#state = state;
  }

  update(data: BinaryLike, encoding?: BufferEncoding): this {
    if (this.#finished) {
      throw Object.assign(new Error('Digest already called'), { code: 'ERR_CRYPTO_HASH_FINALIZED' });
    }
    if (typeof data !== 'string' && !ArrayBuffer.isView(data)) {
      throw invalidArgument('data', 'of type string or an instance of Buffer, TypedArray, or DataView', data);
    }
    this.#state.update(bytesOf(data, encoding));
    return this;
  }

  digest(encoding?: BufferEncoding): string | Buffer {
    if (this.#finished) {
      throw Object.assign(new Error('Digest already called'), { code: 'ERR_CRYPTO_HASH_FINALIZED' });
    }
    this.#finished = true;
    return encoded(this.#state.digest(), encoding);
  }

  copy(): Hash {
    return new Hash(this.#state.clone());
  }

  override _transform(chunk: BinaryLike, encoding: BufferEncoding, done: TransformCallback): void {
    this.#state.update(bytesOf(chunk, encoding));
    done();
  }

  override _flush(done: TransformCallback): void {
    this.push(this.digest());
    done();
  }
}
