/** `crypto.KeyObject`, and what functions of `node:crypto` take for a key. */
import { Buffer } from 'node:buffer';
import { bytesOf, type BinaryLike } from './bytes.ts';
import { edwardsCurves, weierstrassCurves } from './curves.ts';
import { invalidArgument } from '../argument-errors.ts';
import { failure } from './failure.ts';
import { readJwk, writeJwk, type Jwk } from './jwk.ts';
import {
  readAny,
  readPkcs1Private,
  readPkcs1Public,
  readPkcs8,
  readSec1,
  readSpki,
  writePkcs1Private,
  writePkcs1Public,
  writePkcs8,
  writeSec1,
  writeSpki,
} from './key-der.ts';
import { isPrivate, publicPartOf, type PrivateKey, type PublicKey } from './key-material.ts';
import { encryptedPem, fromPem, toPem } from './pem.ts';

export type KeyType = 'pkcs1' | 'spki' | 'pkcs8' | 'sec1';

export interface KeyExport {
  format?: 'pem' | 'der' | 'jwk' | 'buffer';
  type?: KeyType;
  cipher?: string;
  passphrase?: BinaryLike;
}

export interface KeyOptions {
  key: BinaryLike | KeyObject | Jwk;
  format?: 'pem' | 'der' | 'jwk';
  type?: KeyType;
  passphrase?: BinaryLike;
  encoding?: BufferEncoding;
}
export type KeyInput = BinaryLike | KeyObject | KeyOptions;

interface Label {
  label: string;
  bytes: Uint8Array;
}

function written(key: PublicKey | PrivateKey, isPublic: boolean, type: KeyType | undefined): Label {
  if (isPublic || !isPrivate(key)) {
    if (type === 'pkcs1' && key.kind === 'rsa')
      return { label: 'RSA PUBLIC KEY', bytes: writePkcs1Public(key) };
    return { label: 'PUBLIC KEY', bytes: writeSpki(key) };
  }
  if (type === 'pkcs1' && key.kind === 'rsa')
    return { label: 'RSA PRIVATE KEY', bytes: writePkcs1Private(key) };
  if (type === 'sec1' && key.kind === 'ec') return { label: 'EC PRIVATE KEY', bytes: writeSec1(key) };
  return { label: 'PRIVATE KEY', bytes: writePkcs8(key) };
}

export class KeyObject {
  readonly type: 'secret' | 'public' | 'private';
  readonly #material: Uint8Array | PublicKey | PrivateKey;

  constructor(type: 'secret' | 'public' | 'private', material: Uint8Array | PublicKey | PrivateKey) {
    this.type = type;
    this.#material = material;
  }

  get symmetricKeySize(): number | undefined {
    return this.#material instanceof Uint8Array ? this.#material.length : undefined;
  }

  get asymmetricKeyType(): string | undefined {
    return this.#material instanceof Uint8Array ? undefined : this.#material.kind;
  }

  get asymmetricKeyDetails(): object | undefined {
    const key = this.#material;
    if (key instanceof Uint8Array) return undefined;
    if (key.kind === 'rsa') return { modulusLength: key.n.toString(2).length, publicExponent: key.e };
    return key.kind === 'ec' ? { namedCurve: key.curve } : {};
  }

  get bytes(): Uint8Array {
    if (this.#material instanceof Uint8Array) return this.#material;
    throw failure(
      'ERR_CRYPTO_INVALID_KEY_OBJECT_TYPE',
      `Invalid key object type ${this.type}, expected secret.`,
      TypeError,
    );
  }

  get asymmetric(): PublicKey | PrivateKey {
    if (!(this.#material instanceof Uint8Array)) return this.#material;
    throw failure(
      'ERR_CRYPTO_INVALID_KEY_OBJECT_TYPE',
      'Invalid key object type secret, expected private or public.',
      TypeError,
    );
  }

  get private(): PrivateKey {
    const key = this.asymmetric;
    if (this.type === 'private' && isPrivate(key)) return key;
    throw failure(
      'ERR_CRYPTO_INVALID_KEY_OBJECT_TYPE',
      `Invalid key object type ${this.type}, expected private.`,
      TypeError,
    );
  }

  equals(other: KeyObject): boolean {
    const text = (key: KeyObject): string => JSON.stringify(key.export({ format: 'jwk' }));
    return other.type === this.type && text(other) === text(this);
  }

  export(options: KeyExport = {}): Buffer | string | Record<string, string> {
    const key = this.#material;
    if (key instanceof Uint8Array) {
      if (options.format === 'jwk') return { kty: 'oct', k: Buffer.from(key).toString('base64url') };
      return Buffer.from(key);
    }
    if (options.format === 'jwk') return writeJwk(key, this.type === 'private' ? 'private' : 'public');
    const { label, bytes } = written(key, this.type === 'public', options.type);
    if (options.cipher !== undefined && options.passphrase !== undefined && options.format !== 'der') {
      return encryptedPem(bytes, options.cipher, options.passphrase);
    }
    return options.format === 'der' ? Buffer.from(bytes) : toPem(label, bytes);
  }

  toString(): string {
    return '[object KeyObject]';
  }

  get [Symbol.toStringTag](): string {
    return 'KeyObject';
  }
}

const readers = { pkcs8: readPkcs8, spki: readSpki, sec1: readSec1 } as const;

function read(input: KeyInput): PublicKey | PrivateKey {
  const options: KeyOptions =
    typeof input === 'object' && 'key' in input && !ArrayBuffer.isView(input) ? input : { key: input };
  const { key, format = 'pem', type, passphrase, encoding } = options;
  if (key instanceof KeyObject) return key.asymmetric;
  if (format === 'jwk') return readJwk(key as Jwk);
  if (typeof key !== 'string' && !ArrayBuffer.isView(key) && !(key instanceof ArrayBuffer)) {
    throw invalidArgument(
      'key',
      'of type string or an instance of ArrayBuffer, Buffer, TypedArray, DataView, or KeyObject',
      key,
    );
  }
  if (format === 'pem')
    return fromPem(typeof key === 'string' ? key : Buffer.from(bytesOf(key)).toString(), passphrase);
  const bytes = bytesOf(key, encoding);
  if (type === 'pkcs1') return isPkcs1Private(bytes) ? readPkcs1Private(bytes) : readPkcs1Public(bytes);
  return type ? readers[type](bytes) : readAny(bytes);
}

/** A private key begins with its version, 0, where a public one has its modulus. */
const isPkcs1Private = (bytes: Uint8Array): boolean => {
  try {
    return readPkcs1Public(bytes).n === 0n;
  } catch {
    return false;
  }
};

export function privateKeyOf(input: KeyInput): PrivateKey {
  if (input instanceof KeyObject) return input.private;
  const key = read(input);
  if (isPrivate(key)) return key;
  throw failure('ERR_OSSL_UNSUPPORTED', 'error:1E08010C:DECODER routines::unsupported');
}

/** Of a private key, its public part. */
export const publicKeyOf = (input: KeyInput): PublicKey =>
  publicPartOf(input instanceof KeyObject ? input.asymmetric : read(input));

export const createPrivateKey = (input: KeyInput): KeyObject => new KeyObject('private', privateKeyOf(input));
export const createPublicKey = (input: KeyInput): KeyObject => new KeyObject('public', publicKeyOf(input));
export const createSecretKey = (key: BinaryLike, encoding?: BufferEncoding): KeyObject =>
  new KeyObject('secret', new Uint8Array(bytesOf(key, encoding)));

export const secretBytesOf = (key: BinaryLike | KeyObject): Uint8Array =>
  key instanceof KeyObject ? key.bytes : bytesOf(key);

/** Names of curves, as `crypto.getCurves` gives them. */
export const curveNames = [...Object.keys(weierstrassCurves), ...Object.keys(edwardsCurves)];
