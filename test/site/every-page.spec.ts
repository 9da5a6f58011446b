import { builtPages } from '../../scripts/built-site.mjs';
import { axeFindings } from '../e2e/support/axe.ts';
import { expect, test } from '../e2e/support/test.ts';
import { seeStrictPolicy } from './content-policy.ts';
import { jumpsSoFar, readToTheEnd } from './layout-jumps.ts';

for (const [width, first, other] of [
  [390, 'dark', 'light'],
  [1440, 'light', 'dark'],
] as const) {
  test.describe(`${width} px wide`, () => {
    test.use({ viewport: { width, height: 900 }, colorScheme: first });

    for (const path of [...builtPages(), '/404.html']) {
      // One visit for all: loading a page takes longer than looking at it. The fixture fails the test on an error in
      // the console and on a request to another host.
      test(`${path} is quiet, of one width, and sound to axe in either theme`, async ({ page, problems }) => {
        await page.goto(path, { waitUntil: 'networkidle' });
        await readToTheEnd(page);
        const { sum, moved } = await page.evaluate(jumpsSoFar);
        expect.soft(sum, `jumps:\n${moved.join('\n')}`).toBeLessThan(0.005);
        const wide = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect.soft(wide, 'pixels to scroll sideways').toBe(0);

        await page.emulateMedia({ reducedMotion: 'reduce' });
        expect.soft(await axeFindings(page), first).toEqual([]);
        // A theme changes nothing but colours.
        await page.emulateMedia({ colorScheme: other });
        expect.soft(await axeFindings(page, ['color-contrast']), other).toEqual([]);

        await seeStrictPolicy(page, path, problems);
      });
    }
  });
}
