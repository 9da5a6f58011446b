/** `crypto.generateKeyPair` and `generateKey`. RSA takes seconds: its primes are looked for in JavaScript. */
import { IFCPrimes } from 'micro-rsa-dsa-dh/rsa.js';
import { curveNamed, edwardsCurves, weierstrassCurves } from './curves.ts';
import { invalidArgument } from '../argument-errors.ts';
import { failure } from './failure.ts';
import { KeyObject, type KeyExport } from './key-object.ts';
import {
  ecPrivateKey,
  edwardsPrivateKey,
  inverse,
  publicPartOf,
  type PrivateKey,
  type RsaPrivateKey,
} from './key-material.ts';
import { randomBytes } from './random.ts';

export interface GenerateOptions {
  modulusLength?: number;
  publicExponent?: number;
  namedCurve?: string;
  publicKeyEncoding?: KeyExport;
  privateKeyEncoding?: KeyExport;
}

export function generateRsa(bits: number, exponent: number): RsaPrivateKey {
  const e = BigInt(exponent);
  const { p, q } = IFCPrimes(bits, e);
  return { kind: 'rsa', n: p * q, e, d: inverse(e, (p - 1n) * (q - 1n)), p, q };
}

function generate(type: string, options: GenerateOptions): PrivateKey {
  switch (type) {
    case 'rsa':
    case 'rsa-pss':
      if (options.modulusLength === undefined)
        throw invalidArgument('options.modulusLength', 'of type number', undefined);
      return generateRsa(options.modulusLength, options.publicExponent ?? 65_537);
    case 'ec': {
      const curve = curveNamed(String(options.namedCurve));
      return ecPrivateKey(curve, weierstrassCurves[curve].api.utils.randomSecretKey());
    }
    case 'ed25519':
    case 'x25519':
      return edwardsPrivateKey(type, edwardsCurves[type].api.utils.randomSecretKey());
    default:
      throw failure(
        'ERR_INVALID_ARG_VALUE',
        `The argument 'type' must be a supported key type. Received '${type}'`,
        TypeError,
      );
  }
}

export function generateKeyPairSync(type: string, options: GenerateOptions = {}) {
  const made = generate(type, options);
  const [publicKey, privateKey] = [
    new KeyObject('public', publicPartOf(made)),
    new KeyObject('private', made),
  ];
  return {
    publicKey: options.publicKeyEncoding ? publicKey.export(options.publicKeyEncoding) : publicKey,
    privateKey: options.privateKeyEncoding ? privateKey.export(options.privateKeyEncoding) : privateKey,
  };
}

/** @param options `length` in bits */
export function generateKeySync(type: 'hmac' | 'aes', { length }: { length: number }): KeyObject {
  if (type === 'aes' && ![128, 192, 256].includes(length)) {
    throw failure(
      'ERR_INVALID_ARG_VALUE',
      `The property 'options.length' must be one of: 128, 192, 256. Received ${length}`,
      TypeError,
    );
  }
  return new KeyObject('secret', new Uint8Array(randomBytes(Math.floor(length / 8))));
}
