import { exampleLink } from './support/example-link.ts';
import { expect, test } from './support/test.ts';

test('a linked handler runs when its reader says so, and not before', async ({ page }) => {
  await page.goto(exampleLink);
  const response = page.getByRole('region', { name: 'Response' });
  const press = page.getByRole('button', { name: 'Test', exact: true });
  await expect(press).toBeEnabled();
  await expect(response).toHaveCount(0);

  await press.click();
  await expect(response).toContainText('"hello": "Ada"');
  const logs = page.getByRole('region', { name: 'Function logs' });
  await expect(logs).toContainText(/REPORT RequestId: .*Init Duration: [\d.]+ ms/s);

  await press.click();
  const summary = page.getByRole('region', { name: 'Summary' });
  await expect(summary).toContainText('warm');
  await expect(logs).not.toContainText('Init Duration');
});
