/** The embedded runtime at its port, in a page that is built for it and never part of the site. */
import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { build } from 'vite';
import { embeddedRunner } from '../build/embedded-runner.ts';
import { dist } from '../scripts/built-site.mjs';
import { serveSite } from '../scripts/preview.mjs';
import { bigFunction, smallFunction } from './functions.ts';
import type { Harness } from './harness/harness.ts';
import { median, tenth } from './statistics.ts';

/** Medians. A cold start counts from the start of the environment to the handler's first line, in ms. */
export interface PortTimes {
  /** A small handler, with a worker ready. */
  coldWarmedMs: number;
  /** A small handler, the first one of a page, with nothing ready and nothing downloaded. */
  coldBareMs: number;
  /** A handler with the AWS SDK's Lambda client as files of its package, with a worker ready. */
  bigColdMs: number;
  /** Invocations in a row, in one environment. */
  warmPerSecond: number;
}

const COLD_STARTS = 9;
const WARM_INVOCATIONS = 1000;
const WARM_RUNS = 3;

const folder = fileURLToPath(new URL('../node_modules/.cache/bench-harness/', import.meta.url));

async function buildHarness(): Promise<void> {
  await build({
    root: fileURLToPath(new URL('harness/', import.meta.url)),
    configFile: false,
    logLevel: 'error',
    plugins: [embeddedRunner()],
    build: { outDir: folder, emptyOutDir: true },
  });
  mkdirSync(folder, { recursive: true });
  // It is served as the site is.
  for (const file of ['_headers', '404.html']) copyFileSync(join(dist, file), join(folder, file));
}

async function openHarness(browser: Browser, origin: string): Promise<Page> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(origin, { waitUntil: 'networkidle' });
  await page.locator('html[data-ready]').waitFor({ state: 'attached' });
  return page;
}

declare const harness: Harness;

async function inHarness<T>(browser: Browser, origin: string, work: (page: Page) => Promise<T>): Promise<T> {
  const page = await openHarness(browser, origin);
  try {
    return await work(page);
  } finally {
    await page.context().close();
  }
}

export async function timePort(browser: Browser): Promise<PortTimes> {
  await buildHarness();
  const { origin, close } = await serveSite({ folder, port: 0 });
  const inPage = <T>(work: (page: Page) => Promise<T>) => inHarness(browser, origin, work);
  const cold = (files: Record<string, string>) =>
    inPage((page) =>
      page.evaluate(([files, count]) => harness.coldWarmed(files, count), [files, COLD_STARTS] as const),
    );
  try {
    const bare: number[] = [];
    for (let i = 0; i < COLD_STARTS; i++) {
      bare.push(await inPage((page) => page.evaluate((files) => harness.coldBare(files), smallFunction)));
    }
    const warm = await inPage((page) =>
      page.evaluate(([files, count, runs]) => harness.warm(files, count, runs), [
        smallFunction,
        WARM_INVOCATIONS,
        WARM_RUNS,
      ] as const),
    );
    return {
      coldWarmedMs: tenth(median(await cold(smallFunction))),
      coldBareMs: tenth(median(bare)),
      bigColdMs: tenth(median(await cold(bigFunction()))),
      warmPerSecond: Math.round((WARM_INVOCATIONS * 1000) / median(warm)),
    };
  } finally {
    close();
  }
}
