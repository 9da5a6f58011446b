import * as node from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { crypto } from './our-crypto.ts';

type Pair = node.KeyPairKeyObjectResult;
const rsa = node.generateKeyPairSync('rsa', { modulusLength: 2048 });
const pairs: Record<string, Pair> = {
  rsa,
  'P-256': node.generateKeyPairSync('ec', { namedCurve: 'P-256' }),
  'P-384': node.generateKeyPairSync('ec', { namedCurve: 'P-384' }),
  'P-521': node.generateKeyPairSync('ec', { namedCurve: 'P-521' }),
  secp256k1: node.generateKeyPairSync('ec', { namedCurve: 'secp256k1' }),
  ed25519: node.generateKeyPairSync('ed25519'),
  x25519: node.generateKeyPairSync('x25519'),
};
const forms: Record<string, readonly ('pkcs1' | 'spki' | 'pkcs8' | 'sec1')[]> = {
  rsa: ['pkcs1', 'pkcs8'],
  ec: ['sec1', 'pkcs8'],
};
const formsOf = (pair: Pair) => forms[pair.privateKey.asymmetricKeyType ?? ''] ?? (['pkcs8'] as const);
const pem = (key: node.KeyObject, type: 'pkcs1' | 'spki' | 'pkcs8' | 'sec1' = 'pkcs8') =>
  String(key.export({ format: 'pem', type } as node.KeyExportOptions<'pem'>));

describe('keys are read and written as Node.js does', () => {
  it.each(Object.keys(pairs))('%s', (name) => {
    const pair = pairs[name] as Pair;
    for (const type of formsOf(pair)) {
      const text = pem(pair.privateKey, type);
      expect(pem(crypto.createPrivateKey(text), type)).toBe(text);
      const der = pair.privateKey.export({ format: 'der', type } as node.KeyExportOptions<'der'>);
      const read = crypto.createPrivateKey({ key: der, format: 'der', type: type as 'pkcs8' });
      expect(read.export({ format: 'der', type } as node.KeyExportOptions<'der'>).equals(der)).toBe(true);
    }
    const publicText = pem(pair.publicKey, 'spki');
    expect(pem(crypto.createPublicKey(publicText), 'spki')).toBe(publicText);
    expect(pem(crypto.createPublicKey(pem(pair.privateKey)), 'spki')).toBe(publicText);
    for (const key of [pair.privateKey, pair.publicKey]) {
      const jwk = key.export({ format: 'jwk' });
      const ours =
        key.type === 'private'
          ? crypto.createPrivateKey({ key: jwk, format: 'jwk' })
          : crypto.createPublicKey({ key: jwk, format: 'jwk' });
      expect(ours.export({ format: 'jwk' })).toEqual(jwk);
      expect(ours.type).toBe(key.type);
      expect(ours.asymmetricKeyType).toBe(key.asymmetricKeyType);
      expect(ours.asymmetricKeyDetails).toEqual(key.asymmetricKeyDetails);
      expect(pem(ours, key.type === 'private' ? 'pkcs8' : 'spki')).toBe(
        pem(key, key.type === 'private' ? 'pkcs8' : 'spki'),
      );
    }
  });

  it('with a passphrase, in both directions', () => {
    const text = rsa.privateKey.export({
      format: 'pem',
      type: 'pkcs8',
      cipher: 'aes-256-cbc',
      passphrase: 'secret',
    });
    expect(pem(crypto.createPrivateKey({ key: text, passphrase: 'secret' }))).toBe(pem(rsa.privateKey));
    const ours = crypto
      .createPrivateKey(pem(rsa.privateKey))
      .export({ format: 'pem', type: 'pkcs8', cipher: 'aes-128-cbc', passphrase: 'other' });
    expect(pem(node.createPrivateKey({ key: ours, passphrase: 'other' }))).toBe(pem(rsa.privateKey));
    expect(() => crypto.createPrivateKey({ key: text, passphrase: 'wrong' })).toThrow('bad decrypt');
    expect(() => crypto.createPrivateKey(text)).toThrow(
      expect.objectContaining({ code: 'ERR_MISSING_PASSPHRASE' }),
    );
  });

  it('and what is no key is refused by the same code', () => {
    const codeOf = (work: () => unknown) => {
      try {
        work();
      } catch (error) {
        return (error as { code?: string }).code;
      }
      return 'nothing thrown';
    };
    for (const text of ['', 'no key', pem(rsa.publicKey, 'spki')]) {
      const refused = codeOf(() => node.createPrivateKey(text));
      expect(refused).not.toBe('nothing thrown');
      expect(codeOf(() => crypto.createPrivateKey(text))).toBe(refused);
    }
    expect(codeOf(() => crypto.createPrivateKey(1 as unknown as string))).toBe('ERR_INVALID_ARG_TYPE');
  });
});

describe('signatures', () => {
  const message = Buffer.from('what is signed');
  const ways: [string, string | null, object][] = [
    ['rsa', 'sha1', {}],
    ['rsa', 'RSA-SHA256', {}],
    ['rsa', 'sha384', {}],
    ['rsa', 'SHA512', {}],
    ['rsa', 'sha256', { padding: 6, saltLength: -1 }],
    ['rsa', 'sha256', { padding: 6 }],
    ['rsa', 'sha512', { padding: 6, saltLength: 20 }],
    ['P-256', 'sha256', {}],
    ['P-256', 'sha512', {}],
    ['P-256', 'sha256', { dsaEncoding: 'ieee-p1363' }],
    ['P-384', 'sha384', {}],
    ['P-521', 'sha512', {}],
    ['secp256k1', 'sha256', {}],
    ['ed25519', null, {}],
  ];
  it.each(ways)('of %s with %s, %o, are taken by Node.js, and its own here', (name, digest, options) => {
    const pair = pairs[name] as Pair;
    const [ownPrivate, ownPublic] = [pem(pair.privateKey), pem(pair.publicKey, 'spki')];
    const ours = crypto.sign(digest, message, { key: ownPrivate, ...options });
    const theirs = node.sign(digest, message, { key: ownPrivate, ...options });
    expect(node.verify(digest, message, { key: ownPublic, ...options }, ours)).toBe(true);
    expect(crypto.verify(digest, message, { key: ownPublic, ...options }, theirs)).toBe(true);
    expect(crypto.verify(digest, message, { key: ownPrivate, ...options }, theirs)).toBe(true);
    expect(crypto.verify(digest, Buffer.from('other'), { key: ownPublic, ...options }, theirs)).toBe(false);
    expect(crypto.verify(digest, message, { key: ownPublic, ...options }, theirs.subarray(1))).toBe(false);
    if (name === 'rsa' && !('padding' in options)) expect(ours.equals(theirs)).toBe(true);
  });

  it('in pieces, with createSign and createVerify', () => {
    const signature = crypto
      .createSign('RSA-SHA256')
      .update('what is ')
      .update('signed')
      .sign(rsa.privateKey.export({ format: 'pem', type: 'pkcs8' }), 'base64');
    expect(node.createVerify('sha256').update(message).verify(rsa.publicKey, signature, 'base64')).toBe(true);
    const verify = crypto.createVerify('sha256');
    verify.write('what is signed');
    verify.end();
    expect(verify.verify(pem(rsa.publicKey, 'spki'), signature, 'base64')).toBe(true);
  });
});

describe('encryption with RSA', () => {
  it.each([{}, { oaepHash: 'sha256' }, { oaepHash: 'sha1', oaepLabel: Buffer.from('l') }, { padding: 1 }])(
    '%o, there and back',
    (options) => {
      const publicKey = { key: pem(rsa.publicKey, 'spki'), ...options };
      const privateKey = { key: pem(rsa.privateKey), ...options };
      const ours = crypto.publicEncrypt(publicKey, Buffer.from('short'));
      expect(node.privateDecrypt(privateKey, ours).toString()).toBe('short');
      const theirs = node.publicEncrypt(publicKey, Buffer.from('short'));
      expect(crypto.privateDecrypt(privateKey, theirs).toString()).toBe('short');
    },
  );

  it('refuses what is too long', () => {
    expect(() => crypto.publicEncrypt(pem(rsa.publicKey, 'spki'), Buffer.alloc(300))).toThrow(
      expect.objectContaining({ code: 'ERR_OSSL_RSA_DATA_TOO_LARGE_FOR_KEY_SIZE' }),
    );
  });
});

describe('shared secrets', () => {
  it.each(['P-256', 'P-384', 'P-521', 'secp256k1', 'x25519'])('%s', (name) => {
    const own = pairs[name] as Pair;
    const other =
      own.privateKey.asymmetricKeyType === 'x25519'
        ? node.generateKeyPairSync('x25519')
        : node.generateKeyPairSync('ec', { namedCurve: name });
    const ours = crypto.diffieHellman({
      privateKey: crypto.createPrivateKey(pem(own.privateKey)),
      publicKey: crypto.createPublicKey(pem(other.publicKey, 'spki')),
    });
    expect(ours.equals(node.diffieHellman({ privateKey: own.privateKey, publicKey: other.publicKey }))).toBe(
      true,
    );
  });

  it('with createECDH and a Diffie-Hellman group', () => {
    for (const curve of ['prime256v1', 'secp256k1']) {
      const [ours, theirs] = [crypto.createECDH(curve), node.createECDH(curve)];
      const key = ours.generateKeys('hex', 'compressed');
      theirs.generateKeys();
      expect(ours.computeSecret(theirs.getPublicKey('hex'), 'hex', 'hex')).toBe(
        theirs.computeSecret(key, 'hex', 'hex'),
      );
    }
    const [ours, theirs] = [crypto.getDiffieHellman('modp14'), node.getDiffieHellman('modp14')];
    const key: Buffer = ours.generateKeys();
    theirs.generateKeys();
    expect(ours.computeSecret(theirs.getPublicKey()).equals(theirs.computeSecret(key))).toBe(true);
  });
});

describe('new keys', () => {
  it.each([
    ['ec', { namedCurve: 'prime256v1' }],
    ['ed25519', {}],
    ['x25519', {}],
  ] as const)('%s', (type, options) => {
    const made = crypto.generateKeyPairSync(
      type as 'ec',
      {
        ...options,
        publicKeyEncoding: { type: 'spki', format: 'pem' },
        privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
      } as node.ECKeyPairOptions<'pem', 'pem'>,
    );
    expect(pem(node.createPublicKey(node.createPrivateKey(made.privateKey)), 'spki')).toBe(made.publicKey);
  });

  it('rsa, by callback', { timeout: 60_000 }, async () => {
    const made = await new Promise<Pair>((resolve, reject) => {
      crypto.generateKeyPair('rsa', { modulusLength: 2048 }, (error, publicKey, privateKey) => {
        if (error) reject(error);
        else resolve({ publicKey, privateKey });
      });
    });
    const signature = node.sign('sha256', Buffer.from('a'), pem(made.privateKey));
    expect(node.verify('sha256', Buffer.from('a'), pem(made.publicKey, 'spki'), signature)).toBe(true);
  });
});
