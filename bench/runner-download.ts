import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { dist } from '../scripts/built-site.mjs';
import { openRunner, pressTest } from './embedded.ts';

export interface RunnerDownload {
  /** Bytes after brotli of all that the embedded runtime fetches before a small handler first runs. */
  downloadBr: number;
  /** The same for each file; names without their hash. */
  filesBr: Record<string, number>;
  /** What is fetched besides, by functions that ask for it: another runtime client, and parts of Node.js. */
  onDemandBr: Record<string, number>;
}

function weighed(paths: string[]): Record<string, number> {
  return Object.fromEntries(
    paths
      .sort()
      .map((path) => [
        path.slice('/runner/'.length).replace(/\.[\w-]{10}(?=\.\w+$)/, ''),
        brotliCompressSync(readFileSync(join(dist, path))).length,
      ]),
  );
}

/** Opens `/run/` of the built site, runs its handler once, and weighs what came from `/runner/`. */
export async function weighRunner(browser: Browser, origin: string): Promise<RunnerDownload> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  const fetched = new Set<string>();
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (pathname.startsWith('/runner/')) fetched.add(pathname);
  });
  await openRunner(page, origin);
  await pressTest(page);
  await context.close();
  const served = readdirSync(join(dist, 'runner'), { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => `/runner/${name}`);
  const filesBr = weighed([...fetched]);
  return {
    downloadBr: Object.values(filesBr).reduce((sum, bytes) => sum + bytes, 0),
    filesBr,
    onDemandBr: weighed(served.filter((path) => !fetched.has(path))),
  };
}
