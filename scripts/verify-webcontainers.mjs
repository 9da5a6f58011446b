// Tries the real thing: boots WebContainers from stackblitz.com in Chromium and runs three handlers in it.
//   npm run verify:webcontainers
// Needs a connection, and contacts StackBlitz, whose terms apply. Not part of `npm test`, which has a stand-in.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { browserReport, chromiumArgs, findChromium } from './browser.mjs';
import { dist } from './built-site.mjs';
import { serveSite } from './preview.mjs';
import { install, run } from './setup.mjs';

install();
const { chromium } = await import('playwright-core');
const executablePath = findChromium();
if (!executablePath) {
  console.error(browserReport().text);
  process.exit(1);
}
if (!existsSync(join(dist, 'run', 'index.html')) && run('astro', ['build']) !== 0) process.exit(1);

const handlers = [
  {
    name: 'real Node.js answers',
    code: `export const handler = async () => process.version + ' on ' + process.platform;`,
    expected: /v\d+\.\d+/,
  },
  {
    name: 'module state stays warm, /tmp too',
    code: `import { appendFileSync, readFileSync } from 'node:fs';
appendFileSync('/tmp/starts', 'x');
export const handler = async () => 'starts: ' + readFileSync('/tmp/starts', 'utf8').length;`,
    expected: /starts: 1/,
  },
  {
    name: 'an error carries its stack',
    code: `export const handler = async () => { throw new TypeError('on purpose'); };`,
    expected: /on purpose[\s\S]*\/var\/task\/index\.mjs/,
  },
];

const site = await serveSite({ port: 0, host: 'localhost' });
const browser = await chromium.launch({ executablePath, args: chromiumArgs });
let failures = 0;

/** @param {string} what @param {() => Promise<unknown>} act */
async function step(what, act) {
  const since = performance.now();
  try {
    const seen = await act();
    console.log(
      `ok      ${what} (${Math.round(performance.now() - since)} ms)${seen ? `: ${String(seen)}` : ''}`,
    );
    return true;
  } catch (error) {
    failures++;
    console.log(`FAILED  ${what}: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}`);
    return false;
  }
}

try {
  const page = await browser.newPage();
  page.on('console', (message) => {
    if (message.type() === 'error') console.log(`        the page says: ${message.text()}`);
  });
  await page.goto(`${site.origin}/run/`);

  const booted = await step('boots from stackblitz.com', async () => {
    await page.getByText(/^Where it runs: /).click();
    await page.getByRole('radio', { name: /^WebContainers/ }).check();
    await page.getByRole('button', { name: 'Contact StackBlitz and start' }).click();
    const version = page.getByText(/^Node\.js v\S+ runs here/);
    const trouble = page.getByRole('alert');
    await version.or(trouble).first().waitFor({ timeout: 30_000 });
    if (await trouble.isVisible()) throw new Error((await trouble.innerText()).replaceAll('\n', ' '));
    return version.innerText();
  });
  if (!booted) {
    console.log('\nWithout a connection to https://stackblitz.com there is nothing more to verify.');
  } else {
    for (const { name, code, expected } of handlers) {
      await step(name, async () => {
        await page.getByRole('textbox', { name: 'index.mjs' }).click();
        await page.keyboard.press('ControlOrMeta+a');
        await page.keyboard.insertText(code);
        await page.getByRole('button', { name: 'Deploy', exact: true }).click();
        await page.getByText('Everything is deployed').waitFor({ timeout: 15_000 });
        await page.getByRole('button', { name: 'Test', exact: true }).click();
        const response = page.getByRole('region', { name: 'Response' }).filter({ hasText: expected });
        await response.waitFor({ timeout: 30_000 });
        return (await response.innerText()).replaceAll('\n', ' ').slice(0, 120);
      });
    }
  }
} finally {
  await browser.close();
  site.close();
}
console.log(failures === 0 ? '\nWebContainers works.' : `\n${failures} failed`);
process.exit(failures === 0 ? 0 : 1);
