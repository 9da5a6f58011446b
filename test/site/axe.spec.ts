import AxeBuilder from '@axe-core/playwright';
import { builtPages } from '../../scripts/built-site.mjs';
import { expect, test } from '../e2e/support/test.ts';

for (const width of [390, 1440]) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test.describe(`${colorScheme}, ${width} px wide`, () => {
      test.use({ viewport: { width, height: 900 }, colorScheme, reducedMotion: 'reduce' });

      for (const path of [...builtPages(), '/404.html']) {
        test(`axe finds nothing on ${path}`, async ({ page }) => {
          await page.goto(path, { waitUntil: 'networkidle' });
          const { violations } = await new AxeBuilder({ page }).analyze();
          const found = violations.flatMap(({ id, help, nodes }) =>
            nodes.map(({ target }) => `${id} (${help}): ${target.join(' ')}`),
          );
          expect(found).toEqual([]);
        });
      }
    });
  }
}
