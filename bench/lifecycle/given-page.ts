/** Opens `/lifecycle/` with a run that is given to it; see `given-run.ts`. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { build } from 'vite';
import type { CrowdSize } from './crowd.ts';

const folder = fileURLToPath(new URL('../../node_modules/.cache/bench-given-run/', import.meta.url));

/** The program that takes the place of the page's `live-run`. */
export async function buildGivenRun(): Promise<string> {
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      outDir: folder,
      emptyOutDir: true,
      lib: {
        entry: fileURLToPath(new URL('given-run.ts', import.meta.url)),
        formats: ['es'],
        fileName: () => 'given-run.js',
      },
    },
  });
  return readFileSync(join(folder, 'given-run.js'), 'utf8');
}

/** @param keptMoments see `crowdRun` */
export async function openGivenRun(
  browser: Browser,
  origin: string,
  { givenRun, size, keptMoments = 1 }: { givenRun: string; size: CrowdSize; keptMoments?: number },
): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 1000 } });
  const page = await context.newPage();
  await page.route('**/_astro/live-run.*.js', (route) =>
    route.fulfill({ contentType: 'text/javascript', body: givenRun }),
  );
  const seed = `${size.environments}x${size.spans}x${keptMoments}`;
  await page.goto(`${origin}/lifecycle/#first-request&seed=${seed}`, { waitUntil: 'networkidle' });
  const name = `Timeline of ${size.environments.toLocaleString('en')} environments`;
  await page.getByRole('application', { name }).waitFor({ timeout: 60_000 });
  return page;
}
