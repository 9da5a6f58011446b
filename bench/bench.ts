// `npm run bench`: builds the site, serves it and measures it in Chromium. `-- --json` prints the report as JSON.
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { browserReport, chromiumArgs, findChromium } from '../scripts/browser.mjs';
import { serveSite } from '../scripts/preview.mjs';
import { timeEmbedded } from './embedded.ts';
import { weighPages } from './pages.ts';
import { asText, type BenchReport } from './report.ts';

function build(): number {
  const start = performance.now();
  const { status, stdout, stderr } = spawnSync('npm', ['run', '--silent', 'build'], {
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error(`The build failed:\n${stdout}${stderr}`);
  return Math.round(performance.now() - start);
}

async function measure(): Promise<BenchReport> {
  const buildMs = build();
  const executablePath = findChromium();
  if (!executablePath) throw new Error(browserReport().text);
  const browser = await chromium.launch({ executablePath, args: chromiumArgs });
  const { origin, close } = await serveSite({ port: 0 });
  try {
    const embedded = await timeEmbedded(browser, origin);
    return { embedded, pages: await weighPages(browser, origin), buildMs };
  } finally {
    await browser.close();
    close();
  }
}

const { values } = parseArgs({ options: { json: { type: 'boolean', default: false } } });
const report = await measure();
console.log(values.json ? JSON.stringify(report, null, 2) : asText(report));
