import { seeNoAxeFindings } from './support/axe.ts';
import { Console } from './support/console.ts';
import { expect, test } from './support/test.ts';

test('each panel says what Save would send, and gives back what it took away', async ({ page }) => {
  const console = await Console.open(page);
  await console.createFunction('configured');
  await console.seeActive();

  await test.step('a function URL for everybody, with its two statements', async () => {
    await console.showPanel('Function URL');
    await page.getByRole('button', { name: 'Create Function URL' }).click();
    await page.getByRole('combobox', { name: 'Auth type' }).selectOption('NONE');
    await expect(page.getByText('POST /2021-10-31/functions/configured/url HTTP/1.1')).toBeVisible();
    await expect(page.getByText('aws lambda create-function-url-config')).toBeVisible();
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(page.getByRole('region', { name: 'Function URL', exact: true })).toContainText('.on.aws/');
  });

  await test.step('a statement goes, and comes back', async () => {
    await console.showPanel('Permissions');
    const statement = page.getByRole('row', { name: /^FunctionURLAllowPublicAccess/ });
    await expect(statement).toBeVisible();
    await seeNoAxeFindings(page);
    await statement.getByRole('button', { name: 'Delete FunctionURLAllowPublicAccess' }).click();
    await expect(statement).toBeHidden();
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(statement).toBeVisible();
  });

  await test.step('another role is refused where Lambda cannot take it on', async () => {
    await page.getByRole('button', { name: 'Edit Execution role' }).click();
    await page.getByRole('combobox', { name: 'Existing role' }).selectOption('web-server');
    await expect(page.getByText('cannot be assumed by Lambda')).toBeVisible();
    await page.getByRole('button', { name: 'Cancel' }).click();
  });

  await test.step('the panel has an address', async () => {
    await console.showPanel('Tags');
    await page.getByRole('button', { name: 'Manage Tags' }).click();
    await page.getByRole('button', { name: 'Add new tag' }).click();
    await page.getByRole('textbox', { name: 'Key of tag 1' }).fill('team');
    await page.getByRole('textbox', { name: 'Value of tag 1' }).fill('shop');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(page.getByRole('region', { name: 'Tags', exact: true })).toContainText('shop');
    expect(new URL(page.url()).hash).toBe('#/functions/configured?tab=configuration&panel=tags');
  });
});
