/** PBKDF2, scrypt and HKDF. */
import { hkdf } from '@noble/hashes/hkdf.js';
import { pbkdf2 } from '@noble/hashes/pbkdf2.js';
import { scrypt } from '@noble/hashes/scrypt.js';
import { Buffer } from 'node:buffer';
import { bytesOf, type BinaryLike } from './bytes.ts';
import { digestNamed } from './digests.ts';
import { secretBytesOf, type KeyObject } from './key-object.ts';

interface ScryptOptions {
  N?: number;
  cost?: number;
  r?: number;
  blockSize?: number;
  p?: number;
  parallelization?: number;
  maxmem?: number;
}

export const pbkdf2Sync = (
  password: BinaryLike,
  salt: BinaryLike,
  c: number,
  dkLen: number,
  digest: string,
): Buffer => Buffer.from(pbkdf2(digestNamed(digest), bytesOf(password), bytesOf(salt), { c, dkLen }));

export const scryptSync = (
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
      ...(options.maxmem === undefined ? {} : { maxmem: options.maxmem }),
    }),
  );

export const hkdfSync = (
  digest: string,
  key: BinaryLike | KeyObject,
  salt: BinaryLike,
  info: BinaryLike,
  length: number,
): ArrayBuffer => {
  const bytes = hkdf(digestNamed(digest), secretBytesOf(key), bytesOf(salt), bytesOf(info), length);
  return new Uint8Array(bytes).buffer;
};
