import { seeNoAxeFindings } from './support/axe.ts';
import { Console } from './support/console.ts';
import { seeFormXray } from './support/form-xray.ts';
import { expect, test } from './support/test.ts';

const saying = (word: string): string => `export const handler = async () => '${word}';\n`;

test('versions are frozen, and an alias moves callers between them', async ({ page }) => {
  test.slow();
  const console = await Console.open(page);
  await console.createFunction('versioned');
  await console.seeActive();
  await console.edit(saying('one'));
  await console.deploy();

  await console.showTab('Versions');
  const publish = page.getByRole('button', { name: 'Publish new version' });
  await publish.click();
  await expect(page.getByText('Version 1 is published.')).toBeVisible();
  await publish.click();
  await expect(page.getByText('Nothing is published: nothing has changed since version 1.')).toBeVisible();

  await console.edit(saying('two'));
  await console.deploy();
  await console.showTab('Versions');
  await page.getByRole('textbox', { name: 'Version description (optional)' }).fill('says two');
  await expect(
    page
      .getByRole('group', { name: 'API request' })
      .getByRole('button', { name: '"Description": "says two"' }),
  ).toHaveClass(/lit/);
  await publish.click();
  await expect(page.getByRole('row', { name: /^2 – says two/ })).toBeVisible();

  const invoke = page.getByRole('region', { name: 'Invoke through a qualifier' });
  await invoke.getByRole('combobox', { name: 'Qualifier' }).selectOption('1');
  await invoke.getByRole('button', { name: 'Invoke' }).click();
  await expect(invoke).toContainText('Executed version 1', { timeout: 15_000 });
  await expect(invoke).toContainText('"one"');
  const served = page.getByRole('region', { name: 'Which containers serve which version' });
  await expect(served.getByRole('listitem').filter({ hasText: /^1/ })).toContainText('environment 1');
  await seeNoAxeFindings(page);

  await console.showTab('Aliases');
  await page.getByRole('button', { name: 'Create alias' }).click();
  await seeFormXray(page);
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('12');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('alert')).toContainText("Value '12' at 'name' failed to satisfy constraint");
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('live');
  const xray = page.getByRole('group', { name: 'API request' });
  await expect(xray.getByRole('button', { name: '"Name": "live"' })).toHaveClass(/lit/);
  await page.getByRole('combobox', { name: 'Additional version' }).selectOption('1');
  await page.getByRole('textbox', { name: 'Weight (%)' }).fill('50');
  await expect(xray.getByRole('button', { name: '"1": 0.5' })).toHaveClass(/lit/);
  await seeNoAxeFindings(page);
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('list', { name: 'Where live leads' })).toContainText('Version 2');
  await invoke.getByRole('combobox', { name: 'Events' }).selectOption('20');
  await invoke.getByRole('button', { name: 'Invoke' }).click();
  await expect(invoke.getByRole('button', { name: 'Invoke' })).toBeVisible({ timeout: 30_000 });
  await expect(invoke.getByRole('listitem')).toHaveCount(2);
  await seeNoAxeFindings(page);

  await test.step('the form of an alias that is there speaks too', async () => {
    await page.getByRole('button', { name: 'Edit alias live' }).click();
    await expect(xray).toContainText('PUT /2015-03-31/functions/versioned/aliases/live HTTP/1.1');
    await page.getByRole('button', { name: 'Cancel' }).click();
    await expect(xray).toBeHidden();
  });

  await test.step('a version that an alias needs cannot go; a deleted alias comes back', async () => {
    await console.showTab('Versions');
    await page.getByRole('button', { name: 'Delete version 1' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
    await expect(page.getByRole('alert')).toContainText('the following aliases reference it: [live]');
    await console.showTab('Aliases');
    await page.getByRole('button', { name: 'Delete alias live' }).click();
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(page.getByRole('list', { name: 'Where live leads' })).toContainText('50 %');
  });

  await test.step('all of it is there after a reload', async () => {
    await page.waitForTimeout(600);
    await page.reload();
    await expect(page.getByRole('list', { name: 'Where live leads' })).toContainText('50 %');
  });
});
