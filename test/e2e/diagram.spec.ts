import { seeNoAxeFindings } from './support/axe.ts';
import { Console } from './support/console.ts';
import { expect, test } from './support/test.ts';

test('a trigger is a permission, and its event really runs the function', async ({ page }) => {
  const console = await Console.open(page);
  await console.createFunction('triggered');
  await console.seeActive();
  await console.edit(
    'export const handler = async (event) => event.Records?.[0].s3.bucket.name ?? event.rawPath;\n',
  );
  await console.deploy();
  await page.getByRole('button', { name: 'Diagram', exact: true }).click();

  for (const source of ['S3', 'API Gateway']) {
    await page.getByRole('button', { name: 'Add trigger' }).click();
    const form = page.getByRole('region', { name: 'Add trigger' });
    await form.getByRole('combobox', { name: 'Select a source' }).selectOption(source);
    await expect(form).toContainText('aws lambda add-permission');
    await form.getByRole('button', { name: 'Add', exact: true }).click();
    await expect(form).toBeHidden();
  }
  await seeNoAxeFindings(page);

  await page.getByRole('button', { name: 'Send an event from API Gateway' }).press('Enter');
  const sent = page.getByRole('region', { name: 'What API Gateway sent' });
  await expect(sent.getByText('"/hello"', { exact: true })).toBeVisible({ timeout: 15_000 });
  await page.getByRole('button', { name: 'Send an event from S3' }).click();
  await expect(page.getByText(/^202: Lambda has the event/)).toBeVisible();
  await console.showTab('Monitor');
  await expect(page.getByRole('region', { name: 'Invocations' }).getByRole('row')).toHaveCount(3, {
    timeout: 15_000,
  });

  await page.getByRole('button', { name: 'Remove the trigger S3' }).click();
  await expect(page.getByRole('button', { name: 'Remove the trigger S3' })).toBeHidden();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('button', { name: 'Remove the trigger S3' })).toBeVisible();
});
