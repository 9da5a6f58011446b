/** `globalThis.crypto`, with the part of `subtle` that digests can give. */
import { hmac } from '@noble/hashes/hmac.js';
import { native } from '../../process/native.ts';
import { unavailable } from '../unavailable.ts';
import { bytesOf, type BinaryLike } from './bytes.ts';
import { digestNamed } from './digests.ts';
import { randomUUID } from './random.ts';

type Algorithm = string | { name: string; hash?: string | { name: string } };

interface HmacKey {
  readonly algorithm: { name: 'HMAC'; hash: { name: string } };
  readonly bytes: Uint8Array;
}

const nameOf = (algorithm: Algorithm): string => (typeof algorithm === 'string' ? algorithm : algorithm.name);
const bufferOf = (bytes: Uint8Array): ArrayBuffer => new Uint8Array(bytes).buffer;

export function createWebCrypto() {
  const sign = (key: HmacKey, data: BinaryLike): Uint8Array =>
    hmac(digestNamed(key.algorithm.hash.name), key.bytes, bytesOf(data));
  const missing = (name: string) => unavailable(`crypto.subtle.${name}`);
  return {
    getRandomValues: native.randomValues,
    randomUUID,
    subtle: {
      digest: async (algorithm: Algorithm, data: BinaryLike) =>
        bufferOf(digestNamed(nameOf(algorithm))(bytesOf(data))),
      importKey: async (format: string, key: BinaryLike, algorithm: Algorithm): Promise<HmacKey> => {
        if (format !== 'raw' || nameOf(algorithm).toUpperCase() !== 'HMAC') return missing('importKey')();
        const hash = typeof algorithm === 'string' ? 'SHA-256' : (algorithm.hash ?? 'SHA-256');
        return {
          algorithm: { name: 'HMAC', hash: { name: typeof hash === 'string' ? hash : hash.name } },
          bytes: bytesOf(key),
        };
      },
      sign: async (_algorithm: Algorithm, key: HmacKey, data: BinaryLike) => bufferOf(sign(key, data)),
      verify: async (_algorithm: Algorithm, key: HmacKey, signature: BinaryLike, data: BinaryLike) => {
        const [expected, given] = [sign(key, data), bytesOf(signature)];
        return expected.length === given.length && expected.every((byte, at) => byte === given[at]);
      },
      encrypt: missing('encrypt'),
      decrypt: missing('decrypt'),
      generateKey: missing('generateKey'),
      deriveBits: missing('deriveBits'),
      deriveKey: missing('deriveKey'),
    },
  };
}
