/** `crypto.subtle`, which a worker of an opaque origin has not by itself: it is no secure context in Chromium. */
import { ctr, cbc, gcm } from '@noble/ciphers/aes.js';
import { hkdf } from '@noble/hashes/hkdf.js';
import { hmac } from '@noble/hashes/hmac.js';
import { pbkdf2 } from '@noble/hashes/pbkdf2.js';
import { bytesOf, type BinaryLike } from './bytes.ts';
import {
  algorithmOf,
  cryptoKey,
  CryptoKey,
  exportKey,
  importKey,
  refused,
  type Algorithm,
  type AlgorithmLike,
} from './crypto-key.ts';
import { bigintOf } from './der.ts';
import { digestNamed } from './digests.ts';
import type { Jwk } from './jwk.ts';
import { sharedSecret } from './key-agreement.ts';
import { generateKeyPairSync } from './key-generation.ts';
import type { KeyObject } from './key-object.ts';
import { createSecretKey } from './key-object.ts';
import { randomBytes } from './random.ts';
import { oaep } from './rsa-encryption.ts';
import { sign, verify, type SignatureOptions } from './signatures.ts';

type Parameters_ = AlgorithmLike & {
  iv?: BinaryLike;
  counter?: BinaryLike;
  additionalData?: BinaryLike;
  tagLength?: number;
  label?: BinaryLike;
  saltLength?: number;
  salt?: BinaryLike;
  info?: BinaryLike;
  iterations?: number;
  public?: CryptoKey;
};

const bytes = (data: BinaryLike | undefined): Uint8Array => new Uint8Array(bytesOf(data ?? new Uint8Array()));
const bufferOf = (data: Uint8Array): ArrayBuffer => new Uint8Array(data).buffer;
const parameters = (given: Parameters_): Exclude<Parameters_, string> =>
  typeof given === 'string' ? { name: given } : given;
const PSS = 6;

function cipher(
  given: Parameters_,
  key: KeyObject,
  direction: 'encrypt' | 'decrypt',
  data: Uint8Array,
): Uint8Array {
  const { name } = algorithmOf(given);
  const { iv, counter, additionalData, tagLength = 128 } = parameters(given);
  switch (name) {
    case 'AES-CBC':
      return cbc(key.bytes, bytes(iv))[direction](data);
    case 'AES-CTR':
      return ctr(key.bytes, bytes(counter))[direction](data);
    case 'AES-GCM':
      if (tagLength !== 128) throw refused('NotSupportedError', 'AES-GCM takes only tags of 128 bits here');
      return gcm(key.bytes, bytes(iv), bytes(additionalData))[direction](data);
    default:
      throw refused('NotSupportedError', `Unable to ${direction} with ${name}`);
  }
}

function crypt(
  given: Parameters_,
  key: CryptoKey,
  direction: 'encrypt' | 'decrypt',
  data: BinaryLike,
  usage: string,
) {
  const { name } = algorithmOf(given);
  const held = CryptoKey.open(key, usage, name);
  try {
    if (name !== 'RSA-OAEP') return bufferOf(cipher(given, held, direction, bytes(data)));
    const scheme = oaep(key.algorithm.hash?.name ?? 'SHA-1', bytes(parameters(given).label));
    const material = held.asymmetric;
    if (direction === 'encrypt' && material.kind === 'rsa')
      return bufferOf(scheme.encrypt(material, bytes(data)));
    const secret = held.private;
    if (secret.kind === 'rsa') return bufferOf(scheme.decrypt(secret, bytes(data)));
    throw new TypeError('not an RSA key');
  } catch (cause) {
    if (cause instanceof DOMException) throw cause;
    throw refused('OperationError', 'The operation failed for an operation-specific reason');
  }
}

/** The digest and the form of a signature, of the key or of the call. */
function signature(given: Parameters_, key: CryptoKey): { hash: string; options: SignatureOptions } {
  const algorithm = algorithmOf(given);
  const hash = (algorithm.name === 'ECDSA' ? algorithm.hash : key.algorithm.hash)?.name ?? 'SHA-256';
  if (algorithm.name === 'ECDSA') return { hash, options: { dsaEncoding: 'ieee-p1363' } };
  const { saltLength = digestNamed(hash).outputLen } = parameters(given);
  return { hash, options: algorithm.name === 'RSA-PSS' ? { padding: PSS, saltLength } : {} };
}

function derive(given: Parameters_, key: CryptoKey, bits: number | null, usage: string): Uint8Array {
  const algorithm = algorithmOf(given);
  const { salt, info, iterations = 1, public: other } = parameters(given);
  const held = CryptoKey.open(key, usage, algorithm.name);
  const hash = algorithm.hash?.name ?? 'SHA-256';
  const length = Math.ceil((bits ?? 0) / 8);
  switch (algorithm.name) {
    case 'PBKDF2':
      return pbkdf2(digestNamed(hash), held.bytes, bytes(salt), { c: iterations, dkLen: length });
    case 'HKDF':
      return hkdf(digestNamed(hash), held.bytes, bytes(salt), bytes(info), length);
    case 'ECDH':
    case 'X25519': {
      if (!other) throw new TypeError('algorithm.public is not a CryptoKey');
      const secret = sharedSecret(held.private, CryptoKey.open(other, null).asymmetric);
      return bits === null ? secret : secret.slice(0, length);
    }
    default:
      throw refused('NotSupportedError', `Unable to derive bits with ${algorithm.name}`);
  }
}

const PUBLIC_USAGES = ['verify', 'encrypt', 'wrapKey'];
const keyType = (name: string): string =>
  name.startsWith('RSA') ? 'rsa' : name.startsWith('EC') ? 'ec' : name.toLowerCase();

function keyLength(algorithm: Algorithm): number {
  if (algorithm.name !== 'HMAC') return algorithm.length ?? 256;
  return algorithm.length ?? digestNamed(algorithm.hash?.name ?? 'SHA-256').blockLen * 8;
}

function generateKey(given: AlgorithmLike, extractable: boolean, usages: readonly string[]) {
  const algorithm = algorithmOf(given);
  if (algorithm.name === 'HMAC' || algorithm.name.startsWith('AES')) {
    return cryptoKey(createSecretKey(randomBytes(keyLength(algorithm) / 8)), algorithm, extractable, usages);
  }
  const exponent = algorithm.publicExponent ? Number(bigintOf(algorithm.publicExponent)) : 65_537;
  const { publicKey, privateKey } = generateKeyPairSync(keyType(algorithm.name), {
    ...(algorithm.modulusLength === undefined ? {} : { modulusLength: algorithm.modulusLength }),
    ...(algorithm.namedCurve === undefined ? {} : { namedCurve: algorithm.namedCurve }),
    publicExponent: exponent,
  });
  const publicUsages = usages.filter((usage) => PUBLIC_USAGES.includes(usage));
  const privateUsages = usages.filter((usage) => !PUBLIC_USAGES.includes(usage));
  return {
    publicKey: cryptoKey(publicKey as KeyObject, algorithm, true, publicUsages),
    privateKey: cryptoKey(privateKey as KeyObject, algorithm, extractable, privateUsages),
  };
}

export function createSubtle() {
  return {
    digest: async (algorithm: AlgorithmLike, data: BinaryLike) =>
      bufferOf(digestNamed(algorithmOf(algorithm).name)(bytes(data))),
    importKey: async (...values: Parameters<typeof importKey>) => importKey(...values),
    exportKey: async (format: string, key: CryptoKey) => exportKey(format, key),
    generateKey: async (...values: Parameters<typeof generateKey>) => generateKey(...values),
    sign: async (given: Parameters_, key: CryptoKey, data: BinaryLike) => {
      const held = CryptoKey.open(key, 'sign', algorithmOf(given).name);
      const { hash, options } = signature(given, key);
      if (key.algorithm.name === 'HMAC') return bufferOf(hmac(digestNamed(hash), held.bytes, bytes(data)));
      return bufferOf(sign(hash, bytes(data), held.private, options));
    },
    verify: async (given: Parameters_, key: CryptoKey, signed: BinaryLike, data: BinaryLike) => {
      const held = CryptoKey.open(key, 'verify', algorithmOf(given).name);
      const { hash, options } = signature(given, key);
      if (key.algorithm.name !== 'HMAC')
        return verify(hash, bytes(data), held.asymmetric, bytes(signed), options);
      const [expected, actual] = [hmac(digestNamed(hash), held.bytes, bytes(data)), bytes(signed)];
      return expected.length === actual.length && expected.every((byte, at) => byte === actual[at]);
    },
    encrypt: async (given: Parameters_, key: CryptoKey, data: BinaryLike) =>
      crypt(given, key, 'encrypt', data, 'encrypt'),
    decrypt: async (given: Parameters_, key: CryptoKey, data: BinaryLike) =>
      crypt(given, key, 'decrypt', data, 'decrypt'),
    deriveBits: async (given: Parameters_, key: CryptoKey, bits: number | null = null) =>
      bufferOf(derive(given, key, bits, 'deriveBits')),
    deriveKey: async (
      given: Parameters_,
      key: CryptoKey,
      wanted: AlgorithmLike,
      extractable: boolean,
      usages: readonly string[],
    ) => {
      const secret = derive(given, key, keyLength(algorithmOf(wanted)), 'deriveKey');
      return importKey('raw', secret, wanted, extractable, usages);
    },
    wrapKey: async (format: string, key: CryptoKey, wrapping: CryptoKey, given: Parameters_) => {
      const exported = exportKey(format, key);
      const data =
        exported instanceof ArrayBuffer ? exported : new TextEncoder().encode(JSON.stringify(exported));
      return crypt(given, wrapping, 'encrypt', data, 'wrapKey');
    },
    unwrapKey: async (
      format: string,
      wrapped: BinaryLike,
      unwrapping: CryptoKey,
      given: Parameters_,
      algorithm: AlgorithmLike,
      extractable: boolean,
      usages: readonly string[],
    ) => {
      const data = crypt(given, unwrapping, 'decrypt', wrapped, 'unwrapKey');
      const key = format === 'jwk' ? (JSON.parse(new TextDecoder().decode(data)) as Jwk) : data;
      return importKey(format, key, algorithm, extractable, usages);
    },
    get [Symbol.toStringTag](): string {
      return 'SubtleCrypto';
    },
  };
}

export type Subtle = ReturnType<typeof createSubtle>;
export { CryptoKey };
