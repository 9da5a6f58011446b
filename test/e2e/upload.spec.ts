import { readFile } from 'node:fs/promises';
import { strToU8, unzipSync } from 'fflate';
import type { Page } from '@playwright/test';
import type { PackageFiles } from '../../src/model/package/deployment-package.ts';
import { zipOf } from '../../src/runtimes/package/package-zip.ts';
import { crafted } from '../runtimes/package/crafted-zip.ts';
import { Console } from './support/console.ts';
import { expect, test } from './support/test.ts';
import { Workbench } from './support/workbench.ts';

/** As `npm install` leaves it: a package that is used among thousands of files that are not. */
const project: PackageFiles = {
  'index.mjs': `import { readFileSync } from 'node:fs';
import { shout } from 'shouting';
import prices from './data/prices.json' with { type: 'json' };
const bytes = readFileSync(new URL('./data/pixel.bin', import.meta.url));
export const handler = async () => ({ says: shout('zip'), tea: prices.tea, bytes: [...bytes] });
`,
  'package.json': '{ "type": "module", "dependencies": { "shouting": "1.0.0" } }',
  'data/prices.json': '{ "tea": 2.5 }',
  'data/pixel.bin': new Uint8Array([0, 255, 128, 10]),
  'node_modules/shouting/package.json':
    '{ "name": "shouting", "version": "1.0.0", "exports": { "import": "./lib/shout.mjs" } }',
  'node_modules/shouting/lib/shout.mjs': 'export const shout = (word) => word.toUpperCase() + "!";\n',
  ...Object.fromEntries(
    Array.from({ length: 3000 }, (_, index) => [
      `node_modules/unused-${index % 150}/lib/${index}.js`,
      `module.exports = ${index};\n`,
    ]),
  ),
};

const asFile = (name: string, bytes: Uint8Array) => ({
  name,
  mimeType: 'application/zip',
  buffer: Buffer.from(bytes),
});

const chooser = (page: Page) => page.getByLabel('A .zip with the function’s files');

/** Lets a file fall on the editor. */
async function drop(page: Page, name: string, bytes: Uint8Array): Promise<void> {
  const dataTransfer = await page.evaluateHandle(
    ([fileName, base64]) => {
      const content = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
      const transfer = new DataTransfer();
      transfer.items.add(new File([content], fileName, { type: 'application/zip' }));
      return transfer;
    },
    [name, Buffer.from(bytes).toString('base64')] as const,
  );
  const pane = page.getByRole('group', { name: 'Code source' });
  await pane.dispatchEvent('dragover', { dataTransfer });
  await pane.dispatchEvent('drop', { dataTransfer });
}

test('a project with its packages is uploaded, looked at, deployed and run', async ({ page }) => {
  const console = await Console.open(page);
  await console.createFunction('from-zip');
  await console.seeActive();

  await page.getByRole('button', { name: 'Upload from' }).click();
  await expect(page.getByRole('button', { name: '.zip file' })).toBeVisible();
  await page.keyboard.press('Escape');
  await chooser(page).setInputFiles(asFile('project.zip', zipOf(project)));
  await expect(page.getByText('project.zip is in the editor: 3,006 files.').first()).toBeVisible({
    timeout: 15_000,
  });
  await expect(page.getByText('Changes not deployed')).toBeVisible();

  await test.step('thousands of files are folded away, and can be looked into', async () => {
    const packages = page.getByRole('button', { name: 'node_modules/ 3,002 files' });
    await expect(packages).toHaveAttribute('aria-expanded', 'false');
    await packages.click();
    await page.getByRole('button', { name: 'node_modules/shouting/ 2 files' }).click();
    await page.getByRole('button', { name: 'node_modules/shouting/lib/ 1 file' }).click();
    await page.getByRole('button', { name: 'node_modules/shouting/lib/shout.mjs' }).click();
    await expect(page.getByRole('textbox', { name: 'shout.mjs' })).toContainText('toUpperCase');
    await packages.click();
    await page.getByRole('button', { name: /^data\// }).click();
    await page.getByRole('button', { name: 'data/pixel.bin' }).click();
    await expect(page.getByText('data/pixel.bin is not text (4 B).')).toBeVisible();
  });

  await console.deploy();
  await expect(page.getByText('3,002 files')).toBeVisible();
  await console.test();
  await console.seeResponse('"says": "ZIP!"');
  await console.seeResponse('"tea": 2.5');
  await expect(console.region('Response')).toContainText(/255,\s*128,\s*10/);

  const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(wider).toBeLessThanOrEqual(0);
});

test(
  'a .zip that is dropped replaces the draft, and undo brings it back',
  { tag: '@anyWidth' },
  async ({ page }) => {
    await page.goto('/run/');
    const bench = new Workbench(page);
    await bench.edit('export const handler = async () => "typed";\n');
    await drop(page, 'other.zip', zipOf({ 'index.mjs': 'export const handler = async () => "dropped";\n' }));
    await expect(bench.code).toContainText('dropped');
    await page.getByRole('button', { name: 'Undo upload' }).click();
    await expect(bench.code).toContainText('typed');

    await drop(page, 'other.zip', zipOf({ 'index.mjs': 'export const handler = async () => "dropped";\n' }));
    await expect(bench.code).toContainText('dropped');
    await bench.test();
    await bench.seeResponse('"hello": "Ada"');
    await bench.deploy();
    await bench.test();
    await bench.seeResponse('"dropped"');
  },
);

test(
  'what cannot be a package is refused in the words of Lambda, and nothing changes',
  { tag: '@anyWidth' },
  async ({ page }) => {
    await page.goto('/run/');
    const bench = new Workbench(page);
    await expect(bench.code).toContainText('memoryLimitInMB');
    const alert = page.getByRole('alert');
    const refused: [name: string, bytes: Uint8Array, words: string][] = [
      ['notes.zip', strToU8('not a zip at all'), 'Could not unzip uploaded file.'],
      ['nothing.zip', new Uint8Array(), 'Uploaded file must be a non-empty zip'],
      [
        'climbs.zip',
        crafted([{ path: '../../etc/passwd', content: strToU8('x') }]),
        'it has a "." or ".." part',
      ],
      [
        'bomb.zip',
        crafted([{ path: 'a', content: strToU8('x'), declares: { size: 4_000_000_000 } }]),
        'Unzipped size must be smaller than 262144000 bytes',
      ],
    ];
    for (const [name, bytes, words] of refused) {
      await chooser(page).setInputFiles(asFile(name, bytes));
      await expect(alert).toContainText(`${name} was not taken over`);
      await expect(alert).toContainText(words);
    }
    await expect(bench.code).toContainText('memoryLimitInMB');
    await expect(page.getByText('Everything is deployed')).toBeVisible();
  },
);

test('the files can be taken away as a .zip', { tag: '@anyWidth' }, async ({ page, browserName }) => {
  test.skip(browserName === 'firefox', 'A stock Firefox does not tell Playwright of downloads.');
  await page.goto('/run/');
  await new Workbench(page).edit('export const handler = async () => "mine";\n');
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download .zip' }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe('run.zip');
  const zip = await readFile(await download.path());
  expect(Object.keys(unzipSync(zip))).toEqual(['index.mjs']);
  expect(new TextDecoder().decode(unzipSync(zip)['index.mjs'])).toBe(
    'export const handler = async () => "mine";\n',
  );
});
