import { seeNoAxeFindings } from './support/axe.ts';
import { Console } from './support/console.ts';
import { seeFormXray } from './support/form-xray.ts';
import { expect, test } from './support/test.ts';

/** A panel, and the button that opens its form. */
const forms = [
  ['General configuration', 'Edit General configuration'],
  ['Permissions', 'Add permissions Resource-based policy statements'],
  ['Function URL', 'Create Function URL'],
  ['Environment variables', 'Edit environment variables'],
  ['VPC', 'Edit VPC'],
  ['Monitoring and operations tools', 'Edit Monitoring and operations tools'],
  ['Concurrency', 'Edit Concurrency'],
  ['Asynchronous invocation', 'Edit Asynchronous invocation'],
  ['Runtime management configuration', 'Edit Runtime management configuration'],
  ['Encryption configuration', 'Edit Encryption configuration'],
] as const;

test('each form says what Save would send, control by control, and gives back what it took away', async ({
  page,
}) => {
  const console = await Console.open(page);
  await console.createFunction('configured');
  await console.seeActive();

  for (const [panel, open] of forms)
    await test.step(panel, async () => {
      await console.showPanel(panel);
      await page.getByRole('button', { name: open, exact: true }).click();
      await seeFormXray(page);
      await page.getByRole('button', { name: 'Cancel' }).click();
    });

  await test.step('a control and its lines light up together, and a line leads to its control', async () => {
    await console.showPanel('General configuration');
    await page.getByRole('button', { name: 'Edit General configuration' }).click();
    const memory = page.getByRole('textbox', { name: 'Memory (MB)' });
    await memory.fill('512');
    const line = page
      .getByRole('group', { name: 'API request' })
      .getByRole('button', { name: '"MemorySize": 512' });
    await expect(line).toHaveClass(/lit/);
    await page.getByRole('textbox', { name: 'Timeout (s)' }).fill('9');
    await expect(line).not.toHaveClass(/lit/);
    await line.press('Enter');
    await expect(memory).toBeFocused();
    await seeNoAxeFindings(page);
  });

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
  });

  await test.step('a new one from policy templates is made first', async () => {
    await page.getByRole('radio', { name: 'Create a new role from AWS policy templates' }).check();
    await page.getByRole('textbox', { name: 'Role name' }).fill('reader');
    await page.getByRole('checkbox', { name: 'Amazon S3 object read-only permissions' }).check();
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    const role = page.getByRole('region', { name: 'Execution role' });
    await expect(role.getByRole('definition')).toHaveText('reader');
    await expect(role.getByText('AmazonS3ObjectReadOnlyPermissions')).toBeVisible();
    // Until the update is through, AWS takes no other change.
    await expect(role.getByRole('button', { name: 'Edit Execution role' })).toBeEnabled();
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
