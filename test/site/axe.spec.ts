import AxeBuilder from '@axe-core/playwright';
import { builtPages } from '../../scripts/built-site.mjs';
import { expect, test } from '../e2e/support/test.ts';

async function findings(axe: AxeBuilder): Promise<string[]> {
  const { violations } = await axe.analyze();
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target }) => `${id} (${help}): ${target.join(' ')}`),
  );
}

for (const [width, first, other] of [
  [390, 'dark', 'light'],
  [1440, 'light', 'dark'],
] as const) {
  test.describe(`${width} px wide`, () => {
    test.use({ viewport: { width, height: 900 }, colorScheme: first, reducedMotion: 'reduce' });

    for (const path of [...builtPages(), '/404.html']) {
      test(`axe finds nothing on ${path}, in either theme`, async ({ page }) => {
        await page.goto(path, { waitUntil: 'networkidle' });
        expect(await findings(new AxeBuilder({ page })), first).toEqual([]);
        // A theme changes nothing but colours.
        await page.emulateMedia({ colorScheme: other });
        expect(await findings(new AxeBuilder({ page }).withRules(['color-contrast'])), other).toEqual([]);
      });
    }
  });
}
