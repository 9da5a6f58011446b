/** Shared secrets: ECDH, X25519, and Diffie-Hellman over the numbers of RFC 3526. */
import { Buffer } from 'node:buffer';
import { DHGroups } from 'micro-rsa-dsa-dh/dh.js';
import { pow } from 'micro-rsa-dsa-dh/utils.js';
import { bytesOf, encoded, type BinaryLike } from './bytes.ts';
import { curveNamed, edwardsCurves, weierstrassCurves, type CurveName } from './curves.ts';
import { bigintOf, bytesOfBigint } from './der.ts';
import { failure } from './failure.ts';
import type { KeyObject } from './key-object.ts';
import type { PrivateKey, PublicKey } from './key-material.ts';
import { randomBytes } from './random.ts';

type Format = 'compressed' | 'uncompressed' | 'hybrid';

/** The x-coordinate of the shared point. */
function sharedX(curve: CurveName, secret: Uint8Array, point: Uint8Array): Uint8Array {
  return weierstrassCurves[curve].api.getSharedSecret(secret, point, true).slice(1);
}

export function sharedSecret(own: PrivateKey, other: PublicKey): Uint8Array {
  if (own.kind === 'ec' && other.kind === 'ec' && own.curve === other.curve) {
    return sharedX(own.curve, own.secret, other.point);
  }
  if (own.kind === 'x25519' && other.kind === 'x25519') {
    return edwardsCurves.x25519.api.getSharedSecret(own.secret, other.point);
  }
  throw failure('ERR_CRYPTO_INCOMPATIBLE_KEY', 'Incompatible key for Diffie-Hellman');
}

export const diffieHellman = (keys: { privateKey: KeyObject; publicKey: KeyObject }): Buffer =>
  Buffer.from(sharedSecret(keys.privateKey.private, keys.publicKey.asymmetric));

export class ECDH {
  readonly #curve: CurveName;
  #secret: Uint8Array | undefined;

  constructor(curve: string) {
    this.#curve = curveNamed(curve);
  }

  get #api() {
    return weierstrassCurves[this.#curve].api;
  }

  get #held(): Uint8Array {
    if (this.#secret) return this.#secret;
    throw failure('ERR_CRYPTO_ECDH_INVALID_PUBLIC_KEY', 'Failed to get ECDH private key');
  }

  generateKeys(encoding?: BufferEncoding, format?: Format): string | Buffer {
    this.#secret = this.#api.utils.randomSecretKey();
    return this.getPublicKey(encoding, format);
  }

  setPrivateKey(key: BinaryLike, encoding?: BufferEncoding): void {
    this.#secret = new Uint8Array(bytesOf(key, encoding));
  }

  getPrivateKey(encoding?: BufferEncoding): string | Buffer {
    return encoded(this.#held.slice(), encoding);
  }

  getPublicKey(encoding?: BufferEncoding, format: Format = 'uncompressed'): string | Buffer {
    return encoded(this.#api.getPublicKey(this.#held, format === 'compressed'), encoding);
  }

  computeSecret(
    other: BinaryLike,
    inputEncoding?: BufferEncoding,
    outputEncoding?: BufferEncoding,
  ): string | Buffer {
    const point = new Uint8Array(bytesOf(other, inputEncoding));
    try {
      return encoded(sharedX(this.#curve, this.#held, point), outputEncoding);
    } catch {
      throw failure('ERR_CRYPTO_ECDH_INVALID_PUBLIC_KEY', 'Public key is not valid for specified curve');
    }
  }
}

export class DiffieHellman {
  readonly #prime: bigint;
  readonly #generator: bigint;
  readonly #length: number;
  #secret: bigint | undefined;
  #public: bigint | undefined;

  constructor(prime: bigint, generator: bigint) {
    this.#prime = prime;
    this.#generator = generator;
    this.#length = bytesOfBigint(prime).length;
  }

  generateKeys(encoding?: BufferEncoding): string | Buffer {
    this.#secret ??= (bigintOf(randomBytes(this.#length)) % (this.#prime - 2n)) + 1n;
    this.#public = pow(this.#generator, this.#secret, this.#prime);
    return this.getPublicKey(encoding);
  }

  #written(value: bigint | undefined, what: string, encoding: BufferEncoding | undefined): string | Buffer {
    if (value === undefined)
      throw failure('ERR_CRYPTO_INVALID_STATE', `No ${what} key - did you forget to generate one?`);
    return encoded(bytesOfBigint(value), encoding);
  }

  getPublicKey(encoding?: BufferEncoding): string | Buffer {
    return this.#written(this.#public, 'public', encoding);
  }

  getPrivateKey(encoding?: BufferEncoding): string | Buffer {
    return this.#written(this.#secret, 'private', encoding);
  }

  setPrivateKey(key: BinaryLike, encoding?: BufferEncoding): void {
    this.#secret = bigintOf(bytesOf(key, encoding));
  }

  getPrime(encoding?: BufferEncoding): string | Buffer {
    return encoded(bytesOfBigint(this.#prime), encoding);
  }

  getGenerator(encoding?: BufferEncoding): string | Buffer {
    return encoded(bytesOfBigint(this.#generator), encoding);
  }

  computeSecret(
    other: BinaryLike,
    inputEncoding?: BufferEncoding,
    outputEncoding?: BufferEncoding,
  ): string | Buffer {
    if (this.#secret === undefined) return this.#written(undefined, 'private', undefined);
    const shared = pow(bigintOf(bytesOf(other, inputEncoding)), this.#secret, this.#prime);
    return encoded(bytesOfBigint(shared, this.#length), outputEncoding);
  }
}

export function createDiffieHellmanGroup(name: string): DiffieHellman {
  const group = Object.hasOwn(DHGroups, name) ? DHGroups[name] : undefined;
  if (!group) throw failure('ERR_CRYPTO_UNKNOWN_DH_GROUP', 'Unknown DH group');
  return new DiffieHellman(group.p, group.g);
}
