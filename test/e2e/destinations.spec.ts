import { seeNoAxeFindings } from './support/axe.ts';
import { Console } from './support/console.ts';
import { seeFormXray } from './support/form-xray.ts';
import { expect, test } from './support/test.ts';

test('an event that nobody waits for fails three times, and its record lies in the queue', async ({
  page,
}) => {
  const console = await Console.open(page);
  await console.createFunction('orders');
  await console.seeActive();
  await console.edit("export const handler = async ({ key1 }) => { throw new Error('no ' + key1); };\n");
  await console.deploy();

  await page.getByRole('button', { name: 'Add destination' }).click();
  const form = page.getByRole('region', { name: 'Add destination' });
  await form.getByRole('button', { name: 'Create SQS queue failed-orders' }).click();
  await form.getByRole('checkbox', { name: /sqs:SendMessage/ }).uncheck();
  await form.getByRole('button', { name: 'Save' }).click();
  await expect(form).toContainText(
    "The function's execution role does not have permissions to call SendMessage on arn:aws:sqs:",
  );
  await form.getByRole('checkbox', { name: /sqs:SendMessage/ }).check();
  await form.getByRole('button', { name: 'Save' }).click();
  await expect(form).toBeHidden();

  await console.showTab('Test');
  await page.getByRole('radio', { name: /^Asynchronous/ }).check();
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await page.getByText('The queue as a table').click();
  const skip = page.getByRole('button', { name: /^Skip the wait of/ });
  for (const tries of [1, 2]) {
    await expect(page.getByText('back in the queue: the function failed')).toHaveCount(tries, {
      timeout: 15_000,
    });
    await skip.click();
  }
  await expect(page.getByText('the record of it went to the SQS queue failed-orders')).toBeVisible();

  await page.getByRole('button', { name: 'Look inside failed-orders' }).click();
  const inside = page.getByRole('region', { name: /what lies there/ });
  await expect(inside).toContainText('"condition": "RetriesExhausted"');
  await expect(inside).toContainText('"approximateInvokeCount": 3');
  await expect(inside).toContainText('"errorMessage": "no value1"');
  await page.getByRole('button', { name: 'Add destination' }).click();
  await seeNoAxeFindings(page);

  await page.getByRole('button', { name: 'Remove the destination on failure' }).click();
  await expect(page.getByRole('button', { name: 'Look inside failed-orders' })).toBeHidden();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('button', { name: 'Look inside failed-orders' })).toBeVisible();
});

test('an alias has a destination of its own', async ({ page }) => {
  const console = await Console.open(page);
  await console.createFunction('orders');
  await console.seeActive();
  await console.showTab('Versions');
  await page.getByRole('button', { name: 'Publish new version' }).click();
  await expect(page.getByText('Version 1 is published.')).toBeVisible();

  await page.getByRole('button', { name: 'Add destination' }).click();
  const form = page.getByRole('region', { name: 'Add destination' });
  const request = page.getByRole('group', { name: 'API request' });
  await form.getByRole('combobox', { name: 'Version or alias' }).selectOption('1');
  await expect(request.getByRole('button', { name: /event-invoke-config\?Qualifier=1 / })).toHaveClass(/lit/);
  await form.getByRole('radio', { name: /^On success/ }).check();
  await form.getByRole('button', { name: 'Create SQS queue finished-orders' }).click();
  const silent = await form
    .locator('input, select, textarea')
    .evaluateAll((controls) => controls.filter((control) => !control.closest('[data-field]')).length);
  expect(silent).toBe(0);
  await seeNoAxeFindings(page);
  await form.getByRole('button', { name: 'Save' }).click();
  await expect(form).toBeHidden();
  await expect(page.getByText('Version or alias: 1')).toBeVisible();

  await page.getByRole('button', { name: 'Remove the destination on success of 1' }).click();
  await expect(page.getByText('Version or alias: 1')).toBeHidden();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText('Version or alias: 1')).toBeVisible();
});

test('a handler requires a module from a layer', async ({ page }) => {
  const console = await Console.open(page);
  await console.createFunction('greeting');
  await console.seeActive();
  await page.getByRole('button', { name: 'Edit layers' }).click();
  await seeFormXray(page);
  await page.getByRole('button', { name: 'Create layer' }).click();
  await page.getByRole('button', { name: 'Take an example instead' }).click();
  await expect(page.getByText('POST /2018-10-31/layers/greeter/versions HTTP/1.1')).toBeVisible();
  await page.getByRole('button', { name: 'Create', exact: true }).click();
  await expect(page.getByText('aws lambda update-function-configuration')).toBeVisible();
  await seeNoAxeFindings(page);
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('The layers are changed')).toBeVisible();

  await console.edit(
    "import { createRequire } from 'node:module';\nconst { greet } = createRequire(import.meta.url)('greeter');\nexport const handler = async ({ key1 }) => greet(key1);\n",
  );
  await console.deploy();
  await console.test();
  await console.seeResponse('Hello value1, from a layer');
  await expect(page.getByText('nodejs/node_modules/greeter/index.js')).toBeVisible();
});
