/** RSA encryption: OAEP, and PKCS #1 v1.5 for those who still need it. */
import * as rsa from 'micro-rsa-dsa-dh/rsa.js';
import { Buffer } from 'node:buffer';
import { bytesOf, type BinaryLike } from './bytes.ts';
import { digestNamed } from './digests.ts';
import { failure } from './failure.ts';
import { privateKeyOf, publicKeyOf, type KeyInput } from './key-object.ts';

const RSA_PKCS1_PADDING = 1;
const RSA_PKCS1_OAEP_PADDING = 4;

interface EncryptionOptions {
  padding?: number;
  oaepHash?: string;
  oaepLabel?: BinaryLike;
}
export type EncryptionKey = KeyInput & EncryptionOptions;

export const oaep = (hash: string, label: Uint8Array = new Uint8Array()) => {
  const digest = digestNamed(hash);
  return rsa.OAEP(digest, rsa.mgf1(digest), label);
};

function schemeOf(key: EncryptionKey) {
  const options: EncryptionOptions = typeof key === 'object' && !ArrayBuffer.isView(key) ? key : {};
  const { padding = RSA_PKCS1_OAEP_PADDING, oaepHash = 'sha1', oaepLabel } = options;
  if (padding === RSA_PKCS1_PADDING) return rsa.PKCS1_KEM;
  if (padding === RSA_PKCS1_OAEP_PADDING) {
    return oaep(oaepHash, oaepLabel === undefined ? undefined : bytesOf(oaepLabel));
  }
  throw failure(
    'ERR_OSSL_ILLEGAL_OR_UNSUPPORTED_PADDING_MODE',
    'error:1C8000A5:Provider routines::illegal or unsupported padding mode',
  );
}

const isRsa = <K extends { kind: string }>(key: K): key is Extract<K, { kind: 'rsa' }> => key.kind === 'rsa';

function onlyRsa<K extends { kind: string }>(key: K): Extract<K, { kind: 'rsa' }> {
  if (isRsa(key)) return key;
  throw failure(
    'ERR_OSSL_EVP_OPERATION_NOT_SUPPORTED_FOR_THIS_KEYTYPE',
    'error:03000096:digital envelope routines::operation not supported for this keytype',
  );
}

export function publicEncrypt(key: EncryptionKey, data: BinaryLike): Buffer {
  const rsaKey = onlyRsa(publicKeyOf(key));
  try {
    return Buffer.from(schemeOf(key).encrypt(rsaKey, bytesOf(data)));
  } catch (error) {
    if (error instanceof Error && error.message === 'message too long') {
      throw failure(
        'ERR_OSSL_RSA_DATA_TOO_LARGE_FOR_KEY_SIZE',
        'error:0200006E:rsa routines::data too large for key size',
      );
    }
    throw error;
  }
}

export function privateDecrypt(key: EncryptionKey, data: BinaryLike): Buffer {
  const rsaKey = onlyRsa(privateKeyOf(key));
  const scheme = schemeOf(key);
  try {
    return Buffer.from(scheme.decrypt(rsaKey, bytesOf(data)));
  } catch {
    throw failure('ERR_OSSL_RSA_OAEP_DECODING_ERROR', 'error:02000079:rsa routines::oaep decoding error');
  }
}
