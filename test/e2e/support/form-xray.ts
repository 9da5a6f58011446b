import type { Page } from '@playwright/test';
import { expect } from './test.ts';

/** The form that is open says what it would send, and each of its controls has a part in it. */
export async function seeFormXray(page: Page): Promise<void> {
  await expect(page.getByRole('group', { name: 'API request' })).toBeVisible();
  const silent = await page
    .locator('form:has(button[type="submit"]) :is(input, select, textarea)')
    .evaluateAll((controls) =>
      controls.filter((control) => !control.closest('[data-field]')).map((control) => control.outerHTML),
    );
  expect(silent).toEqual([]);
}
