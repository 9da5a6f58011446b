import { tabTo } from './support/tab-to.ts';
import { checkOf } from './support/lesson.ts';
import { expect, test } from './support/test.ts';
import { Workbench } from './support/workbench.ts';

test('2.5 is passed by keyboard alone, and what was done is kept', async ({ page }) => {
  await page.goto('/lessons/author-from-scratch/the-role/');
  const lab = page.locator('#lab');
  const press = (name: string | RegExp) => lab.getByRole('button', { name, exact: true });
  const bench = new Workbench(page);

  await test.step('a prediction is made, and the focus stays with it', async () => {
    const first = page.getByRole('form', { name: /What happens at the first Test/ });
    await tabTo(page, first.getByRole('radio').first());
    await page.keyboard.press('ArrowDown');
    await tabTo(page, first.getByRole('button', { name: 'Keep this answer' }));
    await page.keyboard.press('Enter');
    await expect(first.locator('dl')).toBeFocused();
  });

  // The console comes when it is in view.
  await page.keyboard.press('PageDown');
  await expect(bench.testButton).toBeEnabled();
  await tabTo(page, bench.testButton);
  await page.keyboard.press('Enter');
  await bench.seeResponse('is not authorized to perform: s3:GetObject');

  const tab = (name: string) => lab.getByRole('tab', { name, exact: true });
  await test.step('arrow keys walk along the tabs', async () => {
    await tabTo(page, tab('Code'), { key: 'Shift+Tab' });
    for (const name of ['Test', 'Monitor', 'Configuration']) {
      await page.keyboard.press('ArrowRight');
      await expect(tab(name)).toBeFocused();
    }
  });

  await tabTo(page, lab.getByRole('link', { name: 'Permissions', exact: true }));
  await page.keyboard.press('Enter');
  await tabTo(page, press(/^Edit/).first());
  await page.keyboard.press('Enter');
  const role = lab.getByRole('combobox', { name: 'Existing role' });
  await tabTo(page, role);
  await page.keyboard.press('ArrowDown');
  await expect(role).toHaveValue(/gallery-reader$/);
  await tabTo(page, press('Save'));
  await page.keyboard.press('Enter');
  await expect(press(/^Edit/).first()).toBeVisible();
  await tabTo(page, tab('Configuration'), { key: 'Shift+Tab' });
  await page.keyboard.press('Home');
  await expect(tab('Code')).toBeFocused();
  await tabTo(page, bench.testButton);
  await page.keyboard.press('Enter');
  await bench.seeResponse('Felix, who owns this street.');

  const check = await checkOf(page);
  await expect(check.getByText('Passed.')).toBeVisible();
  await expect(lab.getByText('What you do here is not kept.')).toHaveCount(0);
});
