/** Keys, whatever they came as. */
import { edwardsCurves, weierstrassCurves, type CurveName, type EdwardsName } from './curves.ts';

export interface RsaPublicKey {
  kind: 'rsa';
  n: bigint;
  e: bigint;
}
export interface RsaPrivateKey extends RsaPublicKey {
  d: bigint;
  p: bigint;
  q: bigint;
}
export interface EcPublicKey {
  kind: 'ec';
  curve: CurveName;
  /** Uncompressed: 4, x, y. */
  point: Uint8Array;
}
export interface EcPrivateKey extends EcPublicKey {
  secret: Uint8Array;
}
export interface EdwardsPublicKey {
  kind: EdwardsName;
  point: Uint8Array;
}
export interface EdwardsPrivateKey extends EdwardsPublicKey {
  secret: Uint8Array;
}
export type PublicKey = RsaPublicKey | EcPublicKey | EdwardsPublicKey;
export type PrivateKey = RsaPrivateKey | EcPrivateKey | EdwardsPrivateKey;

export const isPrivate = (key: PublicKey | PrivateKey): key is PrivateKey => 'd' in key || 'secret' in key;

export function publicPartOf(key: PublicKey): PublicKey {
  if (key.kind === 'rsa') return { kind: 'rsa', n: key.n, e: key.e };
  if (key.kind === 'ec') return { kind: 'ec', curve: key.curve, point: key.point };
  return { kind: key.kind, point: key.point };
}

export const ecPrivateKey = (curve: CurveName, secret: Uint8Array): EcPrivateKey => ({
  kind: 'ec',
  curve,
  secret,
  point: weierstrassCurves[curve].api.getPublicKey(secret, false),
});

export const edwardsPrivateKey = (kind: EdwardsName, secret: Uint8Array): EdwardsPrivateKey => ({
  kind,
  secret,
  point: edwardsCurves[kind].api.getPublicKey(secret),
});

/** The inverse of `value` modulo `modulus`, by Euclid. */
export function inverse(value: bigint, modulus: bigint): bigint {
  let [a, b, x, y] = [value % modulus, modulus, 1n, 0n];
  while (a > 1n) {
    const quotient = a / b;
    [a, b] = [b, a % b];
    [x, y] = [y, x - quotient * y];
  }
  return x < 0n ? x + modulus : x;
}

/** What PKCS #1 and JWK keep of a private key beyond its primes. */
export const crtOf = ({ d, p, q }: RsaPrivateKey) => ({
  dp: d % (p - 1n),
  dq: d % (q - 1n),
  qi: inverse(q, p),
});

export const modulusBytes = ({ n }: RsaPublicKey): number => Math.ceil(n.toString(16).length / 2);
