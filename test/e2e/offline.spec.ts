import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dist } from '../../scripts/built-site.mjs';
import { serveSite } from '../../scripts/preview.mjs';
import { expect, test as base } from './support/test.ts';

interface OwnSite {
  /** Changes the text of a file, and with it the version of the site. */
  publish(file: string, change: (text: string) => string): Promise<void>;
  close(): void;
}

/** A copy of the built site at an address of its own: it can change and go away. */
const test = base.extend<{ site: OwnSite & { origin: string } }>({
  site: async ({ browserName }, use) => {
    const folder = mkdtempSync(join(tmpdir(), `site-${browserName}-`));
    cpSync(dist, folder, { recursive: true });
    let server = await serveSite({ folder, port: 0 });
    const { origin } = server;
    const edit = (file: string, change: (text: string) => string) =>
      writeFileSync(join(folder, file), change(readFileSync(join(folder, file), 'utf8')));
    await use({
      origin,
      close: () => server.close(),
      async publish(file, change) {
        edit(file, change);
        const url = `/${file.replace(/index\.html$/, '')}`;
        edit('service-worker.js', (text) =>
          text.replace(`{"url":"${url}","revision":"`, (entry) => `${entry}new-`),
        );
        // What a server has seen of a folder it takes for what it is.
        server.close();
        server = await serveSite({ folder, port: Number(new URL(origin).port) });
      },
    });
    server.close();
    rmSync(folder, { recursive: true });
  },
  baseURL: async ({ site }, use) => use(site.origin),
});
test.use({ serviceWorkers: 'allow' });

test('the site is whole without a network after one visit, and changes when its reader says so', async ({
  page,
  site,
}) => {
  await page.goto('/');
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.waitForFunction(() => localStorage.getItem('lambda-unboxed:kept-frame') !== null);

  await site.publish('index.html', (text) => text.replace('Nothing but a container.', 'Something new.'));
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Nothing but a container.');
  await page.getByRole('button', { name: 'Use it now' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Something new.');

  site.close();
  await page.goto('/run/');
  const press = page.getByRole('button', { name: 'Test', exact: true });
  await expect(press).toBeEnabled();
  await press.click();
  await expect(page.getByRole('region', { name: 'Response' })).toContainText('"hello": "Ada"');
  // As it is typed: the host is not there to add the slash.
  await page.goto('/lessons');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Lessons');
});
