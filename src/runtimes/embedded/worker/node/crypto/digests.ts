/** The digests of `node:crypto` that handlers use, by the names Node knows them under. */
import { md5, ripemd160, sha1 } from '@noble/hashes/legacy.js';
import { sha224, sha256, sha384, sha512, sha512_256 } from '@noble/hashes/sha2.js';
import { sha3_256, sha3_512 } from '@noble/hashes/sha3.js';

export const digests = {
  md5,
  sha1,
  sha224,
  sha256,
  sha384,
  sha512,
  'sha512-256': sha512_256,
  'sha3-256': sha3_256,
  'sha3-512': sha3_512,
  ripemd160,
} as const;

export type Digest = (typeof digests)[keyof typeof digests];

export function digestNamed(name: string): Digest {
  const lower = String(name).toLowerCase();
  const known = lower.replace(/^rsa-/, '').replace(/^sha-(?=[1235])/, 'sha');
  if (Object.hasOwn(digests, known)) return digests[known as keyof typeof digests];
  throw Object.assign(new Error('Digest method not supported'), { code: 'ERR_CRYPTO_INVALID_DIGEST' });
}
