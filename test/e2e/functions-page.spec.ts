import { seeNoAxeFindings } from './support/axe.ts';
import { Console } from './support/console.ts';
import { expect, test } from './support/test.ts';

test('the list is filtered, sorted and emptied; the dashboard counts what was done', async ({ page }) => {
  const console = await Console.open(page);
  for (const name of ['beta', 'alpha']) {
    await console.createFunction(name);
    await console.seeActive();
    if (name === 'alpha') await console.test();
    await page.getByRole('link', { name: 'Functions', exact: true }).first().click();
  }
  const names = page.getByRole('region', { name: 'Functions of this account' }).getByRole('rowheader');
  await expect(names).toHaveText(['alpha', 'beta']);
  const byName = page.getByRole('button', { name: 'Function name' });
  await byName.click();
  await byName.click();
  await expect(names).toHaveText(['beta', 'alpha']);
  await expect(page.getByRole('columnheader', { name: 'Function name' })).toHaveAttribute(
    'aria-sort',
    'descending',
  );
  await page.getByRole('searchbox', { name: 'Filter by name or description' }).fill('bet');
  await expect(names).toHaveText(['beta']);
  await seeNoAxeFindings(page);

  await page.getByRole('navigation', { name: 'Console' }).getByRole('link', { name: 'Dashboard' }).click();
  await expect(page.getByRole('heading', { name: 'Dashboard' })).toBeVisible();
  await expect(page.getByRole('row', { name: /^alpha 1 0 0/ })).toBeVisible();
  await expect(page.getByRole('region', { name: /^Below the line/ })).toContainText(
    'One container with 128 MB',
  );
  await seeNoAxeFindings(page);

  await page.getByRole('navigation', { name: 'Console' }).getByRole('link', { name: 'Functions' }).click();
  await page.getByRole('button', { name: 'Delete beta' }).click();
  await page.getByRole('textbox', { name: /To confirm/ }).fill('confirm');
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await expect(names).toHaveText(['alpha']);
});
