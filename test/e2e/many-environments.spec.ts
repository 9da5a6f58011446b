import type { Page } from '@playwright/test';
import { Console } from './support/console.ts';
import { expect, test } from './support/test.ts';

/** Works for as long as it is told, in a way that shows which environment did it. */
const working = (ms: number): string => `let count = 0;
export const handler = async () => {
  count += 1;
  await new Promise((resolve) => setTimeout(resolve, ${ms}));
  return { count };
};
`;

const failingOnce = `let tries = 0;
export const handler = async () => {
  tries += 1;
  if (tries === 1) throw new Error('not yet');
  return { tries };
};
`;

async function send(page: Page, how: RegExp, count: number): Promise<void> {
  const form = page.getByRole('region', { name: 'Send events' });
  await form.getByRole('radio', { name: how }).check();
  await form.getByRole('textbox', { name: 'Number of events' }).fill(String(count));
  await form.getByRole('button', { name: /^Send/ }).click();
}

async function deployed(page: Page, name: string, code: string): Promise<Console> {
  const console = await Console.open(page);
  await console.createFunction(name);
  await console.seeActive();
  await console.edit(code);
  await console.deploy();
  await console.showTab('Test');
  return console;
}

const lanes = (page: Page) =>
  page.getByRole('region', { name: 'Timeline' }).getByRole('group', { name: /^Environment \d+, alive$/ });

test('sixteen events at once get an environment each, and the page answers meanwhile', async ({ page }) => {
  test.slow();
  const console = await deployed(page, 'many', working(2000));
  await send(page, /^Synchronous/, 16);
  await expect(lanes(page)).toHaveCount(16, { timeout: 30_000 });

  await test.step('while they run, a tab opens and a form can be typed in', async () => {
    await console.showPanel('Concurrency');
    await page.getByRole('button', { name: 'Edit Concurrency' }).click();
    await page.getByRole('radio', { name: 'Reserve concurrency' }).check();
    await page.getByRole('textbox', { name: 'Reserved concurrency' }).fill('16');
    await page.getByRole('button', { name: 'Cancel' }).click();
    await console.showTab('Test');
  });

  const log = page.getByRole('region', { name: 'Runtime API' });
  await expect(log).toContainText('next of 16 environments', { timeout: 60_000 });
  // A second round finds them all warm.
  await send(page, /^Synchronous/, 16);
  const form = page.getByRole('region', { name: 'Send events' });
  await expect(form).toContainText('16 of 16 answered.', { timeout: 60_000 });
  await expect(form).toContainText('16 × 200 answered');
  await expect(lanes(page)).toHaveCount(16);
});

test('reserved concurrency throttles callers, and lets events wait', async ({ page }) => {
  const console = await deployed(page, 'reserved', working(1500));
  await console.showPanel('Concurrency');
  await page.getByRole('button', { name: 'Edit Concurrency' }).click();
  await page.getByRole('radio', { name: 'Reserve concurrency' }).check();
  const reserved = page.getByRole('textbox', { name: 'Reserved concurrency' });
  await reserved.fill('901');
  await expect(page.getByText(/below its minimum value of \[100\]/)).toBeVisible();
  await reserved.fill('2');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('region', { name: 'Concurrency' })).toContainText('998 of 1000');

  await console.showTab('Test');
  await send(page, /^Synchronous/, 5);
  const form = page.getByRole('region', { name: 'Send events' });
  await expect(form).toContainText('5 of 5 answered.', { timeout: 20_000 });
  await expect(form).toContainText(
    '3 × 429 TooManyRequestsException: ReservedFunctionConcurrentInvocationLimitExceeded',
  );
  await expect(form).toContainText('2 × 200 answered');

  await send(page, /^Asynchronous/, 3);
  await expect(form).toContainText('3 × 202 in the queue');
  const queue = page.getByRole('region', { name: 'Queue', exact: true });
  await expect(queue).toContainText('throttled');
  await expect(queue.getByRole('status')).toHaveText('0 waiting, 0 running, 3 done, 0 given up', {
    timeout: 30_000,
  });
  await expect(lanes(page)).toHaveCount(2);
});

test('an event that fails waits a minute, and the wait can be skipped', async ({ page }) => {
  await deployed(page, 'queued', failingOnce);
  await send(page, /^Asynchronous/, 1);
  const queue = page.getByRole('region', { name: 'Queue', exact: true });
  await expect(queue.getByRole('status')).toHaveText('1 waiting, 0 running, 0 done, 0 given up', {
    timeout: 15_000,
  });
  await expect(queue).toContainText('the function failed');
  await expect(queue).toContainText(/next try in (1 min 0|5\d\.0) s/);
  await queue.getByRole('button', { name: /^Skip the wait of/ }).click();
  await expect(queue.getByRole('status')).toHaveText('0 waiting, 0 running, 1 done, 0 given up', {
    timeout: 15_000,
  });
  await queue.getByText('The queue as a table').click();
  await expect(queue.getByRole('row').last()).toContainText('the rest of the wait was skipped');
});

test('a dry run runs nothing', async ({ page }) => {
  await deployed(page, 'dry', working(1));
  await send(page, /^Dry run/, 2);
  await expect(page.getByRole('region', { name: 'Send events' })).toContainText('2 × 204 allowed');
  await expect(page.getByRole('region', { name: 'Timeline' })).toContainText('No environment yet');
});

test('an event in the queue is still there after a reload', async ({ page }) => {
  await deployed(page, 'kept', failingOnce);
  await send(page, /^Asynchronous/, 1);
  const queue = page.getByRole('region', { name: 'Queue', exact: true });
  await expect(queue.getByRole('status')).toHaveText(/^1 waiting/, { timeout: 15_000 });
  // The account is written a moment after the last change.
  await page.waitForTimeout(600);
  await page.reload();
  await expect(queue.getByRole('status')).toHaveText(/^1 waiting/, { timeout: 15_000 });
  await expect(queue.getByRole('button', { name: /^Skip the wait of/ })).toBeVisible();
});
