import { builtPages } from '../../scripts/built-site.mjs';
import { expect, test } from '../e2e/support/test.ts';

/** A4 at 96 dots an inch, without margins. */
test.use({ viewport: { width: 794, height: 1123 } });

const lessons = builtPages().filter((path) => /^\/lessons\/[^/]+\/[^/]+\/$/.test(path));
/** Of the lessons the first and the last, and the longest of the other pages. */
const printed = [lessons[0], lessons.at(-1), '/lifecycle/', '/reference/errors/', '/misunderstandings/'];

for (const path of printed.filter((each) => each !== undefined)) {
  test(`${path} is whole on paper`, async ({ page }) => {
    await page.goto(path);
    const main = page.getByRole('main');
    const lab = page.locator('#lab');
    if (await lab.count()) {
      await lab.scrollIntoViewIfNeeded();
      await expect(lab.getByRole('button', { name: 'Start again' })).toBeVisible({ timeout: 15_000 });
    }
    await page.emulateMedia({ media: 'print' });

    // What cannot be pressed is not printed, and what can be unfolded is.
    await expect(main.getByRole('button')).toHaveCount(0);
    const cut = await main.evaluate((root) => {
      const faults: string[] = [];
      for (const element of root.querySelectorAll<HTMLElement>('*')) {
        if (!element.checkVisibility({ contentVisibilityAuto: true })) continue;
        const { overflowX, overflowY } = getComputedStyle(element);
        const name = `${element.localName}.${element.getAttribute('class') ?? ''}`;
        const clips = (overflow: string) => overflow !== 'visible' && element.clientHeight > 1;
        if (clips(overflowX) && element.scrollWidth > element.clientWidth + 1)
          faults.push(`${name}: too wide`);
        if (clips(overflowY) && element.scrollHeight > element.clientHeight + 1)
          faults.push(`${name}: too high`);
      }
      for (const details of root.querySelectorAll('details')) {
        const inside = details.querySelector(':scope > :not(summary)');
        if (details.checkVisibility() && inside && !inside.checkVisibility({ contentVisibilityAuto: true })) {
          faults.push(`${details.textContent.trim().slice(0, 40)}: folded`);
        }
      }
      return faults;
    });
    expect(cut).toEqual([]);
    expect((await page.pdf({ format: 'A4' })).length).toBeGreaterThan(10_000);
  });
}
