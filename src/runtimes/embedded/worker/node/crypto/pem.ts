/** PEM (RFC 7468), and the encrypted keys that come in it. */
import { cbc } from '@noble/ciphers/aes.js';
import { pbkdf2 } from '@noble/hashes/pbkdf2.js';
import { Buffer } from 'node:buffer';
import { bytesOf, type BinaryLike } from './bytes.ts';
import { der, DerReader, tags } from './der.ts';
import { digestNamed } from './digests.ts';
import { failure } from './failure.ts';
import {
  readCertificateKey,
  readPkcs1Private,
  readPkcs1Public,
  readPkcs8,
  readSec1,
  readSpki,
} from './key-der.ts';
import type { PrivateKey, PublicKey } from './key-material.ts';
import { randomBytes } from './random.ts';

/** Found even when `text` is one line or has other things around. */
const BLOCK = /-----BEGIN ([A-Z0-9 ]+)-----([\s\S]*?)-----END \1-----/;

const readers: Readonly<Record<string, (bytes: Uint8Array) => PublicKey | PrivateKey>> = {
  'PUBLIC KEY': readSpki,
  'PRIVATE KEY': readPkcs8,
  'RSA PUBLIC KEY': readPkcs1Public,
  'RSA PRIVATE KEY': readPkcs1Private,
  'EC PRIVATE KEY': readSec1,
  CERTIFICATE: readCertificateKey,
};

export function toPem(label: string, bytes: Uint8Array): string {
  const lines =
    Buffer.from(bytes)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`;
}

export function fromPem(text: string, passphrase?: BinaryLike): PublicKey | PrivateKey {
  const [, label = '', body = ''] = BLOCK.exec(text) ?? [];
  const bytes = Buffer.from(body.replace(/\s+/g, ''), 'base64');
  if (label === 'ENCRYPTED PRIVATE KEY') {
    if (passphrase === undefined) {
      throw failure('ERR_MISSING_PASSPHRASE', 'Passphrase required for encrypted key', TypeError);
    }
    return readPkcs8(decrypted(bytes, bytesOf(passphrase)));
  }
  const read = readers[label];
  if (!read) throw failure('ERR_OSSL_UNSUPPORTED', 'error:1E08010C:DECODER routines::unsupported');
  return read(bytes);
}

// PBES2 with PBKDF2 and AES-CBC: RFC 8018, section 6.2 and appendix A; RFC 3565.
const PBES2 = '1.2.840.113549.1.5.13';
const PBKDF2 = '1.2.840.113549.1.5.12';
const HMAC: Readonly<Record<string, string>> = {
  '1.2.840.113549.2.7': 'sha1',
  '1.2.840.113549.2.9': 'sha256',
  '1.2.840.113549.2.10': 'sha384',
  '1.2.840.113549.2.11': 'sha512',
};
const HMAC_SHA256 = '1.2.840.113549.2.9';
const AES_CBC: Readonly<Record<string, number>> = {
  '2.16.840.1.101.3.4.1.2': 16,
  '2.16.840.1.101.3.4.1.22': 24,
  '2.16.840.1.101.3.4.1.42': 32,
};
/** What OpenSSL takes for a new key. */
const ITERATIONS = 2048;

function decrypted(bytes: Uint8Array, passphrase: Uint8Array): Uint8Array {
  const members = new DerReader(bytes).sequence();
  const scheme = members.sequence();
  const unsupported = () =>
    failure('ERR_OSSL_UNSUPPORTED', 'error:0308010C:digital envelope routines::unsupported');
  if (scheme.objectId() !== PBES2) throw unsupported();
  const parameters = scheme.sequence();
  const derivation = parameters.sequence();
  if (derivation.objectId() !== PBKDF2) throw unsupported();
  const derive = derivation.sequence();
  const salt = derive.octetString();
  const iterations = Number(derive.integer());
  if (derive.nextTag === tags.integer) derive.integer();
  const hmac = derive.isDone ? 'sha1' : HMAC[derive.sequence().objectId()];
  const cipher = parameters.sequence();
  const keyLength = AES_CBC[cipher.objectId()];
  if (!hmac || keyLength === undefined) throw unsupported();
  const key = pbkdf2(digestNamed(hmac), passphrase, salt, { c: iterations, dkLen: keyLength });
  try {
    return cbc(key, cipher.octetString()).decrypt(members.octetString());
  } catch {
    throw failure('ERR_OSSL_BAD_DECRYPT', 'error:1C800064:Provider routines::bad decrypt');
  }
}

/** @param cipher aes-128-cbc, aes-192-cbc or aes-256-cbc */
export function encryptedPem(bytes: Uint8Array, cipher: string, passphrase: BinaryLike): string {
  const keyLength = Number(/^aes-(128|192|256)-cbc$/i.exec(cipher)?.[1]) / 8;
  const [objectId] = Object.entries(AES_CBC).find(([, length]) => length === keyLength) ?? [];
  if (!objectId) throw failure('ERR_CRYPTO_UNKNOWN_CIPHER', 'Unknown cipher');
  const [salt, iv] = [randomBytes(16), randomBytes(16)];
  const key = pbkdf2(digestNamed('sha256'), bytesOf(passphrase), salt, { c: ITERATIONS, dkLen: keyLength });
  const derivation = der.sequence(
    der.objectId(PBKDF2),
    der.sequence(
      der.octetString(salt),
      der.integer(BigInt(ITERATIONS)),
      der.sequence(der.objectId(HMAC_SHA256), der.null()),
    ),
  );
  const encryption = der.sequence(der.objectId(objectId), der.octetString(iv));
  const scheme = der.sequence(der.objectId(PBES2), der.sequence(derivation, encryption));
  const content = der.octetString(cbc(key, iv).encrypt(bytes));
  return toPem('ENCRYPTED PRIVATE KEY', der.sequence(scheme, content));
}
