import { builtPages } from '../../scripts/built-site.mjs';
import { pageWeight } from '../../scripts/page-weight.mjs';
import { expect, test } from '../e2e/support/test.ts';

const kB = 1000;

/** Bytes after gzip that a page may fetch before its reader has touched anything. */
function budget(path: string) {
  const document = { htmlGz: 15 * kB, cssGz: 20 * kB };
  // A tool's page is the tool: its shell loads at once, the editor and the runtime when they are needed.
  const tool = path === '/console/' || path === '/run/';
  return { ...document, jsGz: (tool ? 90 : 35) * kB };
}

for (const path of builtPages()) {
  test(`${path} is within its budget of bytes`, async ({ context, baseURL }) => {
    const weight = await pageWeight(context, `${baseURL}${path}`);
    const { htmlGz, cssGz, jsGz } = budget(path);
    expect.soft(weight.htmlGz, 'HTML').toBeLessThanOrEqual(htmlGz);
    expect.soft(weight.cssGz, 'style sheets').toBeLessThanOrEqual(cssGz);
    expect.soft(weight.jsGz, 'scripts').toBeLessThanOrEqual(jsGz);
    expect(weight.htmlGz).toBeGreaterThan(0);
  });
}
