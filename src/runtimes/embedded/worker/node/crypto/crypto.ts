/**
 * `node:crypto`: digests, HMAC, key derivation and chance. A blob worker of an opaque origin is no secure context
 * in Chromium, so there is no `crypto.subtle` to build on. Ciphers and asymmetric keys are missing and say so.
 */
import { hmac } from '@noble/hashes/hmac.js';
import { hkdf } from '@noble/hashes/hkdf.js';
import { pbkdf2 } from '@noble/hashes/pbkdf2.js';
import { scrypt } from '@noble/hashes/scrypt.js';
import { Buffer } from 'node:buffer';
import { native } from '../../process/native.ts';
import { unavailable } from '../unavailable.ts';
import { bytesOf, encoded, type BinaryLike } from './bytes.ts';
import { digestNamed, digests } from './digests.ts';
import { Hash } from './hash.ts';
import { randomBytes, randomInt, randomUUID } from './random.ts';
import { createWebCrypto } from './web-crypto.ts';

type NodeCallback<T> = (error: unknown, value?: T) => void;

function answer<T>(work: () => T, done: NodeCallback<T>): void {
  queueMicrotask(() => {
    let value: T;
    try {
      value = work();
    } catch (error) {
      done(error);
      return;
    }
    done(null, value);
  });
}

class KeyObject {
  readonly type = 'secret';
  readonly bytes: Buffer;

  constructor(bytes: Buffer) {
    this.bytes = bytes;
  }

  get symmetricKeySize(): number {
    return this.bytes.length;
  }

  export(): Buffer {
    return this.bytes;
  }
}

const keyBytes = (key: BinaryLike | KeyObject): Uint8Array =>
  key instanceof KeyObject ? key.bytes : bytesOf(key);

interface ScryptOptions {
  N?: number;
  cost?: number;
  r?: number;
  blockSize?: number;
  p?: number;
  parallelization?: number;
}

const pbkdf2Sync = (
  password: BinaryLike,
  salt: BinaryLike,
  c: number,
  dkLen: number,
  digest: string,
): Buffer => Buffer.from(pbkdf2(digestNamed(digest), bytesOf(password), bytesOf(salt), { c, dkLen }));

const scryptSync = (
  password: BinaryLike,
  salt: BinaryLike,
  dkLen: number,
  options: ScryptOptions = {},
): Buffer =>
  Buffer.from(
    scrypt(bytesOf(password), bytesOf(salt), {
      N: options.N ?? options.cost ?? 16_384,
      r: options.r ?? options.blockSize ?? 8,
      p: options.p ?? options.parallelization ?? 1,
      dkLen,
    }),
  );

function timingSafeEqual(left: ArrayBufferView, right: ArrayBufferView): boolean {
  if (left.byteLength !== right.byteLength) {
    throw Object.assign(new RangeError('Input buffers must have the same byte length'), {
      code: 'ERR_CRYPTO_TIMING_SAFE_EQUAL_LENGTH',
    });
  }
  const [a, b] = [bytesOf(left), bytesOf(right)];
  let difference = 0;
  for (let at = 0; at < a.length; at += 1) difference |= (a[at] ?? 0) ^ (b[at] ?? 0);
  return difference === 0;
}

const missing = (name: string) => unavailable(`node:crypto.${name}`);

export function createCrypto() {
  const webcrypto = createWebCrypto();
  return {
    createHash: (name: string) => new Hash(digestNamed(name).create()),
    createHmac: (name: string, key: BinaryLike | KeyObject) =>
      new Hash(hmac.create(digestNamed(name), keyBytes(key))),
    hash: (name: string, data: BinaryLike, encoding: BufferEncoding = 'hex') =>
      encoded(digestNamed(name)(bytesOf(data)), encoding),
    Hash,
    Hmac: Hash,
    getHashes: () => Object.keys(digests),
    randomBytes: (count: number, done?: NodeCallback<Buffer>) => {
      if (!done) return randomBytes(count);
      answer(() => randomBytes(count), done);
      return undefined;
    },
    randomUUID,
    randomInt: (first: number, second?: number | NodeCallback<number>, third?: NodeCallback<number>) => {
      const [min, max] = typeof second === 'number' ? [first, second] : [0, first];
      const done = typeof second === 'function' ? second : third;
      if (!done) return randomInt(min, max);
      answer(() => randomInt(min, max), done);
      return undefined;
    },
    randomFillSync: <T extends ArrayBufferView>(target: T): T => {
      bytesOf(target).set(randomBytes(target.byteLength));
      return target;
    },
    getRandomValues: native.randomValues,
    timingSafeEqual,
    pbkdf2Sync,
    pbkdf2: (...values: [...Parameters<typeof pbkdf2Sync>, NodeCallback<Buffer>]) => {
      const done = values.pop() as NodeCallback<Buffer>;
      answer(() => pbkdf2Sync(...(values as unknown as Parameters<typeof pbkdf2Sync>)), done);
    },
    scryptSync,
    scrypt: (
      password: BinaryLike,
      salt: BinaryLike,
      length: number,
      options: ScryptOptions | NodeCallback<Buffer>,
      last?: NodeCallback<Buffer>,
    ) => {
      const done = typeof options === 'function' ? options : last;
      if (done)
        answer(() => scryptSync(password, salt, length, typeof options === 'function' ? {} : options), done);
    },
    hkdfSync: (
      digest: string,
      key: BinaryLike | KeyObject,
      salt: BinaryLike,
      info: BinaryLike,
      length: number,
    ) => {
      const bytes = hkdf(digestNamed(digest), keyBytes(key), bytesOf(salt), bytesOf(info), length);
      return new Uint8Array(bytes).buffer;
    },
    KeyObject,
    createSecretKey: (key: BinaryLike, encoding?: BufferEncoding) =>
      new KeyObject(Buffer.from(bytesOf(key, encoding))),
    createPrivateKey: missing('createPrivateKey'),
    createPublicKey: missing('createPublicKey'),
    createSign: missing('createSign'),
    createVerify: missing('createVerify'),
    sign: missing('sign'),
    verify: missing('verify'),
    generateKeyPair: missing('generateKeyPair'),
    generateKeyPairSync: missing('generateKeyPairSync'),
    createCipheriv: missing('createCipheriv'),
    createDecipheriv: missing('createDecipheriv'),
    publicEncrypt: missing('publicEncrypt'),
    privateDecrypt: missing('privateDecrypt'),
    createDiffieHellman: missing('createDiffieHellman'),
    createECDH: missing('createECDH'),
    getCiphers: () => [],
    getCurves: () => [],
    constants: {},
    webcrypto,
    subtle: webcrypto.subtle,
  };
}
