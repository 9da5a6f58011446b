/**
 * Makes `/service-worker.js`: `src/runtimes/offline/service-worker.ts` with the list of the files that it keeps.
 * `astro dev` answers there with one that removes itself, for browsers that have seen the built site at this address.
 */
import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { build } from 'esbuild';

export interface KeptFile {
  url: string;
  /** Names the content; null where the address does. */
  revision: string | null;
}

const address = '/service-worker.js';
const source = fileURLToPath(new URL('../src/runtimes/offline/service-worker.ts', import.meta.url));

/** What a reader without a network does not need: the licences' texts, pictures for other sites, maps for robots. */
const leftOut = [
  /^_headers$/,
  /^service-worker\.js$/,
  /^runner\/THIRD-PARTY\//,
  /^pictures\//,
  /\.(xml|txt|map)$/,
];
/** The frame: no service worker answers for it. */
const frame = /^runner\/index\.[^/]*\.html$/;
const namedAfterContent = /^(_astro|runner)\//;

/** The address that a reader knows a file by; undefined for one that is not kept. @param path below the site's root */
export function keptAddress(path: string): string | undefined {
  if (frame.test(path) || leftOut.some((pattern) => pattern.test(path))) return undefined;
  return `/${path.replace(/(^|\/)index\.html$/, '$1')}`;
}

async function keptFiles(folder: string): Promise<KeptFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => `${parentPath}/${name}`.slice(folder.length).replace(/^\/+/, ''))
    .toSorted();
  const kept = await Promise.all(
    files.map(async (path): Promise<KeptFile | undefined> => {
      const url = keptAddress(path);
      if (url === undefined) return undefined;
      if (namedAfterContent.test(path)) return { url, revision: null };
      const content = await readFile(`${folder}/${path}`);
      return { url, revision: createHash('sha256').update(content).digest('base64url').slice(0, 12) };
    }),
  );
  return kept.filter((file) => file !== undefined);
}

/** The worker's program. @param files what it keeps */
async function program(files: readonly KeptFile[]): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [source],
    bundle: true,
    write: false,
    minify: true,
    format: 'iife',
    target: 'es2022',
    legalComments: 'none',
    define: { 'process.env.NODE_ENV': '"production"' },
    banner: { js: `self.keptFiles=${JSON.stringify(files)};` },
  });
  return outputFiles[0]?.text ?? '';
}

const removal = `
self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', async () => {
  for (const key of await caches.keys()) await caches.delete(key);
  await self.registration.unregister();
  for (const client of await self.clients.matchAll({ type: 'window' })) client.navigate(client.url);
});
`;

export function offline(): AstroIntegration {
  return {
    name: 'offline',
    hooks: {
      'astro:server:setup': ({ server }) => {
        server.middlewares.use((request, response, next) => {
          if (request.url?.split('?')[0] !== address) {
            next();
            return;
          }
          response.setHeader('Content-Type', 'text/javascript');
          response.end(removal);
        });
      },
      'astro:build:done': async ({ dir, logger }) => {
        const folder = fileURLToPath(dir).replace(/\/$/, '');
        const files = await keptFiles(folder);
        await writeFile(`${folder}${address}`, await program(files));
        logger.info(`${files.length} files are kept for reading without a network`);
      },
    },
  };
}
