import type { Locator } from '@playwright/test';
import { seeNoAxeFindings } from './support/axe.ts';
import { Console } from './support/console.ts';
import { expect, test } from './support/test.ts';

test('a push is a permission, a queue is read by Lambda, and both really run the function', async ({
  page,
}) => {
  const console = await Console.open(page);
  await console.createFunction('triggered');
  await console.seeActive();
  await console.edit(
    'export const handler = async (event) => {\n  if (event.Records?.[0].body === "bad") throw new Error("bad");\n  return event.rawPath;\n};\n',
  );
  await console.deploy();
  const form = page.getByRole('region', { name: 'Add trigger' });

  await page.getByRole('button', { name: 'Add trigger' }).click();
  await expect(form.getByRole('combobox', { name: 'Select a source' })).toBeFocused();
  await form.getByRole('combobox', { name: 'Select a source' }).selectOption('API Gateway');
  await expect(form).toContainText('aws lambda add-permission');
  await form.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(form).toBeHidden();
  await expect(page.getByRole('button', { name: 'Add trigger' })).toBeFocused();
  await page.getByRole('button', { name: 'Open the source API Gateway' }).click();
  await page.getByRole('button', { name: 'Request the route' }).press('Enter');
  const sent = page.getByRole('region', { name: 'What API Gateway sent' });
  await expect(sent.getByText('"/hello"', { exact: true })).toBeVisible({ timeout: 15_000 });
  await expect(sent).toContainText('HTTP 200');

  // The role that the console makes with a function may write logs, and nothing else.
  await page.getByRole('button', { name: 'Add trigger' }).click();
  await form.getByRole('combobox', { name: 'Select a source' }).selectOption('SQS');
  await form.getByRole('button', { name: /^Create SQS queue/ }).click();
  await form.getByRole('checkbox', { name: 'Add to the execution role what it lacks' }).uncheck();
  await form.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(form).toContainText('does not have permissions to call ReceiveMessage on SQS');
  await form.getByRole('checkbox', { name: 'Add to the execution role what it lacks' }).check();
  await form.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(form).toBeHidden();
  await expect(page.getByText('State: Enabled')).toBeVisible();
  await page.getByRole('button', { name: 'Open the source SQS' }).click();
  const source = page.getByRole('region', { name: 'SQS orders', exact: true });
  const queue = source.getByRole('table', { name: 'Messages of orders', exact: true });
  await source.getByRole('textbox', { name: 'Message body' }).fill('bad');
  await source.getByRole('button', { name: 'Send a message' }).click();
  await expect(source).toContainText('1 in flight');
  await seeNoAxeFindings(page);
  for (const receives of ['once', '2 times', '3 times']) {
    await expect(queue.getByRole('row').nth(1)).toContainText(receives);
    await expect(source).toContainText('0 batches are with the function', { timeout: 15_000 });
    await source.getByRole('button', { name: 'End the visibility timeout now' }).click();
  }
  await expect(queue).toBeHidden();
  await expect(source.getByRole('table', { name: 'Messages of orders-dead-letters' })).toContainText('bad');

  await page.getByRole('button', { name: 'Remove the trigger API Gateway' }).click();
  await expect(page.getByRole('button', { name: 'Remove the trigger API Gateway' })).toBeHidden();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('button', { name: 'Remove the trigger API Gateway' })).toBeVisible();
});

test('each form of a trigger says what it sends, control by control', async ({ page }) => {
  const console = await Console.open(page);
  await console.createFunction('shown');
  await console.seeActive();
  const form = page.getByRole('region', { name: 'Add trigger' });
  const request = page.getByRole('group', { name: 'API request' });
  const silent = (where: Locator) =>
    where
      .locator('input, select, textarea')
      .evaluateAll((controls) =>
        controls.filter((control) => !control.closest('[data-field]')).map((control) => control.outerHTML),
      );

  await page.getByRole('button', { name: 'Add trigger' }).click();
  const kind = form.getByRole('combobox', { name: 'Select a source' });
  for (const name of await kind.getByRole('option').allTextContents())
    await test.step(name, async () => {
      await kind.selectOption(name);
      await expect(request).toContainText('POST');
      expect(await silent(form)).toEqual([]);
    });

  await test.step('a rule, at EventBridge', async () => {
    await kind.selectOption('EventBridge (CloudWatch Events)');
    await form.getByRole('textbox', { name: 'Event pattern' }).fill('{"source": ["shop"]}');
    const line = request.getByRole('button', { name: '"EventPattern":' });
    await expect(line).toHaveClass(/lit/);
    await expect(page.getByText('aws events put-rule')).toBeVisible();
    await form.getByRole('textbox', { name: 'Event pattern' }).fill('shop');
    await expect(form).toContainText('A pattern is a JSON object');
    await form.getByRole('radio', { name: 'Schedule expression' }).check();
    await form.getByRole('textbox', { name: 'Schedule expression' }).fill('rate(1 day)');
    await expect(request.getByRole('button', { name: '"ScheduleExpression": "rate(1 day)"' })).toHaveClass(
      /lit/,
    );
    await seeNoAxeFindings(page);
  });

  await test.step('Edit trigger', async () => {
    await kind.selectOption('SQS');
    await form.getByRole('button', { name: /^Create SQS queue/ }).click();
    await form.getByRole('button', { name: 'Add', exact: true }).click();
    await expect(page.getByText('State: Enabled')).toBeVisible();
    await page.getByRole('button', { name: 'Open the source SQS' }).click();
    const settings = page.getByRole('region', { name: 'Settings of the event source mapping' });
    await settings.getByRole('button', { name: 'Edit trigger' }).click();
    expect(await silent(settings)).toEqual([]);
    const size = settings.getByRole('spinbutton', { name: 'Batch size' });
    await size.fill('3');
    const line = request.getByRole('button', { name: '"BatchSize": 3' });
    await expect(line).toHaveClass(/lit/);
    await expect(page.getByText('aws lambda update-event-source-mapping')).toBeVisible();
    await settings.getByRole('spinbutton', { name: 'Batch window, seconds' }).focus();
    await expect(line).not.toHaveClass(/lit/);
    await line.press('Enter');
    await expect(size).toBeFocused();
    const save = settings.getByRole('button', { name: 'Save' });
    await seeNoAxeFindings(page);
    await save.click();
    await expect(settings.getByRole('definition').first()).toHaveText('3');
  });
});
