import { readFileSync, readdirSync } from 'node:fs';
import { headersFor, parseHeaders } from '../../build/headers.ts';
import { builtPages, dist } from '../../scripts/built-site.mjs';
import { expect, test } from '../e2e/support/test.ts';

const rules = parseHeaders(readFileSync(`${dist}_headers`, 'utf8'));
const isolation = ['cross-origin-opener-policy', 'cross-origin-embedder-policy'];
const runsHandlers = (path: string) => /^\/(lessons|console|run)\//.test(path);

for (const path of builtPages()) {
  test(`${path} comes with the headers of _headers, and may be embedded anywhere`, async ({ request }) => {
    const response = await request.get(path);
    const sent = response.headers();
    const said = headersFor(rules, path);
    for (const [name, value] of said) expect(sent[name.toLowerCase()]).toBe(value);
    expect(sent['x-content-type-options']).toBe('nosniff');
    expect(sent['referrer-policy']).toBeTruthy();
    expect(isolation.filter((name) => name in sent)).toEqual(runsHandlers(path) ? isolation : []);
    expect(sent['x-frame-options']).toBeUndefined();
    expect(sent['content-security-policy'] ?? '').not.toContain('frame-ancestors');
  });
}

test('a page with a runner is cross-origin isolated, another is not', async ({ page }) => {
  await page.goto('/console/');
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
  await page.goto('/');
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(false);
});

test('files named after their content are kept for ever', async ({ request }) => {
  const [file] = readdirSync(`${dist}_astro`).filter((name) => /\.\w{8,}\.\w+$/.test(name));
  const response = await request.get(`/_astro/${file}`);
  expect(response.status()).toBe(200);
  expect(response.headers()['cache-control']).toContain('immutable');
});

test('what is not there answers 404, with a page', async ({ request }) => {
  const response = await request.get('/no/such/page/');
  expect(response.status()).toBe(404);
  expect(await response.text()).toContain('<h1');
});
