import { checkOf, scrollToLab } from './support/lesson.ts';
import { expect, test } from './support/test.ts';

test('a lesson has the console, with an account of its own', async ({ page }) => {
  await page.goto('/lessons/author-from-scratch/the-name/');
  const lab = page.locator('#lab');
  await scrollToLab(page);

  await test.step('its pages are left and entered without touching the page’s address', async () => {
    await lab.getByRole('button', { name: 'Create function' }).click();
    await expect(lab.getByRole('heading', { name: 'Create function' })).toBeFocused();
    await lab.getByRole('link', { name: 'Cancel' }).click();
    await lab.getByRole('link', { name: 'checkout', exact: true }).click();
    await expect(lab.getByRole('heading', { name: 'checkout', exact: true })).toBeVisible();
    await lab.getByRole('link', { name: 'Functions', exact: true }).click();
    expect(new URL(page.url()).hash).toBe('');
  });

  await test.step('what is made in it is seen by the check', async () => {
    await lab.getByRole('button', { name: 'Create function' }).click();
    await lab.getByLabel('Function name').fill('shop-checkout');
    await lab.getByRole('button', { name: 'Create function' }).click();
    await expect(lab.getByRole('heading', { name: 'shop-checkout', exact: true })).toBeVisible();
    const check = await checkOf(page);
    await expect(check.getByText('(holds)')).toHaveCount(1);
  });

  await test.step('and stays there', async () => {
    await page.goto('/console/');
    await expect(page.getByText('No functions yet')).toBeVisible();
  });
});
