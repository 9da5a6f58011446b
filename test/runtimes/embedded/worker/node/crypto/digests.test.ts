import * as fc from 'fast-check';
import * as node from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { crypto } from './our-crypto.ts';

const hex = (bytes: ArrayBuffer | Uint8Array) => Buffer.from(new Uint8Array(bytes)).toString('hex');

describe('digests are those of Node.js', () => {
  it.each(crypto.getHashes())('%s', (name) => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.string(), (bytes, key) => {
        const ours = crypto.createHash(name).update(bytes).digest('base64url');
        expect(ours).toBe(node.createHash(name).update(bytes).digest('base64url'));
        if (name.startsWith('shake')) return;
        const mac = crypto.createHmac(name, key).update(bytes).digest('hex');
        expect(mac).toBe(node.createHmac(name, key).update(bytes).digest('hex'));
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
  const refusals: Record<string, (api: typeof node) => unknown> = {
    'an unknown digest': (api) => api.createHash('nonsense'),
    'an unknown digest of an HMAC': (api) => api.createHmac('nonsense', 'key'),
    'an unknown digest of a signature': (api) => api.createSign('nonsense'),
    'nothing to hash': (api) => api.createHash('sha1').update(undefined as unknown as string),
    'a second end': (api) => {
      const hash = api.createHash('sha1');
      hash.digest();
      return hash.digest();
    },
    'buffers of two lengths': (api) => api.timingSafeEqual(Buffer.from('a'), Buffer.from('ab')),
    'no room for chance': (api) => api.randomInt(5, 5),
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

  it('names what is missing', () => {
    expect(() => crypto.generatePrimeSync(64)).toThrow('node:crypto.generatePrimeSync is not available');
  });
});
