import type { APIRequestContext, Page } from '@playwright/test';
import { builtPages } from '../../scripts/built-site.mjs';
import { expect, test } from '../e2e/support/test.ts';

test.use({ javaScriptEnabled: false });

// Asked once: the whole of dist/ is read for it, and there are some thousand links.
const built = builtPages();

interface Found {
  links: string[];
  anchors: Set<string>;
}

/** What a page points to, as the browser resolves it, and what can be pointed to in it. */
async function read(page: Page, path: string): Promise<Found> {
  await page.goto(path, { waitUntil: 'domcontentloaded' });
  const links = await page
    .locator('[href], [src]')
    .evaluateAll((all) =>
      all.map((element) => ('href' in element ? String(element.href) : String(element.getAttribute('src')))),
    );
  const ids = await page.locator('[id]').evaluateAll((all) => all.map(({ id }) => id));
  const base = page.url();
  return { links: links.map((link) => new URL(link, base).href), anchors: new Set(ids) };
}

/** What is wrong with an address of this site, fetched as it is written. */
async function fault(request: APIRequestContext, url: string): Promise<string | undefined> {
  const response = await request.get(url, { maxRedirects: 0 });
  return response.status() === 200 ? undefined : `answers ${response.status()}`;
}

/** The pages that a reader comes to from the first one. */
function reachedIn(pages: ReadonlyMap<string, Found>): string[] {
  const reached = new Set(['/']);
  for (const path of reached) {
    for (const link of pages.get(path)?.links ?? []) {
      const { pathname } = new URL(link);
      if (built.includes(pathname)) reached.add(pathname);
    }
  }
  return [...reached].sort();
}

// One test, because each would read all pages.
test('every link leads somewhere, anchors included, and links lead to every page', async ({
  page,
  request,
  baseURL,
}) => {
  test.setTimeout(120_000);
  const pages = new Map<string, Found>();
  for (const path of [...built, '/404.html']) pages.set(path, await read(page, path));

  const broken: string[] = [];
  const seen = new Map<string, string | undefined>();
  for (const [path, { links }] of pages) {
    for (const link of links) {
      const url = new URL(link);
      if (url.origin !== baseURL) continue;
      const bare = url.origin + url.pathname;
      if (!seen.has(bare)) seen.set(bare, await fault(request, bare));
      const anchor = decodeURIComponent(url.hash.slice(1));
      const target = pages.get(url.pathname);
      // `#s=…` is a payload, which the page itself reads.
      const missing = target && anchor && !anchor.includes('=') && !target.anchors.has(anchor);
      const problem = seen.get(bare) ?? (missing ? `has no #${anchor}` : undefined);
      if (problem) broken.push(`${path} → ${url.pathname}${url.hash}: ${problem}`);
    }
  }
  expect(broken).toEqual([]);
  expect(seen.size).toBeGreaterThan(built.length);
  expect(reachedIn(pages)).toEqual(built);
});
