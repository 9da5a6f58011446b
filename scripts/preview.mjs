// Serves dist/ as a static host does: a page at its path with a trailing slash, the headers of `_headers`,
// compression, and 404.html for what is not there.
//   node scripts/preview.mjs [--port 4321] [--host 127.0.0.1]
import compression from 'compression';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import sirv from 'sirv';
import { headersMiddleware } from '../build/headers.ts';

const dist = fileURLToPath(new URL('../dist/', import.meta.url));

/** Whether `folder` has a page at `path`. @param {string} folder @param {string} path */
function isPage(folder, path) {
  try {
    return existsSync(join(folder, decodeURI(path), 'index.html'));
  } catch {
    return false; // a % that begins no character
  }
}

/** @param {string} folder */
function siteServer(folder) {
  const setHeaders = headersMiddleware(join(folder, '_headers'));
  const compress = compression();
  const files = sirv(folder, { etag: true });
  const notFound = readFileSync(join(folder, '404.html'));

  return createServer((request, response) => {
    const [path = '/', query] = (request.url ?? '/').split('?', 2);
    const answerNotFound = () => {
      response.writeHead(404, { 'Content-Type': 'text/html;charset=utf-8' });
      response.end(request.method === 'HEAD' ? undefined : notFound);
    };
    setHeaders(request, response, () => {
      compress(request, response, () => {
        if (path === '/_headers') answerNotFound();
        else if (!path.endsWith('/') && isPage(folder, path)) {
          response.writeHead(308, { Location: `${path}/${query ? `?${query}` : ''}` }).end();
        } else files(request, response, answerNotFound);
      });
    });
  });
}

/**
 * @param {{ folder?: string, port: number, host?: string }} options Port 0 takes any that is free.
 * @returns {Promise<{ origin: string, close: () => void }>}
 */
export function serveSite({ folder = dist, port, host = '127.0.0.1' }) {
  const server = siteServer(folder);
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      const address = server.address();
      const actual = typeof address === 'object' && address ? address.port : port;
      resolve({ origin: `http://${host}:${actual}`, close: () => server.close() });
    });
  });
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { values } = parseArgs({
    options: { port: { type: 'string' }, host: { type: 'string', default: '127.0.0.1' } },
  });
  const wanted = values.port ?? process.env['PORT'];
  if (!existsSync(dist)) {
    console.error('There is no dist/ yet: run `npm run build` first, or `npm start`, which does both.');
    process.exit(1);
  }
  const ports = wanted ? [Number(wanted)] : [4321, 4322, 4323, 4324, 0];
  for (const port of ports) {
    try {
      const { origin } = await serveSite({ port, host: values.host });
      console.log(`Lambda Unboxed is at ${origin}/ (Ctrl+C stops it)`);
      break;
    } catch (error) {
      const busy = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
      if (busy && port !== ports.at(-1)) continue;
      console.error(busy ? `Port ${port} is taken: choose another with --port.` : error);
      process.exit(1);
    }
  }
}
