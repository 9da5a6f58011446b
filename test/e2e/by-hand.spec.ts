import type { Locator, Page } from '@playwright/test';
import { Console } from './support/console.ts';
import { expect, test } from './support/test.ts';

class Desk {
  readonly console: Console;
  readonly page: Page;
  readonly panel: Locator;

  constructor(console: Console) {
    this.console = console;
    this.page = console.page;
    this.panel = console.page.getByRole('region', { name: 'You are the runtime' });
  }

  static async open(page: Page, name: string): Promise<Desk> {
    const console = await Console.open(page);
    await console.createFunction(name);
    await console.seeActive();
    await page.getByText(/^Where it runs/).click();
    await page.getByRole('radio', { name: /Answer it yourself/ }).check();
    const desk = new Desk(console);
    await expect(desk.panel).toContainText('There is no environment yet.');
    return desk;
  }

  async takeTime(): Promise<void> {
    await this.panel.getByRole('button', { name: 'Set its timeout to 5 minutes' }).click();
    await expect(this.panel.getByRole('button', { name: /Set its timeout/ })).toBeHidden();
    await expect(this.panel).not.toContainText('is being changed', { timeout: 10_000 });
  }

  /** Presses Test and does not wait for an answer. */
  async sendEvent(): Promise<void> {
    await this.console.testButton.click();
    await expect(this.panel).toContainText('An event has come.');
  }

  async begin(preset: RegExp): Promise<void> {
    const select = this.panel.getByLabel('Begin with');
    const name = (await select.locator('option').allTextContents()).find((text) => preset.test(text));
    await select.selectOption({ label: name ?? '' });
  }

  get sendButton(): Locator {
    return this.panel.getByRole('button', { name: 'Send', exact: true });
  }

  async send(): Promise<void> {
    await this.sendButton.click();
  }

  get answer(): Locator {
    return this.panel.getByRole('region', { name: 'The API’s answer' });
  }
}

test('the learner is the runtime: next hangs, an event comes, an answer is taken', async ({ page }) => {
  const desk = await Desk.open(page, 'by-hand');
  await desk.takeTime();
  await desk.sendEvent();
  const event = desk.panel.getByRole('group', { name: 'The event' });
  await expect(event).toContainText('Lambda-Runtime-Aws-Request-Id');
  await expect(event).toContainText('Lambda-Runtime-Deadline-Ms');
  await expect(event).toContainText('"key1": "value1"');
  await expect(desk.panel.getByRole('timer')).toContainText(/Invocation: \d+ s left/);
  await expect(desk.panel.getByRole('status').filter({ hasText: 'An event has come.' })).toHaveCount(1);

  await desk.panel.getByLabel('Body').fill('{ "mine": true }');
  await desk.send();
  await desk.console.seeResponse('"mine": true');
  await expect(desk.answer).toContainText('202');
  await expect(desk.answer).toContainText('{"status":"OK"}');

  await test.step('then the next question hangs until there is another event', async () => {
    await expect(desk.panel).toContainText('/2018-06-01/runtime/invocation/next');
    await expect(desk.panel).toContainText(/hangs for [\d.]+ /);
    await desk.sendEvent();
    await desk.begin(/^Error/);
    await desk.send();
    await desk.console.seeResponse('I could not work that out');
  });

  await test.step('and below the line are the same calls', async () => {
    const wire = desk.console.region('Runtime API');
    await expect(wire).toContainText(/\/error/);
    await expect(wire).toContainText('waiting');
  });
});

test(
  'what is malformed gets the API’s own answer, and the event is still there',
  { tag: '@anyWidth' },
  async ({ page }) => {
    const desk = await Desk.open(page, 'malformed');
    await desk.takeTime();
    await desk.sendEvent();
    const expectAnswer = async (preset: RegExp, status: string, words: string): Promise<void> => {
      await desk.begin(preset);
      await desk.send();
      await expect(desk.answer).toContainText(status);
      await expect(desk.answer).toContainText(words);
    };
    await expectAnswer(/another request id/, '400', 'InvalidRequestID');
    await expectAnswer(/^Init error/, '403', 'State transition from Running to InitError failed');
    await expectAnswer(/not there/, '404', '404 page not found');
    await expect(desk.panel).toContainText('An event has come.');

    await desk.begin(/^Response/);
    await desk.panel.getByLabel('Headers, one to a line').fill('nonsense');
    await expect(desk.sendButton).toHaveAttribute('aria-disabled', 'true');
    await expect(desk.panel).toContainText('Line 1 of the headers is not “Name: value”.');

    await expectAnswer(/over 6 MB/, '413', 'RequestEntityTooLarge');
    await desk.console.seeResponse('Function.ResponseSizeTooLarge');
  },
);

test('the deadline is real: who is too slow is killed, and starts again with the next event', async ({
  page,
}) => {
  const desk = await Desk.open(page, 'too-slow');
  await desk.sendEvent();
  await expect(desk.panel.getByRole('timer')).toContainText(/left/);
  await desk.console.seeResponse('Task timed out after 3.00 seconds');
  await expect(desk.panel).toContainText('The time was up, and your process was killed.');
  await desk.takeTime();
  await desk.sendEvent();
  await desk.panel.getByText('What else a process can do').click();
  await desk.panel.getByLabel('Write a line to standard output').fill('still here');
  await desk.panel.getByRole('button', { name: 'Print' }).click();
  await desk.panel.getByRole('button', { name: 'Exit with status 1' }).click();
  await desk.console.seeResponse('Runtime exited with error: exit status 1');
  await desk.console.seeLog('still here');
});

test('all of it goes by keyboard, and nothing is wider than the page', async ({ page }) => {
  const desk = await Desk.open(page, 'keys');
  await desk.takeTime();
  await desk.sendEvent();
  await desk.panel.getByLabel('Begin with').focus();
  for (const label of ['Method', 'Path', 'Headers, one to a line', 'Body']) {
    await page.keyboard.press('Tab');
    await expect(desk.panel.getByLabel(label, { exact: true })).toBeFocused();
  }
  await page.keyboard.press('Tab');
  await expect(desk.panel.getByRole('button', { name: 'Send', exact: true })).toBeFocused();
  await page.keyboard.press('Enter');
  await desk.console.seeResponse('Answered by hand');
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(wider).toBeLessThanOrEqual(0);
});

test('going back to the embedded runtime ends what was played', { tag: '@anyWidth' }, async ({ page }) => {
  const desk = await Desk.open(page, 'back');
  await desk.takeTime();
  await desk.sendEvent();
  await page.getByRole('radio', { name: /^Embedded/ }).check();
  await expect(desk.panel).toBeHidden();
  await desk.console.test();
  await desk.console.seeResponse('Hello from Lambda!');
});
