import { expect, test } from './support/test.ts';

test('the first page runs its handler for real, cold and then warm', async ({ page }) => {
  await page.goto('/');
  const test = page.getByRole('button', { name: 'Test', exact: true });
  await expect(page.getByText('An example.')).toBeVisible();
  await expect(page.locator('astro-island[ssr]')).toHaveCount(0);
  await test.click();
  await expect(page.getByText('It ran, in this browser')).toBeVisible({ timeout: 15_000 });
  await expect(page.getByText('{"greeting":"Hello, Ada."}')).toBeVisible();
  await expect(page.getByText('none: it was warm')).toBeHidden();
  await test.click();
  await expect(page.getByText('none: it was warm')).toBeVisible({ timeout: 15_000 });
});
