import { Console } from './support/console.ts';
import { expect, test } from './support/test.ts';

test('a function in a VPC is made step by step, is idle after two weeks, and comes back', async ({
  page,
}) => {
  // The page's time stands still but where it is told to go on: no step is over before it was looked at.
  await page.clock.install();
  const console = await Console.open(page);
  await page.getByRole('button', { name: 'Create function' }).click();
  await page.getByRole('textbox', { name: 'Function name' }).fill('orders');
  await page.getByText('Additional configurations').click();
  await page.getByRole('combobox', { name: 'VPC' }).selectOption({ label: 'shop (10.0.0.0/16)' });
  await page.getByRole('checkbox', { name: /^private a/ }).check();
  await page.getByRole('checkbox', { name: /^functions/ }).check();
  await page.clock.pauseAt(Date.now() + 3_600_000);
  await page.getByRole('button', { name: 'Create function' }).click();
  await page.clock.runFor(200);

  const pending = page.getByRole('region', { name: 'What the function waits for' });
  const now = pending.getByRole('listitem').and(page.locator('[aria-current=step]'));
  await expect(now).toContainText('The code is taken over');
  await pending.getByRole('button', { name: 'Invoke it now' }).click();
  await page.clock.runFor(200);
  await expect(pending.getByText('currently in the following state: Pending')).toBeVisible();
  await page.clock.runFor(2000);
  await expect(now).toContainText('A network interface is made');
  await page.clock.runFor(3000);
  await console.seeActive();

  await console.showTab('Configuration');
  await page.getByRole('button', { name: 'Let 14 days pass without a request' }).click();
  await page.clock.runFor(200);
  await expect(page.getByText('The function orders is idle')).toBeVisible();
  await console.showTab('Test');
  await console.test();
  await page.clock.runFor(200);
  const answer = page.getByRole('tabpanel', { name: 'Test' });
  await expect(answer.getByText(/its VPC connection is no longer available/)).toBeVisible();
  await expect(page.getByText('The function is being restored', { exact: true })).toBeVisible();
  await page.clock.runFor(3000);
  await console.seeActive();
});

test('provisioned concurrency keeps containers of a version ready, and not of $LATEST', async ({ page }) => {
  const console = await Console.open(page);
  await console.createFunction('orders');
  await console.seeActive();
  await console.showTab('Versions');
  await page.getByRole('button', { name: 'Publish new version' }).click();
  await expect(page.getByText('Version 1').first()).toBeVisible();
  await console.showPanel('Provisioned concurrency');
  await page.getByRole('button', { name: 'Add Provisioned concurrency' }).click();
  await page.getByRole('combobox', { name: 'Version or alias' }).selectOption('$LATEST');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('alert')).toContainText('cannot be applied to unpublished function versions');
  await page.getByRole('combobox', { name: 'Version or alias' }).selectOption('1');
  await page.getByRole('textbox', { name: 'Provisioned concurrency' }).fill('2');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Ready', { exact: true })).toBeVisible({ timeout: 10_000 });
  await expect(page.getByText('2 of 2 initialised, 2 available')).toBeVisible();
});
