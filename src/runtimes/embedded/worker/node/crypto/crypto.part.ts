/**
 * `node:crypto` and `crypto.subtle` on libraries of their own: there is no `crypto.subtle` to build on
 * (`subtle.ts`), and `node:crypto` answers at once where WebCrypto makes one wait.
 */
import { hmac } from '@noble/hashes/hmac.js';
import { Buffer } from 'node:buffer';
import { inNextTurn } from '../../process/event-loop.ts';
import { native } from '../../process/native.ts';
import { invalidArgument } from '../argument-errors.ts';
import { unavailable } from '../unavailable.ts';
import { bytesOf, encoded, type BinaryLike } from './bytes.ts';
import { cipherInfo, cipherNames, Cipheriv, Decipheriv } from './ciphers.ts';
import { CryptoKey } from './crypto-key.ts';
import { bigintOf } from './der.ts';
import { digestNamed, digests, extendable } from './digests.ts';
import { failure } from './failure.ts';
import { Hash, type RunningHash } from './hash.ts';
import { createDiffieHellmanGroup, diffieHellman, DiffieHellman, ECDH } from './key-agreement.ts';
import { hkdfSync, pbkdf2Sync, scryptSync } from './key-derivation.ts';
import { generateKeyPairSync, generateKeySync, type GenerateOptions } from './key-generation.ts';
import {
  createPrivateKey,
  createPublicKey,
  createSecretKey,
  curveNames,
  KeyObject,
  secretBytesOf,
} from './key-object.ts';
import { randomBytes, randomInt, randomUUID } from './random.ts';
import { privateDecrypt, publicEncrypt } from './rsa-encryption.ts';
import { oneShot, Sign, Verify } from './signatures.ts';

export { createSubtle } from './subtle.ts';

type NodeCallback<T> = (error: unknown, value?: T) => void;

function answer<T>(work: () => T, done: NodeCallback<T>): void {
  inNextTurn(() => {
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

/** The form with a callback as last argument, next to the one that answers at once. */
const asynchronous =
  <A extends unknown[], T>(work: (...values: A) => T) =>
  (...values: [...A, NodeCallback<T>]): void => {
    const done = values.pop();
    if (typeof done !== 'function') throw invalidArgument('callback', 'of type function', done);
    answer(() => work(...(values as unknown as A)), done as NodeCallback<T>);
  };

/** Answers at once without a callback. */
const either =
  <A extends unknown[], T>(work: (...values: A) => T) =>
  (...values: [...A, NodeCallback<T>?]): T | undefined => {
    if (typeof values.at(-1) !== 'function') return work(...(values as unknown as A));
    asynchronous(work)(...(values as [...A, NodeCallback<T>]));
    return undefined;
  };

function timingSafeEqual(left: ArrayBufferView, right: ArrayBufferView): boolean {
  if (left.byteLength !== right.byteLength) {
    throw failure(
      'ERR_CRYPTO_TIMING_SAFE_EQUAL_LENGTH',
      'Input buffers must have the same byte length',
      RangeError,
    );
  }
  const [a, b] = [bytesOf(left), bytesOf(right)];
  let difference = 0;
  for (let at = 0; at < a.length; at += 1) difference |= (a[at] ?? 0) ^ (b[at] ?? 0);
  return difference === 0;
}

interface HashOptions {
  outputLength?: number;
}

function runningHash(name: string, { outputLength }: HashOptions = {}): RunningHash {
  const lower = String(name).toLowerCase();
  if (Object.hasOwn(extendable, lower)) {
    const xof = extendable[lower as keyof typeof extendable];
    return xof.create({ dkLen: outputLength ?? xof.outputLen });
  }
  try {
    return digestNamed(name).create();
  } catch {
    throw new Error('Digest method not supported');
  }
}

class Hmac extends Hash {}

function generateKeyPair(
  type: string,
  options: GenerateOptions,
  done: (error: unknown, ...keys: unknown[]) => void,
): void {
  answer(
    () => generateKeyPairSync(type, options),
    (error, keys) => {
      if (keys) done(null, keys.publicKey, keys.privateKey);
      else done(error);
    },
  );
}
/** What `util.promisify` makes of it (https://nodejs.org/api/crypto.html#cryptogeneratekeypairtype-options-callback). */
Object.defineProperty(generateKeyPair, Symbol.for('nodejs.util.promisify.custom'), {
  value: async (type: string, options: GenerateOptions) => generateKeyPairSync(type, options),
});

const randomFillSync = <T extends ArrayBufferView>(
  target: T,
  offset = 0,
  size = target.byteLength - offset,
): T => {
  bytesOf(target).set(randomBytes(size), offset);
  return target;
};

const randomBetween = (first: number, second?: number): number =>
  second === undefined ? randomInt(0, first) : randomInt(first, second);

function createDiffieHellman(prime: BinaryLike | number, ...rest: unknown[]): DiffieHellman {
  if (typeof prime === 'number') return unavailable('node:crypto.createDiffieHellman with a new prime')();
  const [encoding, generator] =
    typeof rest[0] === 'string' && Buffer.isEncoding(rest[0]) ? rest : [undefined, rest[0]];
  const g =
    typeof generator === 'number' || generator === undefined
      ? BigInt(generator ?? 2)
      : bigintOf(bytesOf(generator as BinaryLike));
  return new DiffieHellman(bigintOf(bytesOf(prime, encoding as BufferEncoding | undefined)), g);
}

// OpenSSL's numbers. https://nodejs.org/api/crypto.html#crypto-constants
const constants = {
  RSA_PKCS1_PADDING: 1,
  RSA_NO_PADDING: 3,
  RSA_PKCS1_OAEP_PADDING: 4,
  RSA_PKCS1_PSS_PADDING: 6,
  RSA_PSS_SALTLEN_DIGEST: -1,
  RSA_PSS_SALTLEN_MAX_SIGN: -2,
  RSA_PSS_SALTLEN_AUTO: -2,
  POINT_CONVERSION_COMPRESSED: 2,
  POINT_CONVERSION_UNCOMPRESSED: 4,
  POINT_CONVERSION_HYBRID: 6,
};

const missing = (name: string) => unavailable(`node:crypto.${name}`);

export function createCrypto(webcrypto: { readonly subtle: unknown }) {
  return {
    createHash: (name: string, options?: HashOptions) => new Hash(runningHash(name, options)),
    createHmac: (name: string, key: BinaryLike | KeyObject) =>
      new Hmac(hmac.create(digestNamed(name), secretBytesOf(key))),
    hash: (name: string, data: BinaryLike, encoding: BufferEncoding | 'buffer' = 'hex') =>
      encoded(runningHash(name).update(bytesOf(data)).digest(), encoding),
    Hash,
    Hmac,
    getHashes: () => [...Object.keys(digests), ...Object.keys(extendable)],

    createCipheriv: (...values: ConstructorParameters<typeof Cipheriv>) => new Cipheriv(...values),
    createDecipheriv: (...values: ConstructorParameters<typeof Decipheriv>) => new Decipheriv(...values),
    Cipheriv,
    Decipheriv,
    getCiphers: () => [...cipherNames],
    getCipherInfo: cipherInfo,

    createSign: (name: string) => new Sign(name),
    createVerify: (name: string) => new Verify(name),
    sign: either(oneShot.sign),
    verify: either(oneShot.verify),
    Sign,
    Verify,
    publicEncrypt,
    privateDecrypt,

    KeyObject: Object.assign(KeyObject, {
      from: (key: CryptoKey): KeyObject => CryptoKey.open(key, null),
    }),
    createSecretKey,
    createPrivateKey,
    createPublicKey,
    generateKeyPairSync,
    generateKeyPair,
    generateKeySync,
    generateKey: asynchronous(generateKeySync),

    createECDH: (curve: string) => new ECDH(curve),
    ECDH,
    diffieHellman: either(diffieHellman),
    createDiffieHellman,
    createDiffieHellmanGroup,
    getDiffieHellman: createDiffieHellmanGroup,
    DiffieHellman,
    getCurves: () => [...curveNames],

    pbkdf2Sync,
    pbkdf2: asynchronous(pbkdf2Sync),
    scryptSync,
    scrypt: asynchronous(scryptSync),
    hkdfSync,
    hkdf: asynchronous(hkdfSync),
    timingSafeEqual,

    randomBytes: either(randomBytes),
    pseudoRandomBytes: either(randomBytes),
    randomUUID,
    randomInt: either(randomBetween),
    randomFillSync,
    randomFill: asynchronous(randomFillSync),
    getRandomValues: native.randomValues,

    X509Certificate: missing('X509Certificate'),
    privateEncrypt: missing('privateEncrypt'),
    publicDecrypt: missing('publicDecrypt'),
    generatePrime: missing('generatePrime'),
    generatePrimeSync: missing('generatePrimeSync'),
    checkPrime: missing('checkPrime'),
    checkPrimeSync: missing('checkPrimeSync'),
    getFips: () => 0,
    constants,
    webcrypto,
    get subtle() {
      return webcrypto.subtle;
    },
  };
}
