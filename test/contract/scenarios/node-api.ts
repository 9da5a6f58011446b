import { expect } from 'vitest';
import { matching } from '../matchers.ts';
import type { Scenario } from '../scenario.ts';

export const nodeApi: readonly Scenario[] = [
  {
    name: 'crypto makes ids, hashes and signatures',
    varies: ['id'],
    files: {
      'index.js': `
        const crypto = require('crypto');
        exports.handler = async () => ({
          id: crypto.randomUUID(),
          sha256: crypto.createHash('sha256').update('abc').digest('hex'),
          md5: crypto.createHash('md5').update('abc').digest('hex'),
          hmac: crypto.createHmac('sha1', 'Jefe').update('what do ya want for nothing?').digest('hex'),
          random: crypto.randomBytes(8).length,
        });`,
    },
    async holds(lambda) {
      expect(await lambda.result()).toEqual({
        id: matching(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/),
        // FIPS 180-2, appendix B.1; RFC 1321, appendix A.5; RFC 2202, section 3.
        sha256: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
        md5: '900150983cd24fb0d6963f7d28e17f72',
        hmac: 'effcdf6ae5eb2fa2d27416d5f184df9c259a7c79',
        random: 8,
      });
    },
  },
  {
    name: 'buffers, URLs and the other everyday globals work',
    files: {
      'index.js': `
        const url = require('url');
        const path = require('path');
        const util = require('util');
        const querystring = require('querystring');
        exports.handler = async () => ({
          base64: Buffer.from('héllo').toString('base64'),
          hex: Buffer.from([1, 255]).toString('hex'),
          base64url: Buffer.from('_-8', 'base64url').length,
          integer: Buffer.alloc(4).readUInt32BE(0),
          search: new URL('https://a.b/c?d=1#e').searchParams.get('d'),
          same: url.URL === URL,
          encoded: new TextEncoder().encode('é').length,
          cloned: structuredClone(new Map([[1, 2]])).get(1),
          joined: path.join('/a', '../b'),
          formatted: util.format('%s %d %j', 'a', 1, { x: 1 }),
          query: querystring.parse('a=1&b=2').b,
        });`,
    },
    async holds(lambda) {
      expect(await lambda.result()).toEqual({
        base64: 'aMOpbGxv',
        hex: '01ff',
        base64url: 2,
        integer: 0,
        search: '1',
        same: true,
        encoded: 2,
        cloned: 2,
        joined: '/b',
        formatted: 'a 1 {"x":1}',
        query: '2',
      });
    },
  },
  {
    name: 'streams, compression and events work',
    files: {
      'index.mjs': `
        import { once, EventEmitter } from 'node:events';
        import { Readable, Transform, Writable } from 'node:stream';
        import { pipeline } from 'node:stream/promises';
        import zlib from 'node:zlib';
        export const handler = async () => {
          const written = [];
          await pipeline(
            Readable.from(['a', 'b', 'c']),
            new Transform({ transform(part, encoding, done) { done(null, part.toString().toUpperCase()); } }),
            new Writable({ write(part, encoding, done) { written.push(part.toString()); done(); } }),
          );
          const emitter = new EventEmitter();
          setTimeout(() => emitter.emit('x', 7), 5);
          const [value] = await once(emitter, 'x');
          return { written: written.join(''), text: zlib.gunzipSync(zlib.gzipSync('hello')).toString(), value };
        };`,
    },
    async holds(lambda) {
      expect(await lambda.result()).toEqual({ written: 'ABC', text: 'hello', value: 7 });
    },
  },
  {
    name: 'a server inside the function answers over loopback',
    files: {
      'index.js': `
        const http = require('http');
        const server = http.createServer((request, response) => {
          let body = '';
          request.on('data', (part) => (body += part));
          request.on('end', () => {
            response.writeHead(201, { 'x-a': '1' });
            response.end('echo:' + body + request.url);
          });
        });
        const up = new Promise((resolve) => server.listen(0, () => resolve(server.address().port)));
        exports.handler = async () => {
          const response = await fetch('http://127.0.0.1:' + (await up) + '/p?q=1', { method: 'POST', body: 'hey' });
          return { status: response.status, header: response.headers.get('x-a'), text: await response.text() };
        };`,
    },
    async holds(lambda) {
      expect(await lambda.result()).toEqual({ status: 201, header: '1', text: 'echo:hey/p?q=1' });
    },
  },
  {
    name: '/tmp is a file system, with the errors of Node.js',
    files: {
      'index.js': `
        const fs = require('fs');
        exports.handler = async () => {
          let missing;
          try { fs.readFileSync('/tmp/none'); } catch (error) { missing = error.code + '|' + error.message; }
          await fs.promises.mkdir('/tmp/d/e', { recursive: true });
          await fs.promises.writeFile('/tmp/d/e/f.txt', 'hi');
          return {
            missing,
            names: await fs.promises.readdir('/tmp/d'),
            text: fs.readFileSync('/tmp/d/e/f.txt', 'utf8'),
            code: fs.existsSync('/var/task/index.js'),
          };
        };`,
    },
    async holds(lambda) {
      expect(await lambda.result()).toEqual({
        missing: "ENOENT|ENOENT: no such file or directory, open '/tmp/none'",
        names: ['e'],
        text: 'hi',
        code: true,
      });
    },
  },
];
