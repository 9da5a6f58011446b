import type { Locator, Page } from '@playwright/test';

/** Goes to the lesson's lab as one who reads on: its heading to the top. The lab wakes when it comes into view. */
export async function scrollToLab(page: Page): Promise<void> {
  // A heading in view is not enough: on a phone the lab itself may still be under the fold.
  await page.getByRole('heading', { name: 'Do it' }).evaluate((heading) => heading.scrollIntoView());
}

/** The lesson's check, awake: it wakes when it comes into view. */
export async function checkOf(page: Page): Promise<Locator> {
  const check = page.getByRole('region', { name: 'Check' });
  await check.scrollIntoViewIfNeeded();
  return check;
}
