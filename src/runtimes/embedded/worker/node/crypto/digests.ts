/** The digests of `node:crypto` that handlers use, by the names Node knows them under. */
import { blake2b, blake2s } from '@noble/hashes/blake2.js';
import { md5, ripemd160, sha1 } from '@noble/hashes/legacy.js';
import { sha224, sha256, sha384, sha512, sha512_224, sha512_256 } from '@noble/hashes/sha2.js';
import { sha3_224, sha3_256, sha3_384, sha3_512, shake128, shake256 } from '@noble/hashes/sha3.js';
import { failure } from './failure.ts';

export const digests = {
  blake2b512: blake2b,
  blake2s256: blake2s,
  md5,
  ripemd160,
  sha1,
  sha224,
  sha256,
  'sha3-224': sha3_224,
  'sha3-256': sha3_256,
  'sha3-384': sha3_384,
  'sha3-512': sha3_512,
  sha384,
  sha512,
  'sha512-224': sha512_224,
  'sha512-256': sha512_256,
} as const;

export type Digest = (typeof digests)[keyof typeof digests];

/** Digests of any length. */
export const extendable = { shake128, shake256 } as const;

/** As OpenSSL does: in any case, with or without a hyphen, and by the name of the RSA signature. */
export function digestNamed(name: string): Digest {
  const lower = String(name).toLowerCase();
  const known = lower
    .replace(/^rsa-/, '')
    .replace(/^sha-(?=[1235])/, 'sha')
    .replace('/', '-');
  if (Object.hasOwn(digests, known)) return digests[known as keyof typeof digests];
  throw failure('ERR_CRYPTO_INVALID_DIGEST', `Invalid digest: ${name}`, TypeError);
}
