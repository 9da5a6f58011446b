import { builtPages } from '../../scripts/built-site.mjs';
import { pageWeight } from '../../scripts/page-weight.mjs';
import { expect, test } from '../e2e/support/test.ts';

const kB = 1000;

/**
 * What a page may fetch before its reader has touched anything. Who only reads pays for neither machines nor
 * editor nor runtime. The console's page is the console; the one that opens links shows code, so it has the editor
 * at once and makes the runtime ready meanwhile. The lifecycle is a drawing that can be taken hold of at once; the
 * machines behind it come when somebody does, here and where it is framed by another page. All of its scenarios are drawn in the document itself.
 */
const jsBudget: Record<string, number> = {
  '/console/': 160 * kB,
  '/run/': 560 * kB,
  '/lifecycle/': 46 * kB,
  '/lifecycle/embed/': 42 * kB,
};
const htmlBudget: Record<string, number> = { '/lifecycle/': 30 * kB };
const budget = (path: string) => ({
  htmlGz: htmlBudget[path] ?? 15 * kB,
  cssGz: 20 * kB,
  jsGz: jsBudget[path] ?? 35 * kB,
});

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
