import * as fc from 'fast-check';
import * as node from 'node:crypto';
import { pipeline } from 'node:stream/promises';
import { describe, expect, it } from 'vitest';
import { crypto } from './our-crypto.ts';

type Crypto = typeof node;

const keyBytes = (name: string) => (name.startsWith('chacha') ? 32 : Number(/\d+/.exec(name)?.[0]) / 8);
const ivBytes = (name: string) => (name.endsWith('ecb') ? 0 : /gcm|poly/.test(name) ? 12 : 16);
const isAuthenticated = (name: string) => /gcm|poly/.test(name);

/** Every piece that comes out, in hexadecimal: programs see the pieces, too. */
function encrypted(
  api: Crypto,
  name: string,
  key: Buffer,
  iv: Buffer,
  pieces: readonly Uint8Array[],
  aad: Buffer,
) {
  const cipher = api.createCipheriv(name as node.CipherGCMTypes, key, iv);
  if (isAuthenticated(name)) cipher.setAAD(aad);
  const out = pieces.map((piece) => cipher.update(piece).toString('hex'));
  out.push(cipher.final('hex'));
  return isAuthenticated(name) ? [...out, cipher.getAuthTag().toString('hex')] : out;
}

function decrypted(
  api: Crypto,
  name: string,
  key: Buffer,
  iv: Buffer,
  data: Buffer,
  aad: Buffer,
  tag?: Buffer,
) {
  const decipher = api.createDecipheriv(name as node.CipherGCMTypes, key, iv);
  if (tag) decipher.setAAD(aad).setAuthTag(tag);
  return [data.subarray(0, 7), data.subarray(7)]
    .map((piece) => decipher.update(piece).toString('hex'))
    .concat(decipher.final('hex'));
}

describe('ciphers give what those of Node.js give, piece by piece', () => {
  it.each(crypto.getCiphers())('%s', (name) => {
    expect(node.getCiphers()).toContain(name);
    const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });
    fc.assert(
      fc.property(
        bytes(keyBytes(name)),
        bytes(ivBytes(name)),
        fc.array(fc.uint8Array({ maxLength: 50 }), { maxLength: 5 }),
        bytes(9),
        (keyArray, ivArray, pieces, aadArray) => {
          const [key, iv, aad] = [Buffer.from(keyArray), Buffer.from(ivArray), Buffer.from(aadArray)];
          const ours = encrypted(crypto, name, key, iv, pieces, aad);
          expect(ours).toEqual(encrypted(node, name, key, iv, pieces, aad));
          const tag = isAuthenticated(name) ? Buffer.from(ours.pop() ?? '', 'hex') : undefined;
          const data = Buffer.from(ours.join(''), 'hex');
          expect(decrypted(crypto, name, key, iv, data, aad, tag)).toEqual(
            decrypted(node, name, key, iv, data, aad, tag),
          );
        },
      ),
      { numRuns: 40 },
    );
  });

  it('AES-GCM with a nonce of another length, as it is often seen', () => {
    for (const length of [8, 16, 33]) {
      const [key, iv] = [node.randomBytes(32), node.randomBytes(length)];
      const pieces = [Buffer.from('some '), Buffer.from('text that is longer than a block or two of AES')];
      const aad = Buffer.from('a');
      expect(encrypted(crypto, 'aes-256-gcm', key, iv, pieces, aad)).toEqual(
        encrypted(node, 'aes-256-gcm', key, iv, pieces, aad),
      );
    }
  });

  it('without padding, as streams and by other names', async () => {
    const [key, iv] = [Buffer.alloc(32, 1), Buffer.alloc(16, 2)];
    const unpadded = (api: Crypto) => {
      const cipher = api.createCipheriv('aes-256-cbc', key, iv).setAutoPadding(false);
      return cipher.update('0123456789abcdef', 'utf8', 'base64') + cipher.final('base64');
    };
    expect(unpadded(crypto)).toBe(unpadded(node));
    const parts: Buffer[] = [];
    await pipeline(
      [Buffer.from('abc'), Buffer.from('def')],
      crypto.createCipheriv('AES256', key, iv),
      crypto.createDecipheriv('aes-256-cbc', key, iv),
      async (source) => {
        for await (const part of source) parts.push(part as Buffer);
      },
    );
    expect(Buffer.concat(parts).toString()).toBe('abcdef');
    expect(crypto.getCipherInfo('aes-256-gcm')).toMatchObject({ mode: 'gcm', keyLength: 32, ivLength: 12 });
    expect(crypto.getCipherInfo('none')).toBeUndefined();
  });
});

describe('ciphers refuse what those of Node.js refuse', () => {
  const [key, iv] = [Buffer.alloc(32, 1), Buffer.alloc(16, 2)];
  const refusals: Record<string, (api: Crypto) => unknown> = {
    'an unknown cipher': (api) => api.createCipheriv('aes-512-cbc', key, iv),
    'a short key': (api) => api.createCipheriv('aes-256-cbc', key.subarray(1), iv),
    'a short vector': (api) => api.createCipheriv('aes-256-cbc', key, iv.subarray(1)),
    'a piece of a block': (api) =>
      api.createDecipheriv('aes-256-cbc', key, iv).update(Buffer.from('a')) &&
      api.createDecipheriv('aes-256-cbc', key, iv).final(),
    'another key': (api) => {
      const cipher = api.createCipheriv('aes-256-cbc', key, iv);
      const data = Buffer.concat([cipher.update('some text'), cipher.final()]);
      const decipher = api.createDecipheriv('aes-256-cbc', Buffer.alloc(32, 9), iv);
      return [decipher.update(data), decipher.final()];
    },
    'a changed message': (api) => {
      const cipher = api.createCipheriv('aes-256-gcm', key, iv);
      const data = Buffer.concat([cipher.update('some text'), cipher.final()]);
      const decipher = api.createDecipheriv('aes-256-gcm', key, iv).setAuthTag(cipher.getAuthTag());
      data[0] = (data[0] ?? 0) ^ 1;
      return [decipher.update(data), decipher.final()];
    },
    'an end that comes twice': (api) => {
      const cipher = api.createCipheriv('aes-256-cbc', key, iv);
      return [cipher.final(), cipher.final()];
    },
    'a tag before the end': (api) => api.createCipheriv('aes-256-gcm', key, iv).getAuthTag(),
  };
  const failureOf = (work: () => unknown) => {
    try {
      work();
    } catch (error) {
      const { name, code, message } = error as Error & { code?: string };
      return { name, code, message };
    }
    return 'nothing thrown';
  };
  it.each(Object.keys(refusals))('%s', (what) => {
    const refused = failureOf(() => refusals[what]?.(node));
    expect(refused).not.toBe('nothing thrown');
    expect(failureOf(() => refusals[what]?.(crypto))).toEqual(refused);
  });
});
