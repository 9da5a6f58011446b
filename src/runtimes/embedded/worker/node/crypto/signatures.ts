/** Signatures: RSA (PKCS #1 v1.5 and PSS), ECDSA and Ed25519. */
import { Buffer } from 'node:buffer';
import * as rsa from 'micro-rsa-dsa-dh/rsa.js';
import { Writable } from 'node:stream';
import { bytesOf, encoded, type BinaryLike } from './bytes.ts';
import { edwardsCurves, weierstrassCurves } from './curves.ts';
import { concatenated } from './der.ts';
import { digestNamed, type Digest } from './digests.ts';
import { failure } from './failure.ts';
import { privateKeyOf, publicKeyOf, type KeyInput } from './key-object.ts';
import { modulusBytes, type PrivateKey, type PublicKey } from './key-material.ts';

// https://nodejs.org/api/crypto.html#crypto-constants
const RSA_PKCS1_PSS_PADDING = 6;
const SALT_AS_DIGEST = -1;
const SALT_LONGEST = -2;

export interface SignatureOptions {
  padding?: number;
  saltLength?: number;
  dsaEncoding?: 'der' | 'ieee-p1363';
}
export type SignatureKey = KeyInput & SignatureOptions;

const pkcs1 = {
  sha1: rsa.PKCS1_SHA1,
  sha224: rsa.PKCS1_SHA224,
  sha256: rsa.PKCS1_SHA256,
  sha384: rsa.PKCS1_SHA384,
  sha512: rsa.PKCS1_SHA512,
  'sha512-256': rsa.PKCS1_SHA512_256,
  'sha3-256': rsa.PKCS1_SHA3_256,
  'sha3-512': rsa.PKCS1_SHA3_512,
} as const;

interface RsaScheme {
  sign(key: { n: bigint; d: bigint }, message: Uint8Array): Uint8Array;
  verify(key: { n: bigint; e: bigint }, message: Uint8Array, signature: Uint8Array): boolean;
}

function saltBytes(digest: Digest, bytes: number, wanted: number): number {
  if (wanted === SALT_AS_DIGEST) return digest.outputLen;
  return wanted >= 0 ? wanted : bytes - digest.outputLen - 2;
}

/** The length of the salt that a signature was made with, for a verifier who takes any (RFC 8017, 9.1.2). */
function saltFound(
  key: { n: bigint; e: bigint },
  digest: Digest,
  bytes: number,
  holds: (salt: number) => boolean,
) {
  for (let salt = bytes - digest.outputLen - 2; salt >= 0; salt -= 1) if (holds(salt)) return true;
  return key.n < 0n;
}

function pkcs1Scheme(name: string): RsaScheme {
  const digest = digestNamed(name);
  const found = Object.entries(pkcs1).find(([each]) => digestNamed(each) === digest);
  if (!found) throw failure('ERR_OSSL_INVALID_DIGEST', 'error:02000071:rsa routines::invalid digest');
  return found[1];
}

const curveOf = (key: PublicKey & { kind: 'ec' }) => weierstrassCurves[key.curve].api;

/** The message as ECDSA takes it: hashed with any digest, not only with the curve's own. */
const ecdsa = (options: SignatureOptions) =>
  ({
    prehash: false,
    lowS: false,
    format: options.dsaEncoding === 'ieee-p1363' ? 'compact' : 'der',
  }) as const;

function needsDigest(name: string | null | undefined, key: PublicKey): string {
  if (key.kind === 'x25519') {
    throw failure(
      'ERR_OSSL_EVP_OPERATION_NOT_SUPPORTED_FOR_THIS_KEYTYPE',
      'operation not supported for this keytype',
    );
  }
  // Without one, OpenSSL takes the key's default, which is SHA-256 for RSA and EC.
  return name ?? 'sha256';
}

export function sign(
  name: string | null | undefined,
  data: Uint8Array,
  key: PrivateKey,
  options: SignatureOptions,
): Uint8Array {
  if (key.kind === 'ed25519') return edwardsCurves.ed25519.api.sign(data, key.secret);
  const digest = needsDigest(name, key);
  if (key.kind === 'ec') return curveOf(key).sign(digestNamed(digest)(data), key.secret, ecdsa(options));
  if (key.kind !== 'rsa') throw new TypeError('unreachable');
  if (options.padding !== RSA_PKCS1_PSS_PADDING) return pkcs1Scheme(digest).sign(key, data);
  const hash = digestNamed(digest);
  const salt = saltBytes(hash, modulusBytes(key), options.saltLength ?? SALT_LONGEST);
  return rsa.PSS(hash, rsa.mgf1(hash), salt).sign(key, data);
}

export function verify(
  name: string | null | undefined,
  data: Uint8Array,
  key: PublicKey,
  signature: Uint8Array,
  options: SignatureOptions,
): boolean {
  try {
    if (key.kind === 'ed25519') return edwardsCurves.ed25519.api.verify(signature, data, key.point);
    const digest = needsDigest(name, key);
    if (key.kind === 'ec')
      return curveOf(key).verify(signature, digestNamed(digest)(data), key.point, ecdsa(options));
    if (key.kind !== 'rsa' || signature.length !== modulusBytes(key)) return false;
    if (options.padding !== RSA_PKCS1_PSS_PADDING) return pkcs1Scheme(digest).verify(key, data, signature);
    const hash = digestNamed(digest);
    const holds = (salt: number): boolean => rsa.PSS(hash, rsa.mgf1(hash), salt).verify(key, data, signature);
    const wanted = options.saltLength;
    if (wanted !== undefined && wanted !== SALT_LONGEST)
      return holds(saltBytes(hash, modulusBytes(key), wanted));
    return holds(hash.outputLen) || saltFound(key, hash, modulusBytes(key), holds);
  } catch {
    return false;
  }
}

function optionsOf(key: SignatureKey): SignatureOptions {
  return typeof key === 'object' && !ArrayBuffer.isView(key) ? key : {};
}

/** What `Sign` and `Verify` have in common: they take the message in pieces. */
class Collected extends Writable {
  protected readonly digest: string;
  readonly #parts: Uint8Array[] = [];

  constructor(digest: string) {
    super();
    try {
      digestNamed(digest);
    } catch {
      throw failure('ERR_CRYPTO_INVALID_DIGEST', 'Invalid digest', TypeError);
    }
    this.digest = digest;
  }

  protected get message(): Uint8Array {
    return concatenated(...this.#parts);
  }

  update(data: BinaryLike, encoding?: BufferEncoding): this {
    this.#parts.push(new Uint8Array(bytesOf(data, encoding)));
    return this;
  }

  override _write(chunk: BinaryLike, encoding: BufferEncoding, done: () => void): void {
    this.update(chunk, encoding);
    done();
  }
}

export class Sign extends Collected {
  sign(key: SignatureKey, encoding?: BufferEncoding): string | Buffer {
    return encoded(sign(this.digest, this.message, privateKeyOf(key), optionsOf(key)), encoding);
  }
}

export class Verify extends Collected {
  verify(key: SignatureKey, signature: BinaryLike, encoding?: BufferEncoding): boolean {
    return verify(this.digest, this.message, publicKeyOf(key), bytesOf(signature, encoding), optionsOf(key));
  }
}

/** `crypto.sign` and `crypto.verify` */
export const oneShot = {
  sign: (name: string | null | undefined, data: BinaryLike, key: SignatureKey): Buffer =>
    Buffer.from(sign(name, bytesOf(data), privateKeyOf(key), optionsOf(key))),
  verify: (
    name: string | null | undefined,
    data: BinaryLike,
    key: SignatureKey,
    signature: BinaryLike,
  ): boolean => verify(name, bytesOf(data), publicKeyOf(key), bytesOf(signature), optionsOf(key)),
};
