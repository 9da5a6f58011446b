import type { Page } from '@playwright/test';
import { builtPages } from '../../scripts/built-site.mjs';
import { expect, test } from '../e2e/support/test.ts';

/** Layout shifts without a reader's doing, summed. https://web.dev/articles/cls */
function shiftsSoFar(): Promise<number> {
  return new Promise((resolve) => {
    let sum = 0;
    const observer = new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const shift = entry as PerformanceEntry & { value: number; hadRecentInput: boolean };
        if (!shift.hadRecentInput) sum += shift.value;
      }
    });
    observer.observe({ type: 'layout-shift', buffered: true });
    requestAnimationFrame(() => requestAnimationFrame(() => resolve(sum)));
  });
}

/** Scrolls a window at a time, and gives what wakes up when it is seen the time to do so. */
async function readToTheEnd(page: Page) {
  for (let windows = 0; windows < 40; windows++) {
    const more = await page.evaluate(() => {
      const before = scrollY;
      scrollBy({ top: innerHeight, behavior: 'instant' });
      return scrollY > before;
    });
    if (!more) return;
    await page.waitForTimeout(250);
  }
}

for (const width of [390, 1440]) {
  test.describe(`${width} px wide`, () => {
    test.use({ viewport: { width, height: 900 } });

    for (const path of builtPages()) {
      // The fixture fails the test on an error in the console and on a request to another host.
      test(`${path} loads without an error, a word to another host, or a jump`, async ({ page }) => {
        await page.goto(path, { waitUntil: 'networkidle' });
        await readToTheEnd(page);
        expect(await page.evaluate(shiftsSoFar)).toBeLessThan(0.005);
        const wide = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect(wide, 'pixels to scroll sideways').toBe(0);
      });
    }
  });
}
