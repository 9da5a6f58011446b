import { expect } from 'vitest';
import type { Scenario } from '../scenario.ts';

/** A server in the function, and what a client makes of it. */
const withServer = (handler: string, client: string) => ({
  'index.js': `
    const http = require('http');
    const server = http.createServer(${handler});
    const up = new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server.address().port)));
    const call = (port, options, body) => new Promise((resolve, reject) => {
      const request = http.request({ host: '127.0.0.1', port, ...options }, (response) => {
        const parts = [];
        response.on('data', (part) => parts.push(part));
        response.on('end', () => resolve({
          status: response.statusCode, text: Buffer.concat(parts).toString(), headers: response.headers,
        }));
      });
      request.on('error', reject);
      request.end(body);
    });
    exports.handler = async () => { const port = await up; ${client} };`,
});

export const network: readonly Scenario[] = [
  {
    name: 'http.request sends method, headers and body, and reads the answer',
    files: withServer(
      `(request, response) => {
        const parts = [];
        request.on('data', (part) => parts.push(part));
        request.on('end', () => {
          response.setHeader('Content-Type', 'application/json');
          response.statusCode = 202;
          response.end(JSON.stringify({
            method: request.method, url: request.url, own: request.headers['x-own'],
            type: request.headers['content-type'], body: Buffer.concat(parts).toString(),
          }));
        });
      }`,
      `const { status, text, headers } = await call(
        port, { method: 'PUT', path: '/a?b=c', headers: { 'X-Own': 'yes', 'Content-Type': 'text/plain' } }, 'grüße');
      return { status, type: headers['content-type'], ...JSON.parse(text), kind: headers['content-type'] };`,
    ),
    async holds(lambda) {
      expect(await lambda.result()).toEqual({
        status: 202,
        method: 'PUT',
        url: '/a?b=c',
        own: 'yes',
        type: 'text/plain',
        body: 'grüße',
        kind: 'application/json',
      });
    },
  },
  {
    name: 'an answer in chunks arrives as a stream',
    differs: {
      webkit: {
        why: 'In WebKit the body of a response cannot be read with for await; its reader and text() work.',
        holds: async (lambda) => {
          expect(await lambda.invoke()).toMatchObject({ status: 'error', error: { errorType: 'TypeError' } });
        },
      },
    },
    files: withServer(
      `(request, response) => {
        response.writeHead(200, { 'X-A': ['1', '2'] });
        response.write('one,');
        setTimeout(() => { response.write('two,'); response.end('three'); }, 20);
      }`,
      `const response = await fetch('http://127.0.0.1:' + port);
      let text = '';
      for await (const part of response.body) text += new TextDecoder().decode(part);
      return { text, header: response.headers.get('x-a'), ok: response.ok };`,
    ),
    async holds(lambda) {
      expect(await lambda.result()).toEqual({ text: 'one,two,three', header: '1, 2', ok: true });
    },
  },
  {
    name: 'nobody listens: the connection is refused',
    files: {
      'index.js': `
        const http = require('http');
        exports.handler = async () => {
          const got = await new Promise((resolve) => http.get('http://127.0.0.1:1/', resolve).on('error', resolve));
          const fetched = await fetch('http://127.0.0.1:1/').catch((error) => error);
          return [got.code, got.syscall, got.message, fetched.name, fetched.message];
        };`,
    },
    async holds(lambda) {
      expect((await lambda.result()) as unknown[]).toEqual([
        'ECONNREFUSED',
        'connect',
        'connect ECONNREFUSED 127.0.0.1:1',
        'TypeError',
        'fetch failed',
      ]);
    },
  },
  {
    name: 'a fetch can be given up',
    files: withServer(
      `(request, response) => {}`,
      `const name = await fetch('http://127.0.0.1:' + port, { signal: AbortSignal.timeout(30) }).catch((error) => error.name);
      server.closeAllConnections();
      return name;`,
    ),
    async holds(lambda) {
      expect(await lambda.result()).toBe('TimeoutError');
    },
  },
  {
    name: 'a request that takes too long can be destroyed',
    files: withServer(
      `(request, response) => {}`,
      `const code = await new Promise((resolve) => {
        const request = http.get({ host: '127.0.0.1', port });
        request.on('error', (error) => resolve(error.code));
        request.setTimeout(30, () => request.destroy());
      });
      server.closeAllConnections();
      return code;`,
    ),
    async holds(lambda) {
      expect(await lambda.result()).toBe('ECONNRESET');
    },
  },
  {
    name: 'Request, Response, Headers and FormData are there',
    files: {
      'index.js': `
        exports.handler = async () => {
          const response = new Response(JSON.stringify({ a: 1 }), { status: 201, headers: { 'x-a': 'b' } });
          const request = new Request('https://a.b/c', { method: 'POST', body: 'text' });
          const form = new FormData(); form.append('a', '1');
          const headers = new Headers({ 'X-B': '2' }); headers.append('x-b', '3');
          return [
            await response.json(), response.status, request.method, await request.text(),
            [...form], [...headers], Response.json({ b: 2 }).headers.get('content-type'),
          ];
        };`,
    },
    async holds(lambda) {
      expect(await lambda.result()).toEqual([
        { a: 1 },
        201,
        'POST',
        'text',
        [['a', '1']],
        [['x-b', '2, 3']],
        'application/json',
      ]);
    },
  },
];
