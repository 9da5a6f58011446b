/** The elliptic curves, by the names that OpenSSL, JWK and WebCrypto know them under. */
import { ed25519, x25519 } from '@noble/curves/ed25519.js';
import { p256, p384, p521 } from '@noble/curves/nist.js';
import { secp256k1 } from '@noble/curves/secp256k1.js';
import { failure } from './failure.ts';

export const weierstrassCurves = {
  prime256v1: { api: p256, objectId: '1.2.840.10045.3.1.7', jwk: 'P-256', bytes: 32 },
  secp384r1: { api: p384, objectId: '1.3.132.0.34', jwk: 'P-384', bytes: 48 },
  secp521r1: { api: p521, objectId: '1.3.132.0.35', jwk: 'P-521', bytes: 66 },
  secp256k1: { api: secp256k1, objectId: '1.3.132.0.10', jwk: 'secp256k1', bytes: 32 },
} as const;
export type CurveName = keyof typeof weierstrassCurves;

export const edwardsCurves = {
  ed25519: { api: ed25519, objectId: '1.3.101.112', jwk: 'Ed25519' },
  x25519: { api: x25519, objectId: '1.3.101.110', jwk: 'X25519' },
} as const;
export type EdwardsName = keyof typeof edwardsCurves;

/** @throws Error where the curve is unknown, as OpenSSL does */
export function curveNamed(name: string): CurveName {
  const found = (Object.keys(weierstrassCurves) as CurveName[]).find((each) => {
    const { jwk, objectId } = weierstrassCurves[each];
    return name === each || name === jwk || name === objectId;
  });
  if (found) return found;
  throw failure('ERR_CRYPTO_INVALID_CURVE', 'Invalid EC curve name', TypeError);
}
