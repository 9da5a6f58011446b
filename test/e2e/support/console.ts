import { expect, type Page } from '@playwright/test';
import { Workbench } from './workbench.ts';

/** The console as its user sees it. */
export class Console extends Workbench {
  static async open(page: Page): Promise<Console> {
    await page.goto('/console/');
    return new Console(page);
  }

  async createFunction(name: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Create function' }).click();
    await this.page.getByRole('textbox', { name: 'Function name' }).fill(name);
    await this.page.getByRole('button', { name: 'Create function' }).click();
    await expect(this.page.getByRole('heading', { name, exact: true })).toBeVisible();
  }

  async showTab(name: 'Code' | 'Test' | 'Monitor' | 'Configuration' | 'Aliases' | 'Versions'): Promise<void> {
    await this.page.getByRole('tab', { name, exact: true }).click();
  }

  /** A panel of the tab Configuration: a list of links, and a box to choose from where there is no room for it. */
  async showPanel(name: string): Promise<void> {
    await this.showTab('Configuration');
    const list = this.page.getByRole('navigation', { name: 'Configuration' });
    const link = list.getByRole('link', { name, exact: true });
    const box = list.getByRole('combobox', { name: 'Panel' });
    await expect(link.or(box)).toBeVisible();
    if (await link.isVisible()) await link.click();
    else await box.selectOption({ label: name });
  }

  /** The console has a tab for the event; Test is on both. */
  override async setEvent(text: string): Promise<void> {
    await this.showTab('Test');
    await super.setEvent(text);
  }

  override async edit(text: string): Promise<void> {
    await this.showTab('Code');
    await super.edit(text);
  }

  async seeActive(): Promise<void> {
    await expect(this.page.getByText('Active', { exact: true })).toBeVisible({ timeout: 10_000 });
  }
}
