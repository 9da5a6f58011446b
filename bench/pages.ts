import type { Browser } from 'playwright-core';
import { builtPages } from '../scripts/built-site.mjs';
import { pageWeight, type PageWeight } from '../scripts/page-weight.mjs';

/** What each page of the built site costs on load, in bytes after gzip. */
export async function weighPages(browser: Browser, origin: string): Promise<Record<string, PageWeight>> {
  const weights: Record<string, PageWeight> = {};
  for (const path of builtPages()) {
    // A context of its own, so that nothing comes from a cache.
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    const { jsGz, cssGz, htmlGz } = await pageWeight(context, origin + path);
    weights[path] = { jsGz, cssGz, htmlGz };
    await context.close();
  }
  return weights;
}
