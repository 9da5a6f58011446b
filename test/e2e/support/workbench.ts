import { expect, type Locator, type Page } from '@playwright/test';

/** Replaces what an editor holds, as somebody would who selects all and types. */
export async function typeInto(editor: Locator, text: string): Promise<void> {
  // Not by a click: on a busy machine its selection arrives after that of the keys.
  await editor.focus();
  await expect(async () => {
    await editor.page().keyboard.press('ControlOrMeta+a');
    await editor.page().keyboard.press('Delete');
    await expect(editor).toHaveText('', { timeout: 500 });
  }).toPass();
  // As one piece of text: key by key, the editor would close brackets and indent on its own.
  await editor.page().keyboard.insertText(text);
}

/** The parts of a page on which a handler can be edited, deployed and tested. */
export class Workbench {
  readonly page: Page;
  readonly code: Locator;
  readonly deployButton: Locator;
  readonly testButton: Locator;
  readonly event: Locator;

  constructor(page: Page, file = 'index.mjs') {
    this.page = page;
    this.code = page.getByRole('textbox', { name: file });
    this.deployButton = page.getByRole('button', { name: 'Deploy', exact: true });
    this.testButton = page.getByRole('button', { name: 'Test', exact: true });
    this.event = page.getByRole('textbox', { name: 'Event JSON' });
  }

  region(name: 'Response' | 'Function logs' | 'Summary' | 'Timeline' | 'Runtime API'): Locator {
    return this.page.getByRole('region', { name });
  }

  async edit(text: string): Promise<void> {
    await typeInto(this.code, text);
    await expect(this.page.getByText('Changes not deployed')).toBeVisible();
  }

  async deploy(): Promise<void> {
    await this.deployButton.click();
    await expect(this.page.getByText('Everything is deployed')).toBeVisible({ timeout: 10_000 });
  }

  async setEvent(text: string): Promise<void> {
    if (!(await this.event.isVisible())) await this.page.getByText(/^Event: /).click();
    await typeInto(this.event, text);
  }

  async test(): Promise<void> {
    await expect(this.testButton).toBeEnabled({ timeout: 10_000 });
    await this.testButton.click();
  }

  async seeResponse(text: string | RegExp): Promise<void> {
    await expect(this.region('Response')).toContainText(text, { timeout: 15_000 });
  }

  async seeLog(text: string | RegExp): Promise<void> {
    await expect(this.region('Function logs')).toContainText(text);
  }

  /** A value of the summary. */
  async seeSummary(name: string, value: string | RegExp): Promise<void> {
    const row = this.region('Summary').locator('div', { has: this.page.getByText(name, { exact: true }) });
    await expect(row.last()).toContainText(value);
  }
}
