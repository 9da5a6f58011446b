import type { Locator, Page } from '@playwright/test';

/** Presses Tab until `target` has the focus, as somebody without a mouse would; a trap runs into the limit. */
export async function tabTo(
  page: Page,
  target: Locator,
  { key = 'Tab', limit = 60 }: { key?: 'Tab' | 'Shift+Tab'; limit?: number } = {},
): Promise<void> {
  for (let presses = 0; presses < limit; presses++) {
    if (await target.evaluate((element) => element.matches(':focus'))) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${key} did not reach ${String(target)} in ${limit} presses`);
}
