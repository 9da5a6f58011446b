/** axe looks at the lifecycle in every state that a moment can show: one page, and a moment after the other in it. */
import type { Page } from '@playwright/test';
import { axeFindings } from './support/axe.ts';
import { stateMoments } from './support/state-moments.ts';
import { expect, test } from './support/test.ts';

const themes = ['light', 'dark'] as const;
/** What is another at each moment. The rest of the page is looked at once in each theme. */
const moving = ['[aria-label="This moment"]', '[role="application"]', '.machine-map:has([data-live])'];

const statesOn = (page: Page) =>
  page
    .locator('[data-state][data-live]')
    .evaluateAll((states) => states.map((state) => state.getAttribute('data-state')).sort());

test('axe finds nothing in any state', async ({ page }) => {
  const [[first = ''] = []] = Object.entries(stateMoments);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(`/lifecycle/#${first}`);
  for (const [index, [link, states]] of Object.entries(stateMoments).entries()) {
    await page.emulateMedia({ colorScheme: themes[index % themes.length] ?? 'light' });
    await page.evaluate((hash) => (location.hash = hash), link);
    await expect.poll(() => statesOn(page), { message: link }).toEqual([...states].sort());
    expect(await axeFindings(page, undefined, index < themes.length ? [] : moving), link).toEqual([]);
  }
});
