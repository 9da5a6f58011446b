/** `crypto.createCipheriv` and `createDecipheriv`. */
import { Buffer } from 'node:buffer';
import { Transform, type TransformCallback } from 'node:stream';
import { bytesOf, encoded, type BinaryLike } from './bytes.ts';
import {
  aesBlocks,
  aesGcm,
  chachaPoly,
  streamed,
  type Authenticated,
  type CipherWork,
} from './cipher-modes.ts';
import { failure } from './failure.ts';
import { secretBytesOf, type KeyObject } from './key-object.ts';
import { aesKeystream } from './keystream.ts';

type Direction = 'encrypt' | 'decrypt';

interface CipherKind {
  name: string;
  mode: 'cbc' | 'ecb' | 'ctr' | 'gcm' | 'stream';
  keyLength: number;
  /** Bytes; null where any number is right. */
  ivLength: number | null;
}

const aesKinds = [128, 192, 256].flatMap((bits): CipherKind[] => [
  { name: `aes-${bits}-cbc`, mode: 'cbc', keyLength: bits / 8, ivLength: 16 },
  { name: `aes-${bits}-ctr`, mode: 'ctr', keyLength: bits / 8, ivLength: 16 },
  { name: `aes-${bits}-ecb`, mode: 'ecb', keyLength: bits / 8, ivLength: 0 },
  { name: `aes-${bits}-gcm`, mode: 'gcm', keyLength: bits / 8, ivLength: null },
]);
const kinds: readonly CipherKind[] = [
  ...aesKinds,
  { name: 'chacha20-poly1305', mode: 'stream', keyLength: 32, ivLength: 12 },
];

export const cipherNames = kinds.map((kind) => kind.name).sort();

function kindNamed(name: string): CipherKind | undefined {
  // OpenSSL's other names: `aes256`, `id-aes256-GCM`.
  const lower = String(name).toLowerCase();
  const usual = lower.replace(/^id-aes(\d+)-/, 'aes-$1-').replace(/^aes(\d+)$/, 'aes-$1-cbc');
  return kinds.find((kind) => kind.name === usual);
}

export function cipherInfo(name: string): object | undefined {
  const kind = kindNamed(name);
  if (!kind) return undefined;
  const { mode, keyLength } = kind;
  return {
    mode,
    name: mode === 'gcm' ? `id-aes${keyLength * 8}-GCM` : kind.name,
    ...(mode === 'cbc' || mode === 'ecb' ? { blockSize: 16 } : {}),
    ...(mode === 'ecb' ? {} : { ivLength: kind.ivLength ?? 12 }),
    keyLength,
  };
}

export interface CipherOptions {
  authTagLength?: number;
}

const wrongState = (what: string) =>
  failure('ERR_CRYPTO_INVALID_STATE', `Invalid state for operation ${what}`);

class Cipher extends Transform {
  readonly #direction: Direction;
  readonly #work: CipherWork;
  readonly #authenticated: Authenticated | null;
  readonly #tagLength: number;
  #expectedTag: Uint8Array | undefined;
  #pads = true;
  #state: 'new' | 'fed' | 'final' = 'new';

  constructor(
    direction: Direction,
    name: string,
    key: BinaryLike | KeyObject,
    iv: BinaryLike | null,
    options: CipherOptions = {},
  ) {
    super();
    const kind = kindNamed(name);
    if (!kind) throw failure('ERR_CRYPTO_UNKNOWN_CIPHER', 'Unknown cipher');
    const keyBytes = new Uint8Array(secretBytesOf(key));
    const ivBytes = iv === null ? new Uint8Array() : new Uint8Array(bytesOf(iv));
    if (keyBytes.length !== kind.keyLength) {
      throw failure('ERR_CRYPTO_INVALID_KEYLEN', 'Invalid key length', RangeError);
    }
    if (kind.ivLength === null ? ivBytes.length === 0 : ivBytes.length !== kind.ivLength) {
      throw failure('ERR_CRYPTO_INVALID_IV', 'Invalid initialization vector', TypeError);
    }
    this.#direction = direction;
    this.#tagLength = options.authTagLength ?? 16;
    this.#authenticated = null;
    if (kind.mode === 'gcm') this.#authenticated = aesGcm(keyBytes, ivBytes, direction);
    else if (kind.mode === 'stream') this.#authenticated = chachaPoly(keyBytes, ivBytes, direction);
    this.#work =
      this.#authenticated ??
      (kind.mode === 'ctr'
        ? streamed(aesKeystream(keyBytes, ivBytes))
        : aesBlocks(keyBytes, kind.mode === 'ecb' ? null : ivBytes, direction, () => this.#pads));
  }

  update(data: BinaryLike, inputEncoding?: BufferEncoding, outputEncoding?: BufferEncoding): string | Buffer {
    if (this.#state === 'final') throw new Error('Trying to add data in unsupported state');
    this.#state = 'fed';
    return encoded(this.#work.update(new Uint8Array(bytesOf(data, inputEncoding))), outputEncoding);
  }

  final(outputEncoding?: BufferEncoding): string | Buffer {
    if (this.#state === 'final') throw failure('ERR_CRYPTO_INVALID_STATE', 'Invalid state');
    this.#state = 'final';
    const last = this.#work.final();
    if (this.#authenticated && this.#direction === 'decrypt') this.#check(this.#authenticated);
    return encoded(last, outputEncoding);
  }

  #check(work: Authenticated): void {
    const [expected, actual] = [this.#expectedTag, work.tag()];
    let difference = expected ? 0 : 1;
    expected?.forEach((byte, at) => {
      difference |= byte ^ (actual[at] ?? 0);
    });
    if (difference !== 0) throw new Error('Unsupported state or unable to authenticate data');
  }

  setAutoPadding(pads = true): this {
    this.#pads = pads;
    return this;
  }

  setAAD(data: BinaryLike): this {
    if (!this.#authenticated || this.#state !== 'new') throw wrongState('setAAD');
    this.#authenticated.setAad(new Uint8Array(bytesOf(data)));
    return this;
  }

  getAuthTag(): Buffer {
    if (!this.#authenticated || this.#direction !== 'encrypt' || this.#state !== 'final')
      throw wrongState('getAuthTag');
    return Buffer.from(this.#authenticated.tag().slice(0, this.#tagLength));
  }

  setAuthTag(tag: BinaryLike, encoding?: BufferEncoding): this {
    if (!this.#authenticated || this.#direction !== 'decrypt' || this.#state === 'final')
      throw wrongState('setAuthTag');
    const bytes = new Uint8Array(bytesOf(tag, encoding));
    if (bytes.length > 16 || bytes.length < 4) {
      throw failure(
        'ERR_CRYPTO_INVALID_AUTH_TAG',
        `Invalid authentication tag length: ${bytes.length}`,
        TypeError,
      );
    }
    this.#expectedTag = bytes;
    return this;
  }

  override _transform(chunk: BinaryLike, encoding: BufferEncoding, done: TransformCallback): void {
    this.push(this.update(chunk, encoding));
    done();
  }

  override _flush(done: TransformCallback): void {
    try {
      this.push(this.final());
      done();
    } catch (error) {
      done(error as Error);
    }
  }
}

type Rest = [name: string, key: BinaryLike | KeyObject, iv: BinaryLike | null, options?: CipherOptions];

export class Cipheriv extends Cipher {
  constructor(...values: Rest) {
    super('encrypt', ...values);
  }
}

export class Decipheriv extends Cipher {
  constructor(...values: Rest) {
    super('decrypt', ...values);
  }
}
