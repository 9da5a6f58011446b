import * as fc from 'fast-check';
import { Readable } from 'node:stream';
import { promisify } from 'node:util';
import * as node from 'node:zlib';
import { describe, expect, it } from 'vitest';
import * as brotli from '#runtimes/embedded/worker/node/zlib/brotli.part.ts';
import { createZlib } from '#runtimes/embedded/worker/node/zlib/zlib.part.ts';

const zlib = createZlib(() => brotli) as unknown as typeof node;
const pairs = [
  ['gzip', 'gunzip'],
  ['gzip', 'unzip'],
  ['deflate', 'inflate'],
  ['deflate', 'unzip'],
  ['deflateRaw', 'inflateRaw'],
] as const;

const failureOf = (work: () => unknown) => {
  try {
    work();
  } catch (error) {
    const { name, code, message, errno } = error as Error & { code?: string; errno?: number };
    return { name, code, message, errno };
  }
  return 'nothing thrown';
};

describe('what is compressed here is read by Node.js, and the other way round', () => {
  it.each(pairs)('%s, %s', (pack, unpack) => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 5000 }), fc.integer({ min: -1, max: 9 }), (bytes, level) => {
        const text = Buffer.from(bytes).toString('hex').repeat(3);
        expect(node[`${unpack}Sync`](zlib[`${pack}Sync`](text, { level })).toString()).toBe(text);
        expect(zlib[`${unpack}Sync`](node[`${pack}Sync`](text, { level })).toString()).toBe(text);
      }),
      { numRuns: 30 },
    );
  });

  it('with a callback, a promise and as streams', async () => {
    const packed = await promisify(zlib.gzip)('text');
    expect((await promisify(zlib.gunzip)(packed)).toString()).toBe('text');
    const large = Buffer.alloc(300_000, 'some text and more ');
    const parts = await Readable.from([large.subarray(0, 9), large.subarray(9)])
      .pipe(zlib.createGzip())
      .pipe(zlib.createGunzip())
      .toArray();
    expect(Buffer.concat(parts).equals(large)).toBe(true);
    expect(new zlib.Gunzip()).toBeInstanceOf(zlib.Gunzip);
  });

  it('files of several members, a dictionary and Brotli', () => {
    const members = Buffer.concat([node.gzipSync('one '), node.gzipSync('two')]);
    expect(zlib.gunzipSync(members).toString()).toBe('one two');
    const dictionary = Buffer.from('words that come often');
    const packed = node.deflateSync('words that come', { dictionary });
    expect(zlib.inflateSync(packed, { dictionary }).toString()).toBe('words that come');
    expect(zlib.brotliDecompressSync(node.brotliCompressSync('text '.repeat(99))).toString()).toBe(
      'text '.repeat(99),
    );
  });

  it('crc32', () => {
    fc.assert(
      fc.property(fc.uint8Array(), fc.nat(), (bytes, start) => {
        expect(zlib.crc32(bytes, start)).toBe(node.crc32(bytes, start));
      }),
    );
  });
});

describe('what cannot be read is refused as by Node.js', () => {
  const packed = node.gzipSync('some text that is long enough');
  const changed = (at: number) =>
    packed.map((byte, index) => (index === packed.length + at ? byte ^ 1 : byte));
  const refusals: Record<string, (api: typeof node) => unknown> = {
    'another format': (api) => api.gunzipSync('no gzip at all'),
    'another format of zlib': (api) => api.inflateSync('no zlib at all'),
    'half of it': (api) => api.gunzipSync(packed.subarray(0, -12)),
    nothing: (api) => api.gunzipSync(Buffer.alloc(0)),
    'a wrong sum': (api) => api.gunzipSync(changed(-8)),
    'a wrong sum of zlib': (api) =>
      api.inflateSync(
        node.deflateSync('abc').map((byte, at, all) => (at === all.length - 1 ? byte ^ 1 : byte)),
      ),
    'more than is wanted': (api) => api.gunzipSync(node.gzipSync('a'.repeat(999)), { maxOutputLength: 10 }),
    'a number': (api) => api.gzipSync(1 as unknown as string),
  };
  it.each(Object.keys(refusals))('%s', (what) => {
    const refused = failureOf(() => refusals[what]?.(node));
    expect(refused).not.toBe('nothing thrown');
    expect(failureOf(() => refusals[what]?.(zlib))).toEqual(refused);
  });

  it('and in a stream it is an error of the stream', async () => {
    const stream = zlib.createGunzip();
    stream.end('no gzip at all');
    await expect(stream.toArray()).rejects.toMatchObject({ code: 'Z_DATA_ERROR', errno: -3 });
  });

  it('what is missing says so', () => {
    expect(() => zlib.brotliCompressSync('a')).toThrow('node:zlib.brotliCompressSync is not available');
  });
});
