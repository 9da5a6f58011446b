import * as fc from 'fast-check';
import * as node from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createCrypto } from '#runtimes/embedded/worker/node/crypto/crypto.ts';

const crypto = createCrypto();
const hex = (bytes: ArrayBuffer | Uint8Array) => Buffer.from(new Uint8Array(bytes)).toString('hex');

describe('digests are those of Node.js', () => {
  it.each(crypto.getHashes())('%s', (name) => {
    const known = name === 'sha512-256' ? 'sha512-256' : name;
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.string(), (bytes, key) => {
        const ours = crypto.createHash(name).update(bytes).digest('base64url');
        expect(ours).toBe(node.createHash(known).update(bytes).digest('base64url'));
        const mac = crypto.createHmac(name, key).update(bytes).digest('hex');
        expect(mac).toBe(node.createHmac(known, key).update(bytes).digest('hex'));
      }),
      { numRuns: 20 },
    );
  });
});

describe('derived keys are those of Node.js', () => {
  it('pbkdf2, scrypt and hkdf', () => {
    expect(hex(crypto.pbkdf2Sync('password', 'salt', 10, 32, 'sha256'))).toBe(
      hex(node.pbkdf2Sync('password', 'salt', 10, 32, 'sha256')),
    );
    expect(hex(crypto.scryptSync('password', 'salt', 32, { N: 1024 }))).toBe(
      hex(node.scryptSync('password', 'salt', 32, { N: 1024 })),
    );
    expect(hex(crypto.hkdfSync('sha512', 'key', 'salt', 'info', 40))).toBe(
      hex(node.hkdfSync('sha512', 'key', 'salt', 'info', 40)),
    );
  });
});

describe('chance', () => {
  it('stays within its bounds and reaches all of them', () => {
    const drawn = new Set(Array.from({ length: 400 }, () => crypto.randomInt(3, 7)));
    expect([...drawn].sort()).toEqual([3, 4, 5, 6]);
    expect(() => crypto.randomInt(5, 5)).toThrow(expect.objectContaining({ code: 'ERR_OUT_OF_RANGE' }));
  });

  it('makes identifiers of version 4', () => {
    expect(crypto.randomUUID()).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
  });
});

describe('refusals are those of Node.js', () => {
  const codeOf = (work: () => unknown): unknown => {
    try {
      work();
    } catch (error) {
      return (error as { code?: unknown }).code;
    }
    return 'nothing thrown';
  };

  it.each(['createHash', 'update', 'digest', 'timingSafeEqual'] as const)('of %s', (what) => {
    const attempt = (api: Pick<typeof node, 'createHash' | 'timingSafeEqual'>) =>
      codeOf(() => {
        if (what === 'update') return api.createHash('sha1').update(undefined as unknown as string);
        if (what === 'timingSafeEqual') return api.timingSafeEqual(Buffer.from('a'), Buffer.from('ab'));
        if (what === 'digest') {
          const hash = api.createHash('sha1');
          hash.digest();
          return hash.digest();
        }
        return null;
      });
    if (what === 'createHash') {
      expect(codeOf(() => crypto.createHash('nonsense'))).toBe('ERR_CRYPTO_INVALID_DIGEST');
      return;
    }
    expect(attempt(crypto as unknown as typeof node)).toBe(attempt(node));
  });

  it('names what is missing', () => {
    expect(() => crypto.createCipheriv()).toThrow('node:crypto.createCipheriv is not available');
  });
});
