// What a page makes a reader's browser fetch before they touch anything.
import { gzipSync } from 'node:zlib';

/**
 * Bytes after gzip: the page itself, its style sheets, and its scripts with those of workers and frames.
 * @typedef {{ htmlGz: number, cssGz: number, jsGz: number }} PageWeight
 */

/** @param {import('playwright-core').Request} request @param {import('playwright-core').Page} page */
function part(request, page) {
  const type = request.resourceType();
  if (type === 'document') return request.frame() === page.mainFrame() ? 'htmlGz' : 'jsGz';
  if (type === 'stylesheet') return 'cssGz';
  return /\.m?js$/.test(new URL(request.url()).pathname) || type === 'script' ? 'jsGz' : undefined;
}

/**
 * Loads `url` in a fresh page and waits until the network is quiet.
 * @param {import('playwright-core').BrowserContext} context @param {string} url
 * @returns {Promise<PageWeight>}
 */
export async function pageWeight(context, url) {
  const page = await context.newPage();
  /** @type {Promise<[keyof PageWeight, number]>[]} */
  const parts = [];
  page.on('requestfinished', (request) => {
    const name = part(request, page);
    if (!name || !request.url().startsWith('http')) return;
    parts.push(
      request
        .response()
        .then((response) => response?.body() ?? Buffer.alloc(0))
        .then((body) => [name, gzipSync(body, { level: 9 }).length]),
    );
  });
  await page.goto(url, { waitUntil: 'networkidle' });
  const weight = { htmlGz: 0, cssGz: 0, jsGz: 0 };
  for (const [name, bytes] of await Promise.all(parts)) weight[name] += bytes;
  await page.close();
  return weight;
}
