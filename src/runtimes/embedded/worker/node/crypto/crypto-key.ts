/** `CryptoKey`, and how one is read from bytes and written to them. */
import { Buffer } from 'node:buffer';
import { bytesOf, type BinaryLike } from './bytes.ts';
import { curveNamed, edwardsCurves, weierstrassCurves, type EdwardsName } from './curves.ts';
import { bytesOfBigint } from './der.ts';
import type { Jwk } from './jwk.ts';
import { createPrivateKey, createPublicKey, createSecretKey, type KeyObject } from './key-object.ts';
import { isPrivate } from './key-material.ts';

export interface Algorithm {
  name: string;
  hash?: { name: string };
  length?: number;
  namedCurve?: string;
  modulusLength?: number;
  publicExponent?: Uint8Array;
}
export type AlgorithmLike = string | (Omit<Algorithm, 'hash'> & { hash?: string | { name: string } });

const NAMES = [
  ...['HMAC', 'AES-GCM', 'AES-CBC', 'AES-CTR', 'PBKDF2', 'HKDF', 'ECDSA', 'ECDH', 'Ed25519', 'X25519'],
  ...['RSASSA-PKCS1-v1_5', 'RSA-PSS', 'RSA-OAEP', 'SHA-1', 'SHA-256', 'SHA-384', 'SHA-512'],
];

export const refused = (
  name: 'NotSupportedError' | 'InvalidAccessError' | 'DataError' | 'OperationError',
  why: string,
) => new DOMException(why, name);

/** In the spelling of WebCrypto, which is read in any case. */
export function algorithmOf(given: AlgorithmLike): Algorithm {
  const { hash, ...rest } = typeof given === 'string' ? { name: given } : given;
  const name = NAMES.find((each) => each.toLowerCase() === String(rest.name).toLowerCase());
  if (!name) throw refused('NotSupportedError', `Unrecognized algorithm name: ${String(rest.name)}`);
  if (hash === undefined) return { ...rest, name };
  return { ...rest, name, hash: { name: (typeof hash === 'string' ? hash : hash.name).toUpperCase() } };
}

export class CryptoKey {
  readonly type: 'secret' | 'public' | 'private';
  readonly extractable: boolean;
  readonly algorithm: Algorithm;
  readonly usages: readonly string[];
  readonly #held: KeyObject;

  constructor(held: KeyObject, algorithm: Algorithm, extractable: boolean, usages: readonly string[]) {
    this.#held = held;
    this.type = held.type;
    this.algorithm = algorithm;
    this.extractable = extractable;
    this.usages = [...usages];
  }

  /** The key, for `usage` and for nothing else. */
  static open(key: CryptoKey, usage: string | null, name?: string): KeyObject {
    if (!(key instanceof CryptoKey)) throw new TypeError('The key is not of type CryptoKey.');
    if (usage !== null && !key.usages.includes(usage)) {
      throw refused('InvalidAccessError', `Unable to use this key to ${usage}`);
    }
    if (name !== undefined && key.algorithm.name !== name)
      throw refused('InvalidAccessError', 'Key algorithm mismatch');
    return key.#held;
  }

  get [Symbol.toStringTag](): string {
    return 'CryptoKey';
  }
}

/** The kind of key that goes with an algorithm. */
function described(held: KeyObject, algorithm: Algorithm): Algorithm {
  const { name, hash } = algorithm;
  if (held.type === 'secret') {
    const length = held.bytes.length * 8;
    if (name === 'HMAC')
      return { name, hash: hash ?? { name: 'SHA-256' }, length: algorithm.length ?? length };
    return name.startsWith('AES') ? { name, length } : { name };
  }
  const key = held.asymmetric;
  if (key.kind === 'rsa') {
    return {
      name,
      modulusLength: key.n.toString(2).length,
      publicExponent: bytesOfBigint(key.e),
      ...(hash ? { hash } : {}),
    };
  }
  return key.kind === 'ec' ? { name, namedCurve: weierstrassCurves[key.curve].jwk } : { name };
}

export const cryptoKey = (
  held: KeyObject,
  algorithm: Algorithm,
  extractable: boolean,
  usages: readonly string[],
) => new CryptoKey(held, described(held, algorithm), extractable, usages);

function edwardsPoint(name: string, point: Uint8Array): Jwk {
  return {
    kty: 'OKP',
    crv: edwardsCurves[name.toLowerCase() as EdwardsName].jwk,
    x: Buffer.from(point).toString('base64url'),
  };
}

function readRaw(bytes: Uint8Array, { name, namedCurve }: Algorithm): KeyObject {
  if (name === 'ECDSA' || name === 'ECDH') {
    const { api, jwk, bytes: size } = weierstrassCurves[curveNamed(String(namedCurve))];
    const point = api.Point.fromBytes(bytes).toBytes(false);
    const text = (from: number) => Buffer.from(point.slice(from, from + size)).toString('base64url');
    return createPublicKey({ key: { kty: 'EC', crv: jwk, x: text(1), y: text(1 + size) }, format: 'jwk' });
  }
  if (name === 'Ed25519' || name === 'X25519')
    return createPublicKey({ key: edwardsPoint(name, bytes), format: 'jwk' });
  return createSecretKey(bytes);
}

export function importKey(
  format: string,
  data: BinaryLike | Jwk,
  given: AlgorithmLike,
  extractable: boolean,
  usages: readonly string[],
): CryptoKey {
  const algorithm = algorithmOf(given);
  const bytes = (): Uint8Array => new Uint8Array(bytesOf(data as BinaryLike));
  const read = (): KeyObject => {
    switch (format) {
      case 'raw':
        return readRaw(bytes(), algorithm);
      case 'spki':
        return createPublicKey({ key: bytes(), format: 'der', type: 'spki' });
      case 'pkcs8':
        return createPrivateKey({ key: bytes(), format: 'der', type: 'pkcs8' });
      case 'jwk': {
        const jwk = data as Jwk;
        if (jwk['kty'] === 'oct') return createSecretKey(Buffer.from(String(jwk['k']), 'base64url'));
        return 'd' in jwk ? createPrivateKey({ key: jwk, format }) : createPublicKey({ key: jwk, format });
      }
      default:
        throw new TypeError(`'${format}' is not a valid enum value of type KeyFormat.`);
    }
  };
  let held: KeyObject;
  try {
    held = read();
  } catch (cause) {
    if (cause instanceof DOMException || cause instanceof TypeError) throw cause;
    throw refused('DataError', 'Invalid keyData');
  }
  return cryptoKey(held, algorithm, extractable, usages);
}

export function exportKey(format: string, key: CryptoKey): ArrayBuffer | Record<string, unknown> {
  const held = CryptoKey.open(key, null);
  if (!key.extractable) throw refused('InvalidAccessError', 'key is not extractable');
  const buffer = (bytes: Uint8Array): ArrayBuffer => new Uint8Array(bytes).buffer;
  if (format === 'jwk') {
    return { ...(held.export({ format }) as object), key_ops: [...key.usages], ext: true };
  }
  if (held.type === 'secret') return buffer(held.bytes);
  const material = held.asymmetric;
  if (format === 'raw' && material.kind !== 'rsa' && held.type === 'public') return buffer(material.point);
  if (format === 'spki' && held.type === 'public')
    return buffer(held.export({ format: 'der', type: 'spki' }) as Buffer);
  if (format === 'pkcs8' && isPrivate(material))
    return buffer(held.export({ format: 'der', type: 'pkcs8' }) as Buffer);
  throw refused(
    'NotSupportedError',
    `Unable to export ${key.type} ${key.algorithm.name} key using ${format} format`,
  );
}
