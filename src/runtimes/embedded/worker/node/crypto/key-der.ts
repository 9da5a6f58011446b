/**
 * Keys in DER: SubjectPublicKeyInfo (RFC 5280), PKCS #8 (RFC 5958), PKCS #1 (RFC 8017, appendix A.1) and
 * SEC 1 (RFC 5915).
 */
import { curveNamed, edwardsCurves, weierstrassCurves, type CurveName, type EdwardsName } from './curves.ts';
import { der, DerReader, tags } from './der.ts';
import { failure } from './failure.ts';
import {
  crtOf,
  ecPrivateKey,
  edwardsPrivateKey,
  type EcPrivateKey,
  type PrivateKey,
  type PublicKey,
  type RsaPrivateKey,
  type RsaPublicKey,
} from './key-material.ts';

const RSA = '1.2.840.113549.1.1.1';
const RSA_PSS = '1.2.840.113549.1.1.10';
const EC = '1.2.840.10045.2.1';

const edwardsOf = (objectId: string): EdwardsName => {
  const names = Object.keys(edwardsCurves) as EdwardsName[];
  const found = names.find((name) => edwardsCurves[name].objectId === objectId);
  if (found) return found;
  throw failure('ERR_OSSL_UNSUPPORTED', 'error:03000072:digital envelope routines::decode error');
};

function pointOf(curve: CurveName, bytes: Uint8Array): Uint8Array {
  return weierstrassCurves[curve].api.Point.fromBytes(bytes).toBytes(false);
}

export function readPkcs1Public(bytes: Uint8Array): RsaPublicKey {
  const members = new DerReader(bytes).sequence();
  return { kind: 'rsa', n: members.integer(), e: members.integer() };
}

export function readPkcs1Private(bytes: Uint8Array): RsaPrivateKey {
  const members = new DerReader(bytes).sequence();
  members.integer();
  const [n, e, d] = [members.integer(), members.integer(), members.integer()];
  return { kind: 'rsa', n, e, d, p: members.integer(), q: members.integer() };
}

/** @param known the curve, where what is around has said it */
export function readSec1(bytes: Uint8Array, known?: CurveName): EcPrivateKey {
  const members = new DerReader(bytes).sequence();
  members.integer();
  const secret = members.octetString();
  const curve = known ?? curveNamed(new DerReader(members.read(0xa0).content).objectId());
  return ecPrivateKey(curve, secret);
}

export function readSpki(bytes: Uint8Array): PublicKey {
  const members = new DerReader(bytes).sequence();
  const algorithm = members.sequence();
  const objectId = algorithm.objectId();
  if (objectId === RSA || objectId === RSA_PSS) return readPkcs1Public(members.bitString());
  if (objectId === EC) {
    const curve = curveNamed(algorithm.objectId());
    return { kind: 'ec', curve, point: pointOf(curve, members.bitString()) };
  }
  return { kind: edwardsOf(objectId), point: members.bitString() };
}

export function readPkcs8(bytes: Uint8Array): PrivateKey {
  const members = new DerReader(bytes).sequence();
  members.integer();
  const algorithm = members.sequence();
  const objectId = algorithm.objectId();
  const key = members.octetString();
  if (objectId === RSA || objectId === RSA_PSS) return readPkcs1Private(key);
  if (objectId === EC) return readSec1(key, curveNamed(algorithm.objectId()));
  return edwardsPrivateKey(edwardsOf(objectId), new DerReader(key).octetString());
}

/** @returns the certificate's key: the seventh member of what is signed (RFC 5280, 4.1) */
export function readCertificateKey(bytes: Uint8Array): PublicKey {
  const signed = new DerReader(bytes).sequence().sequence();
  if (signed.nextTag === 0xa0) signed.read(0xa0);
  signed.read(tags.integer);
  for (let skipped = 0; skipped < 4; skipped += 1) signed.read(tags.sequence);
  return readSpki(signed.read(tags.sequence).whole);
}

function algorithmOf(key: PublicKey): Uint8Array {
  if (key.kind === 'rsa') return der.sequence(der.objectId(RSA), der.null());
  if (key.kind === 'ec') {
    return der.sequence(der.objectId(EC), der.objectId(weierstrassCurves[key.curve].objectId));
  }
  return der.sequence(der.objectId(edwardsCurves[key.kind].objectId));
}

export const writePkcs1Public = ({ n, e }: RsaPublicKey): Uint8Array =>
  der.sequence(der.integer(n), der.integer(e));

export function writePkcs1Private(key: RsaPrivateKey): Uint8Array {
  const { n, e, d, p, q } = key;
  const { dp, dq, qi } = crtOf(key);
  return der.sequence(...[0n, n, e, d, p, q, dp, dq, qi].map(der.integer));
}

/** @param named whether the curve is said inside: in PKCS #8 it stands around it */
export function writeSec1({ curve, secret, point }: EcPrivateKey, named = true): Uint8Array {
  return der.sequence(
    der.integer(1n),
    der.octetString(secret),
    ...(named ? [der.tagged(0, der.objectId(weierstrassCurves[curve].objectId))] : []),
    der.tagged(1, der.bitString(point)),
  );
}

export const writeSpki = (key: PublicKey): Uint8Array =>
  der.sequence(algorithmOf(key), der.bitString(key.kind === 'rsa' ? writePkcs1Public(key) : key.point));

export function writePkcs8(key: PrivateKey): Uint8Array {
  const inner =
    key.kind === 'rsa'
      ? writePkcs1Private(key)
      : key.kind === 'ec'
        ? writeSec1(key, false)
        : der.octetString(key.secret);
  return der.sequence(der.integer(0n), algorithmOf(key), der.octetString(inner));
}

/** Any of them, by what reads. */
export function readAny(bytes: Uint8Array): PublicKey | PrivateKey {
  for (const read of [readPkcs8, readSpki, readPkcs1Private, readSec1, readPkcs1Public]) {
    try {
      const key: PublicKey | PrivateKey = read(bytes);
      if (key.kind !== 'rsa' || key.n > 0n) return key;
    } catch {
      // Another one may.
    }
  }
  throw failure('ERR_OSSL_UNSUPPORTED', 'error:1E08010C:DECODER routines::unsupported');
}
