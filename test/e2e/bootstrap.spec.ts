import type { Page } from '@playwright/test';
import { Console } from './support/console.ts';
import { expect, test } from './support/test.ts';

async function created(page: Page, name: string): Promise<Console> {
  await page.goto('/console/');
  const console = new Console(page, 'bootstrap');
  await page.getByRole('button', { name: 'Create function' }).click();
  await page.getByRole('textbox', { name: 'Function name' }).fill(name);
  await page.getByLabel('Runtime', { exact: true }).selectOption('provided.al2023');
  await expect(page.getByText('An operating system and nothing else.')).toBeVisible();
  await page.getByRole('button', { name: 'Create function' }).click();
  await expect(page.getByRole('heading', { name, exact: true })).toBeVisible();
  await console.seeActive();
  return console;
}

test('a runtime of one’s own answers, stays warm, and is seen for what it is', async ({ page }) => {
  const console = await created(page, 'own-runtime');
  await expect(page.getByRole('checkbox', { name: /bootstrap is executable/ })).toBeChecked();
  await expect(page.getByText('Simpler here than on AWS:')).toBeVisible();

  await console.test();
  await console.seeResponse('Hello from a runtime of my own!');
  await console.seeLog(/Init Duration/);
  // What it logs is a bare line: no runtime client writes the time and the request id in front of it.
  await console.seeLog(/\nGot \{/);
  await console.test();
  await expect(console.region('Function logs')).not.toContainText('Init Duration');

  const disk = page.getByRole('region', { name: 'File system' });
  await expect(disk).toContainText('an OS-only image has no runtime client');
  await expect(disk).toContainText('bin/node');
  await expect(page.getByText(/\/opt\/bin\/node \/var\/task\/bootstrap/)).toBeVisible();
});

test('a bootstrap that nobody marked as executable is not started, until it is', async ({ page }) => {
  const console = await created(page, 'no-permission');
  const mark = page.getByRole('checkbox', { name: /bootstrap is executable/ });
  await mark.focus();
  await page.keyboard.press('Space');
  await expect(mark).not.toBeChecked();
  await console.deploy();
  await console.test();
  await console.seeResponse('fork/exec /var/task/bootstrap: permission denied');
  await console.seeResponse('Runtime.InvalidEntrypoint');
  await console.seeLog(
    /INIT_REPORT Init Duration: [\d.]+ ms\s+Phase: init\s+Status: error\s+Error Type: Runtime\.InvalidEntrypoint/,
  );
  await console.seeLog(/Phase: invoke/);

  await mark.check();
  await console.deploy();
  await console.test();
  await console.seeResponse('Hello from a runtime of my own!');

  await test.step('and the mark is kept over a reload', async () => {
    await page.waitForTimeout(600);
    await page.reload();
    await expect(mark).toBeChecked();
  });
});

test('a bootstrap for another interpreter, and none at all', async ({ page }) => {
  const console = await created(page, 'no-interpreter');
  await console.edit('#!/usr/local/bin/node\n');
  await console.deploy();
  await console.test();
  await console.seeResponse('fork/exec /var/task/bootstrap: no such file or directory');

  await console.edit('#!/usr/bin/env deno\n');
  await console.deploy();
  await console.test();
  await console.seeResponse('exit status 127');
  await console.seeLog('No such file or directory');

  await console.edit('#!/bin/sh\n');
  await console.deploy();
  await console.test();
  await expect(page.getByText(/asks for the shell/).first()).toBeVisible();

  await page.getByRole('button', { name: 'Rename bootstrap' }).click();
  await page.getByLabel('New name of bootstrap').fill('start');
  await page.getByRole('button', { name: 'Rename it' }).click();
  await console.deploy();
  await console.test();
  await console.seeResponse("Couldn't find valid bootstrap(s): [/var/task/bootstrap /opt/bootstrap]");
});
