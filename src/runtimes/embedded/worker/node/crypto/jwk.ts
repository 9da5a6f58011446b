/** Keys as JSON Web Keys: RFC 7518, section 6, and RFC 8037. */
import { Buffer } from 'node:buffer';
import { curveNamed, edwardsCurves, weierstrassCurves, type EdwardsName } from './curves.ts';
import { bigintOf, bytesOfBigint, concatenated } from './der.ts';
import { failure } from './failure.ts';
import { crtOf, isPrivate, publicPartOf, type PrivateKey, type PublicKey } from './key-material.ts';

/** Members that are there depend on the kind of key. */
export type Jwk = Readonly<Record<string, unknown>>;

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');
const number = (value: bigint): string => text(bytesOfBigint(value));

function member(jwk: Jwk, name: string): Uint8Array {
  const value = jwk[name];
  if (typeof value !== 'string') throw failure('ERR_CRYPTO_INVALID_JWK', 'Invalid JWK data', TypeError);
  return new Uint8Array(Buffer.from(value, 'base64url'));
}

export function readJwk(jwk: Jwk): PublicKey | PrivateKey {
  const bytes = (name: string) => member(jwk, name);
  const integer = (name: string) => bigintOf(bytes(name));
  if (jwk['kty'] === 'RSA') {
    const key = { kind: 'rsa', n: integer('n'), e: integer('e') } as const;
    return 'd' in jwk ? { ...key, d: integer('d'), p: integer('p'), q: integer('q') } : key;
  }
  if (jwk['kty'] === 'EC') {
    const curve = curveNamed(String(jwk['crv']));
    const key = { kind: 'ec', curve, point: concatenated([4], bytes('x'), bytes('y')) } as const;
    return 'd' in jwk ? { ...key, secret: bytes('d') } : key;
  }
  if (jwk['kty'] === 'OKP') {
    const names = Object.keys(edwardsCurves) as EdwardsName[];
    const kind = names.find((name) => edwardsCurves[name].jwk === jwk['crv']);
    if (!kind) throw failure('ERR_CRYPTO_INVALID_CURVE', 'Unsupported JWK asymmetric key type');
    return 'd' in jwk ? { kind, point: bytes('x'), secret: bytes('d') } : { kind, point: bytes('x') };
  }
  throw failure('ERR_CRYPTO_INVALID_JWK', 'Invalid JWK data', TypeError);
}

export function writeJwk(key: PublicKey | PrivateKey, type: 'public' | 'private'): Record<string, string> {
  const wanted: PublicKey | PrivateKey = type === 'private' && isPrivate(key) ? key : publicPartOf(key);
  if (wanted.kind === 'rsa') {
    const { n, e } = wanted;
    if (!isPrivate(wanted)) return { kty: 'RSA', n: number(n), e: number(e) };
    const { d, p, q } = wanted;
    const { dp, dq, qi } = crtOf(wanted);
    const secrets = { d, p, q, dp, dq, qi };
    const written = Object.entries(secrets).map(([name, value]) => [name, number(value)]);
    return {
      kty: 'RSA',
      n: number(n),
      e: number(e),
      ...(Object.fromEntries(written) as Record<string, string>),
    };
  }
  if (wanted.kind === 'ec') {
    const { bytes, jwk } = weierstrassCurves[wanted.curve];
    return {
      crv: jwk,
      ...(isPrivate(wanted) ? { d: text(wanted.secret) } : {}),
      kty: 'EC',
      x: text(wanted.point.subarray(1, 1 + bytes)),
      y: text(wanted.point.subarray(1 + bytes)),
    };
  }
  return {
    crv: edwardsCurves[wanted.kind].jwk,
    ...(isPrivate(wanted) ? { d: text(wanted.secret) } : {}),
    x: text(wanted.point),
    kty: 'OKP',
  };
}
