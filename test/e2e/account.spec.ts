import { readFile } from 'node:fs/promises';
import { expect, type Page, test } from '@playwright/test';
import { Console } from './support/console.ts';

async function account(page: Page, item: string): Promise<void> {
  await page.getByRole('button', { name: 'Account', exact: true }).click();
  await page.getByRole('menuitem', { name: item }).click();
}

async function imported(page: Page, name: string, text: string): Promise<void> {
  const choosing = page.waitForEvent('filechooser');
  await account(page, 'Import account');
  const mimeType = 'application/json';
  await (await choosing).setFiles({ name, mimeType, buffer: Buffer.from(text) });
}

test('an account goes into a file and comes back out of it', async ({ page }) => {
  const console = await Console.open(page);
  await console.createFunction('kept');
  await page.getByRole('link', { name: 'Functions', exact: true }).click();
  const list = page.getByRole('table');
  await expect(list).toContainText('kept');

  const downloading = page.waitForEvent('download');
  await account(page, 'Export account');
  const download = await downloading;
  expect(download.suggestedFilename()).toBe('lambda-unboxed-account.json');
  const text = await readFile(await download.path(), 'utf8');
  expect(JSON.parse(text)).toHaveProperty('version');

  await test.step('a broken file changes nothing', async () => {
    await imported(page, 'half.json', text.slice(0, 100));
    await expect(page.getByRole('alert')).toContainText('The file is not JSON');
    await page.getByRole('button', { name: 'Understood' }).click();
    await expect(list).toContainText('kept');
  });

  await test.step('another account takes its place, and Undo brings it back', async () => {
    await imported(page, 'other.json', text.replaceAll('kept', 'other'));
    await expect(list).toContainText('other');
    await expect(list).not.toContainText('kept');
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(list).toContainText('kept');
  });
});
