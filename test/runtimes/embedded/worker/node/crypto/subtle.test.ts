import { webcrypto } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { subtle } from './our-crypto.ts';

const theirs = webcrypto.subtle;
const data = new TextEncoder().encode('what is worked on');
const hex = (bytes: ArrayBuffer) => Buffer.from(bytes).toString('hex');
type Key = webcrypto.CryptoKey;
type Algorithm = { name: string } & Record<string, unknown>;

describe('signatures of crypto.subtle are those of Node.js', () => {
  const ways: [Algorithm, Algorithm][] = [
    [
      { name: 'ECDSA', namedCurve: 'P-256' },
      { name: 'ECDSA', hash: 'SHA-256' },
    ],
    [
      { name: 'ECDSA', namedCurve: 'P-384' },
      { name: 'ECDSA', hash: 'SHA-384' },
    ],
    [{ name: 'Ed25519' }, { name: 'Ed25519' }],
    [{ name: 'HMAC', hash: 'SHA-256' }, { name: 'HMAC' }],
    [
      {
        name: 'RSASSA-PKCS1-v1_5',
        hash: 'SHA-256',
        modulusLength: 2048,
        publicExponent: new Uint8Array([1, 0, 1]),
      },
      { name: 'RSASSA-PKCS1-v1_5' },
    ],
    [
      { name: 'RSA-PSS', hash: 'SHA-256', modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]) },
      { name: 'RSA-PSS', saltLength: 32 },
    ],
  ];
  it.each(ways)('%o', async (kind, way) => {
    const made = await theirs.generateKey(kind as unknown as webcrypto.EcKeyGenParams, true, [
      'sign',
      'verify',
    ]);
    const [signer, verifier] = 'privateKey' in made ? [made.privateKey, made.publicKey] : [made, made];
    const across = async (key: Key) =>
      subtle.importKey('jwk', await theirs.exportKey('jwk', key), kind, true, [...key.usages]);
    const [ourSigner, ourVerifier] = [await across(signer), await across(verifier)];
    const ours = await subtle.sign(way, ourSigner, data);
    expect(await theirs.verify(way, verifier, ours, data)).toBe(true);
    const signature = await theirs.sign(way, signer, data);
    expect(await subtle.verify(way, ourVerifier, signature, data)).toBe(true);
    expect(await subtle.verify(way, ourVerifier, signature, new Uint8Array(1))).toBe(false);
    expect(await subtle.exportKey('jwk', ourSigner)).toEqual({
      ...(await theirs.exportKey('jwk', signer)),
      alg: undefined,
    });
  });
});

describe('encryption of crypto.subtle is that of Node.js', () => {
  it.each([
    { name: 'AES-GCM', iv: new Uint8Array(12), additionalData: new Uint8Array(3) },
    { name: 'AES-CBC', iv: new Uint8Array(16) },
    { name: 'AES-CTR', counter: new Uint8Array(16), length: 64 },
  ])('%o', async (way) => {
    const raw = new Uint8Array(32).fill(7);
    const ours = await subtle.importKey('raw', raw, way.name, false, ['encrypt', 'decrypt']);
    const other = await theirs.importKey('raw', raw, way.name, false, ['encrypt', 'decrypt']);
    const sealed = await subtle.encrypt(way, ours, data);
    expect(hex(sealed)).toBe(hex(await theirs.encrypt(way, other, data)));
    expect(hex(await subtle.decrypt(way, ours, sealed))).toBe(hex(data.buffer));
    await expect(subtle.exportKey('raw', ours)).rejects.toMatchObject({ name: 'InvalidAccessError' });
    if (way.name === 'AES-GCM') {
      const broken = new Uint8Array(sealed);
      broken[0] = (broken[0] ?? 0) ^ 1;
      await expect(subtle.decrypt(way, ours, broken)).rejects.toMatchObject({ name: 'OperationError' });
    }
  });

  it('RSA-OAEP, and a key wrapped by it', async () => {
    const kind = {
      name: 'RSA-OAEP',
      hash: 'SHA-256',
      modulusLength: 2048,
      publicExponent: new Uint8Array([1, 0, 1]),
    };
    const made = await theirs.generateKey(kind, true, ['encrypt', 'decrypt', 'wrapKey', 'unwrapKey']);
    const publicKey = await subtle.importKey(
      'spki',
      await theirs.exportKey('spki', made.publicKey),
      kind,
      true,
      ['encrypt', 'wrapKey'],
    );
    const privateKey = await subtle.importKey(
      'pkcs8',
      await theirs.exportKey('pkcs8', made.privateKey),
      kind,
      true,
      ['decrypt', 'unwrapKey'],
    );
    const sealed = await subtle.encrypt({ name: 'RSA-OAEP' }, publicKey, data);
    expect(hex(await theirs.decrypt({ name: 'RSA-OAEP' }, made.privateKey, sealed))).toBe(hex(data.buffer));
    const secret = await subtle.generateKey({ name: 'AES-GCM', length: 256 }, true, ['encrypt']);
    const wrapped = await subtle.wrapKey('raw', secret, publicKey, { name: 'RSA-OAEP' });
    const back = await subtle.unwrapKey('raw', wrapped, privateKey, { name: 'RSA-OAEP' }, 'AES-GCM', true, [
      'encrypt',
    ]);
    expect(hex(await subtle.exportKey('raw', back))).toBe(hex(await subtle.exportKey('raw', secret)));
  });
});

describe('what crypto.subtle derives is what Node.js derives', () => {
  const salt = new Uint8Array(8);
  it.each([
    { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: 10 },
    { name: 'HKDF', hash: 'SHA-512', salt, info: new Uint8Array(2) },
  ])('%o', async (way) => {
    const [ours, other] = await Promise.all(
      [subtle, theirs].map((api) => api.importKey('raw', data, way.name, false, ['deriveBits', 'deriveKey'])),
    );
    const bits = await subtle.deriveBits(way, ours as Key, 256);
    expect(hex(bits)).toBe(hex(await theirs.deriveBits(way, other as Key, 256)));
    const key = await subtle.deriveKey(way, ours as Key, { name: 'AES-GCM', length: 256 }, true, ['encrypt']);
    expect(hex(await subtle.exportKey('raw', key))).toBe(hex(bits));
  });

  it('ECDH', async () => {
    const kind = { name: 'ECDH', namedCurve: 'P-256' };
    const [ours, other] = [
      await subtle.generateKey(kind, true, ['deriveBits']),
      await theirs.generateKey(kind, true, ['deriveBits']),
    ];
    const raw = await theirs.exportKey('raw', other.publicKey);
    const publicKey = await subtle.importKey('raw', raw, kind, true, []);
    const theirPublic = await theirs.importKey(
      'raw',
      await subtle.exportKey('raw', ours.publicKey),
      kind,
      true,
      [],
    );
    expect(hex(await subtle.deriveBits({ name: 'ECDH', public: publicKey }, ours.privateKey, 256))).toBe(
      hex(await theirs.deriveBits({ name: 'ECDH', public: theirPublic }, other.privateKey, 256)),
    );
  });
});
