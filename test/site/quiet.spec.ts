import type { Page } from '@playwright/test';
import { builtPages } from '../../scripts/built-site.mjs';
import { expect, test } from '../e2e/support/test.ts';

interface Jumps {
  /** https://web.dev/articles/cls, without the windows: all of it counts. */
  sum: number;
  /** What moved, and by how much. */
  moved: string[];
}

/** Layout shifts that no key or click has caused. */
function jumpsSoFar(): Promise<Jumps> {
  type Shift = PerformanceEntry & {
    value: number;
    hadRecentInput: boolean;
    sources: { node: Node | null; previousRect: DOMRect; currentRect: DOMRect }[];
  };
  const place = ({ top, height }: DOMRect) => `${Math.round(top)} to ${Math.round(top + height)}`;
  const name = (node: Node | null) => {
    const element = node instanceof Element ? node : node?.parentElement;
    return element ? `${element.localName}.${element.className}` : 'something that is gone';
  };
  return new Promise((resolve) => {
    const jumps: Jumps = { sum: 0, moved: [] };
    const observer = new PerformanceObserver((list) => {
      for (const { value, hadRecentInput, sources } of list.getEntries() as Shift[]) {
        if (hadRecentInput) continue;
        jumps.sum += value;
        for (const { node, previousRect, currentRect } of sources) {
          jumps.moved.push(`${name(node)} from ${place(previousRect)} px, to ${place(currentRect)} px`);
        }
      }
    });
    observer.observe({ type: 'layout-shift', buffered: true });
    requestAnimationFrame(() => requestAnimationFrame(() => resolve(jumps)));
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
        const { sum, moved } = await page.evaluate(jumpsSoFar);
        expect(sum, moved.join('\n')).toBeLessThan(0.005);
        const wide = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect(wide, 'pixels to scroll sideways').toBe(0);
      });
    }
  });
}
