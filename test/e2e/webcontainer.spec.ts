import type { BrowserContext, Page } from '@playwright/test';
import { StandIn, standInFile, standInHeaders } from '../support/webcontainer-standin/standin.ts';
import { expect, test as base } from './support/test.ts';
import { Workbench } from './support/workbench.ts';

/** StackBlitz as the page meets it, answered by the test: its address and the page's policy are the real ones. */
class StackBlitz {
  readonly standIn = new StandIn();
  up = true;
  readonly #context: BrowserContext;

  constructor(context: BrowserContext) {
    this.#context = context;
  }

  async open(): Promise<void> {
    await this.#context.exposeFunction('standIn', (operation: string, message: object) =>
      this.standIn.answer(operation, message),
    );
    await this.#context.route('https://stackblitz.com/**', async (route) => {
      const file = standInFile(new URL(route.request().url()).pathname);
      if (!this.up) await route.abort('namenotresolved');
      else if (file) await route.fulfill({ ...file, headers: standInHeaders });
      else await route.fulfill({ status: 404 });
    });
  }
}

const test = base.extend<{ stackBlitz: StackBlitz }>({
  stackBlitz: async ({ context }, use) => {
    const stackBlitz = new StackBlitz(context);
    await stackBlitz.open();
    await use(stackBlitz);
    stackBlitz.standIn.close();
  },
});

test.skip(({ browserName, isMobile }) => browserName !== 'chromium' || isMobile, 'once is enough');

const summary = (page: Page) => page.getByText(/^Where it runs: /);
const begin = (page: Page) => page.getByRole('button', { name: 'Contact StackBlitz and start' });

async function choose(page: Page): Promise<void> {
  await summary(page).click();
  await page.getByRole('radio', { name: /^WebContainers/ }).check();
}

/** What the browser reports of these tests' own doing. */
const contacted = /^request to https:\/\/stackblitz\.com\//;
const unreachable = /ERR_NAME_NOT_RESOLVED/;

test('real Node.js runs the handler, once the reader has chosen it', async ({
  page,
  problems,
  forgiven,
  stackBlitz,
}) => {
  await page.goto('/run/');
  await choose(page);
  await expect(page.getByText('terms of service')).toBeVisible();
  await expect(page.getByText('Commercial use')).toBeVisible();
  await page.waitForTimeout(500);
  expect(problems, 'nobody is contacted by reading about it').toEqual([]);

  forgiven.push(contacted);
  await begin(page).click();
  await expect(summary(page)).toHaveText('Where it runs: WebContainers');
  await expect(page.getByText(/^Node\.js v\d+\.\d+\.\d+ runs here/)).toBeVisible();
  expect(stackBlitz.standIn.containers).toHaveLength(1);

  const bench = new Workbench(page);
  // Something that the embedded runtime refuses.
  await bench.edit(`import { execSync } from 'node:child_process';
export const handler = async () => execSync('/bin/echo a real process').toString();`);
  await bench.deploy();
  await bench.test();
  await bench.seeResponse('a real process');

  await page.getByRole('radio', { name: /^Embedded/ }).check();
  await expect(summary(page)).toHaveText('Where it runs: embedded');
  await bench.test();
  await bench.seeResponse('child_process');
});

test('a host out of reach is told within ten seconds; the embedded runtime stays, and a retry works', async ({
  page,
  forgiven,
  stackBlitz,
}) => {
  forgiven.push(contacted, unreachable);
  stackBlitz.up = false;
  await page.goto('/run/');
  await choose(page);
  await begin(page).click();
  const notice = page.getByRole('alert').filter({ hasText: 'does not answer' });
  await expect(notice).toBeVisible({ timeout: 10_000 });
  await expect(summary(page)).toHaveText('Where it runs: WebContainers, not available');

  stackBlitz.up = true;
  await notice.getByRole('button', { name: 'Retry' }).click();
  await expect(summary(page)).toHaveText('Where it runs: WebContainers');
  await expect(notice).toBeHidden();

  await page.getByRole('radio', { name: /^Embedded/ }).check();
  const bench = new Workbench(page);
  await bench.test();
  await bench.seeResponse(/\S/);
});

test('back to embedded is one press away from a failure', async ({ page, forgiven, stackBlitz }) => {
  forgiven.push(contacted, unreachable);
  stackBlitz.up = false;
  await page.goto('/run/');
  await choose(page);
  await begin(page).click();
  await page.getByRole('button', { name: 'Back to embedded' }).click({ timeout: 12_000 });
  await expect(summary(page)).toHaveText('Where it runs: embedded');
  await expect(page.getByRole('alert')).toBeHidden();
  const bench = new Workbench(page);
  await bench.test();
  await bench.seeResponse(/\S/);
});

test('a page without a workbench keeps that host out', async ({ page, problems, forgiven }) => {
  forgiven.push(contacted, /frame-src/);
  await page.goto('/');
  await page.evaluate(() => {
    const frame = document.createElement('iframe');
    frame.src = 'https://stackblitz.com/headless';
    document.body.append(frame);
  });
  await expect.poll(() => problems.join('\n')).toMatch(/frame-src/);
});
