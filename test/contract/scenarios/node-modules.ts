import { expect } from 'vitest';
import type { Scenario } from '../scenario.ts';

export const nodeModules: readonly Scenario[] = [
  {
    name: 'crypto hashes in pieces, in every encoding, and compares in constant time',
    files: {
      'index.js': `
        const crypto = require('node:crypto');
        const of = (name, text = 'abc') => crypto.createHash(name).update(text).digest('hex');
        exports.handler = async () => {
          const whole = crypto.createHash('sha256').update('a').update(Buffer.from('b')).update('c');
          const copy = whole.copy();
          return {
            sha1: of('sha1'), sha224: of('sha224'), sha384: of('sha384'), sha512: of('sha512'), sha3: of('sha3-256'),
            base64: whole.digest('base64'), base64url: copy.digest('base64url'),
            hmac: crypto.createHmac('sha256', Buffer.from('key')).update('text').digest('base64'),
            equal: crypto.timingSafeEqual(Buffer.from('a'), Buffer.from('a')),
            pbkdf2: crypto.pbkdf2Sync('pass', 'salt', 10, 16, 'sha256').toString('hex'),
            scrypt: crypto.scryptSync('pass', 'salt', 16, { N: 16 }).toString('hex'),
            known: crypto.getHashes().includes('sha256'),
            int: crypto.randomInt(5, 6), values: crypto.getRandomValues(new Uint8Array(4)).length,
            subtle: Buffer.from(await crypto.subtle.digest('SHA-256', Buffer.from('abc'))).toString('hex').slice(0, 8),
            global: globalThis.crypto === crypto.webcrypto,
          };
        };`,
    },
    async holds(lambda) {
      expect(await lambda.result()).toMatchObject({
        sha1: 'a9993e364706816aba3e25717850c26c9cd0d89d',
        base64: 'ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=',
        base64url: 'ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0',
        equal: true,
        int: 5,
        subtle: 'ba7816bf',
      });
    },
  },
  {
    name: 'streams transform, fail and are read with for await',
    files: {
      'index.mjs': `
        import { Duplex, PassThrough, Readable, Transform, Writable, finished, pipeline } from 'node:stream';
        import { text, json } from 'node:stream/consumers';
        import { promisify } from 'node:util';
        export const handler = async () => {
          const upper = new Transform({ transform(part, _, done) { done(null, String(part).toUpperCase()); }, flush(done) { this.push('!'); done(); } });
          const read = await text(Readable.from(['a', 'b']).pipe(upper));
          const failing = new Transform({ transform(part, _, done) { done(new RangeError('in the middle')); } });
          const failure = await promisify(pipeline)(Readable.from(['x']), failing, new PassThrough().resume()).catch((error) => error.message);
          const objects = [];
          for await (const each of Readable.from([{ a: 1 }, { a: 2 }]).map((each) => each.a * 2).filter((n) => n > 2)) objects.push(each);
          const slow = new Writable({ highWaterMark: 2, write(part, _, done) { setTimeout(done, 1); } });
          const room = [slow.write('a'), slow.write('bc')];
          const drained = new Promise((resolve) => slow.once('drain', () => resolve('drain')));
          return {
            read, failure, objects, room, drained: await drained, json: await json(Readable.from(['{"a"', ':1}'])),
            web: await text(Readable.fromWeb(new Blob(['web']).stream())),
            ended: await new Promise((resolve) => finished(Readable.from([]).resume(), (error) => resolve(error ?? 'clean'))),
          };
        };`,
    },
    async holds(lambda) {
      expect(await lambda.result()).toEqual({
        read: 'AB!',
        failure: 'in the middle',
        objects: [4],
        room: [true, false],
        drained: 'drain',
        json: { a: 1 },
        web: 'web',
        ended: 'clean',
      });
    },
  },
  {
    name: 'zlib packs and unpacks, at once, with callbacks and as streams',
    files: {
      'index.js': `
        const zlib = require('zlib');
        const { promisify } = require('util');
        const { text } = require('stream/consumers');
        const { Readable } = require('stream');
        exports.handler = async () => ({
          gzip: zlib.gunzipSync(zlib.gzipSync('a'.repeat(1000))).length,
          deflate: zlib.inflateSync(zlib.deflateSync(Buffer.from('b'))).toString(),
          raw: (await promisify(zlib.inflateRaw)(await promisify(zlib.deflateRaw)('c'))).toString(),
          stream: await text(Readable.from([zlib.gzipSync('streamed')]).pipe(zlib.createGunzip())),
          any: zlib.unzipSync(zlib.gzipSync('any')).toString(),
          known: zlib.gunzipSync(Buffer.from('H4sIAAAAAAAAA8tIzcnJBwCGphA2BQAAAA==', 'base64')).toString(),
          broken: await promisify(zlib.gunzip)(Buffer.from('no gzip')).catch((error) => error.code),
        });`,
    },
    async holds(lambda) {
      expect(await lambda.result()).toEqual({
        gzip: 1000,
        deflate: 'b',
        raw: 'c',
        stream: 'streamed',
        any: 'any',
        known: 'hello',
        broken: 'Z_DATA_ERROR',
      });
    },
  },
  {
    name: 'events are emitted in order, awaited, and an error that nobody hears is thrown',
    files: {
      'index.mjs': `
        import { EventEmitter, on, once } from 'node:events';
        class Till extends EventEmitter {}
        export const handler = async () => {
          const till = new Till(), heard = [];
          till.on('sale', (n) => heard.push('b' + n)).prependListener('sale', (n) => heard.push('a' + n));
          till.once('sale', () => heard.push('once'));
          till.emit('sale', 1); till.emit('sale', 2);
          let thrown; try { till.emit('error', new Error('unheard')); } catch (error) { thrown = error.message; }
          setTimeout(() => { till.emit('tick', 1); till.emit('tick', 2); }, 5);
          const ticks = [];
          for await (const [n] of on(till, 'tick')) { ticks.push(n); if (n === 2) break; }
          const target = new EventTarget();
          setTimeout(() => target.dispatchEvent(new Event('ready')), 5);
          const [event] = await once(target, 'ready');
          return { heard, thrown, ticks, type: event.type, count: till.listenerCount('sale'), names: till.eventNames() };
        };`,
    },
    async holds(lambda) {
      expect(await lambda.result()).toEqual({
        heard: ['a1', 'b1', 'once', 'a2', 'b2'],
        thrown: 'unheard',
        ticks: [1, 2],
        type: 'ready',
        count: 2,
        names: ['sale'],
      });
    },
  },
  {
    name: 'util promisifies, inspects, compares and inherits',
    files: {
      'index.js': `
        const util = require('util');
        function Old() {} function Older() {} util.inherits(Old, Older); Older.prototype.age = () => 'old';
        exports.handler = async () => ({
          promisified: await util.promisify((value, done) => setTimeout(done, 1, null, value))('p'),
          callbackified: await new Promise((resolve) => util.callbackify(async () => 'c')((error, value) => resolve(value))),
          inspected: util.inspect({ a: { b: { c: {} } }, list: new Array(3) }, { depth: 1, compact: false }),
          custom: util.inspect({ [util.inspect.custom]: () => 'own' }),
          equal: util.isDeepStrictEqual({ a: [1, new Date(0)] }, { a: [1, new Date(0)] }),
          types: [util.types.isPromise(Promise.resolve()), util.types.isDate(new Date()), util.types.isRegExp('x')],
          inherited: new Old().age(),
          text: new util.TextDecoder('utf-16le').decode(Buffer.from('hi', 'utf16le')),
          format: util.format('%s=%o', 'a', 1),
          stripped: util.stripVTControlCharacters('\\u001b[31mred\\u001b[0m'),
        });`,
    },
    async holds(lambda) {
      expect(await lambda.result()).toMatchObject({
        promisified: 'p',
        callbackified: 'c',
        custom: 'own',
        equal: true,
        types: [true, true, false],
        inherited: 'old',
        text: 'hi',
        stripped: 'red',
      });
    },
  },
  {
    name: 'url, querystring and path take addresses apart and put them together',
    files: {
      'index.js': `
        const url = require('url'), querystring = require('querystring'), path = require('path');
        exports.handler = async () => ({
          format: url.format({ protocol: 'https', host: 'a.b', pathname: '/c', query: { d: 1 } }),
          file: [url.fileURLToPath('file:///var/task/a%20b.js'), url.pathToFileURL('/var/task/#.js').href],
          relative: new URL('../x?y#z', 'https://a.b/c/d/e').href,
          sorted: (() => { const p = new URLSearchParams({ b: '2', a: '1 & 2' }); p.append('b', '3'); p.sort(); return String(p); })(),
          query: [querystring.stringify({ a: ['1', '2'], b: 'ü' }), querystring.parse('a=1&a=2&b=%C3%BC')],
          path: [path.join('/a', '..', 'b', './c.js'), path.relative('/a/b', '/a/c/d'), path.basename('/a/b.tar.gz', '.gz'),
            path.extname('x.test.ts'), path.parse('/home/u/f.txt'), path.normalize('/a//b/../c/.'), path.isAbsolute('a'), path.sep],
          canParse: URL.canParse('nope'),
        });`,
    },
    async holds(lambda) {
      expect(await lambda.result()).toMatchObject({
        format: 'https://a.b/c?d=1',
        file: ['/var/task/a b.js', 'file:///var/task/%23.js'],
        sorted: 'a=1+%26+2&b=2&b=3',
        canParse: false,
      });
    },
  },
  {
    name: 'buffers read, write, compare and convert',
    files: {
      'index.js': `
        exports.handler = async () => {
          const b = Buffer.alloc(16);
          b.writeUInt16BE(0xabcd, 0); b.writeInt32LE(-2, 2); b.writeDoubleBE(1.5, 6);
          return {
            hex: b.toString('hex'), read: [b.readUInt16BE(0), b.readInt32LE(2), b.readDoubleBE(6)],
            joined: Buffer.concat([Buffer.from('a'), Buffer.from([0x62]), Buffer.from('63', 'hex')]).toString(),
            latin1: Buffer.from('é', 'latin1').length, utf16: Buffer.from('a', 'utf16le').toString('hex'),
            compare: Buffer.compare(Buffer.from('a'), Buffer.from('b')), equals: Buffer.from('a').equals(Buffer.from('a')),
            index: Buffer.from('lambda').indexOf('bd'), slice: Buffer.from('lambda').subarray(1, 3).toString(),
            swapped: Buffer.from([1, 2, 3, 4]).swap16().toJSON().data, filled: Buffer.alloc(5, 'ab').toString(),
            length: Buffer.byteLength('ü'), ascii: btoa('a') + atob('Yg=='), big: Buffer.from([0, 0, 0, 0, 0, 0, 1, 0]).readBigUInt64BE(0).toString(),
            invalid: Buffer.from([0xff, 0x61]).toString(), isArray: Buffer.from('x') instanceof Uint8Array,
          };
        };`,
    },
    async holds(lambda) {
      expect(await lambda.result()).toMatchObject({
        read: [0xabcd, -2, 1.5],
        joined: 'abc',
        compare: -1,
        index: 3,
        slice: 'am',
        swapped: [2, 1, 4, 3],
        big: '256',
      });
    },
  },
  {
    name: 'reading past the end of a buffer fails with a code',
    files: {
      'index.js': `
        exports.handler = async () => {
          try { return Buffer.alloc(2).readInt8(9); } catch (error) { return [error.name, error.code ?? 'no code']; }
        };`,
    },
    differs: {
      embedded: {
        why: 'The error is a RangeError there as well, without the code ERR_OUT_OF_RANGE.',
        holds: async (lambda) => {
          expect(await lambda.result()).toEqual(['RangeError', 'no code']);
        },
      },
    },
    async holds(lambda) {
      expect(await lambda.result()).toEqual(['RangeError', 'ERR_OUT_OF_RANGE']);
    },
  },
  {
    name: 'url.parse still takes an address apart',
    files: {
      'index.js': `
        const { host, pathname, query, hash, auth } = require('url').parse('https://u:p@a.b:8080/c/d?e=f&e=g#h', true);
        const resolved = require('url').resolve('https://a.b/c/d', '../e');
        exports.handler = async () => ({ host, pathname, query, hash, auth, resolved });`,
    },
    differs: { embedded: { why: 'Node.js also logs a warning that url.parse is deprecated.' } },
    async holds(lambda) {
      expect(await lambda.result()).toEqual({
        host: 'a.b:8080',
        pathname: '/c/d',
        query: { e: ['f', 'g'] },
        hash: '#h',
        auth: 'u:p',
        resolved: 'https://a.b/e',
      });
    },
  },
];
