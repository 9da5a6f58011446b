import { builtPages } from '../../scripts/built-site.mjs';
import { expect, test } from '../e2e/support/test.ts';

test.use({ javaScriptEnabled: false });

/** The words that a reader can see, those in closed disclosures not included. */
const words = (text: string) => text.split(/\s+/).filter(Boolean).length;

for (const path of builtPages()) {
  test(`${path} reads without JavaScript`, async ({ page }) => {
    await page.goto(path);
    const main = page.getByRole('main');
    await expect(main.getByRole('heading', { level: 1 })).toBeVisible();
    expect(words(await main.innerText())).toBeGreaterThan(40);
    // A button that nothing listens to is a promise broken.
    expect(await main.getByRole('button', { disabled: false }).allInnerTexts()).toEqual([]);
  });
}
