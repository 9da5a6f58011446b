import { expect, test } from '../e2e/support/test.ts';
import { jumpsSoFar, readToTheEnd } from './layout-jumps.ts';

test.use({ viewport: { width: 390, height: 900 } });

for (const path of ['/', '/lessons/container-image/big-images-fast/', '/lifecycle/']) {
  test(`${path} does not move when its fonts come late`, async ({ page }) => {
    let late = 0;
    await page.route('**/*.woff2', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 1500));
      late++;
      await route.continue();
    });
    await page.goto(path, { waitUntil: 'networkidle' });
    expect(late).toBeGreaterThan(0);
    await readToTheEnd(page);
    const { sum, moved } = await page.evaluate(jumpsSoFar);
    expect(sum, `jumps:\n${moved.join('\n')}`).toBeLessThan(0.005);
  });
}
