// `npm run bench`: builds the site, serves it and measures it in Chromium. `-- --json` prints the report as JSON,
// `-- --peers` runs the same handlers in other tools, too, which are installed for that.
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { browserReport, chromiumArgs, findChromium } from '../scripts/browser.mjs';
import { serveSite } from '../scripts/preview.mjs';
import { timeEmbedded } from './embedded.ts';
import { timeLifecycle } from './lifecycle/lifecycle.ts';
import { weighPages } from './pages.ts';
import { timePeers } from './peers.ts';
import { timePort } from './port.ts';
import { asText, type BenchReport } from './report.ts';
import { weighRunner } from './runner-download.ts';

function build(): number {
  const start = performance.now();
  const { status, stdout, stderr } = spawnSync('npm', ['run', '--silent', 'build'], {
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error(`The build failed:\n${stdout}${stderr}`);
  return Math.round(performance.now() - start);
}

async function measure({ peers }: { peers: boolean }): Promise<BenchReport> {
  const buildMs = build();
  const executablePath = findChromium();
  if (!executablePath) throw new Error(browserReport().text);
  const browser = await chromium.launch({ executablePath, args: chromiumArgs });
  const unpaced = await chromium.launch({
    executablePath,
    args: [...chromiumArgs, '--disable-frame-rate-limit'],
  });
  const { origin, close } = await serveSite({ port: 0 });
  try {
    const port = await timePort(browser);
    return {
      embedded: { ...(await timeEmbedded(browser, origin)), ...port },
      lifecycle: await timeLifecycle(browser, unpaced, origin),
      runner: await weighRunner(browser, origin),
      pages: await weighPages(browser, origin),
      buildMs,
      ...(peers ? { peers: await timePeers(port) } : {}),
    };
  } finally {
    await browser.close();
    await unpaced.close();
    close();
  }
}

const { values } = parseArgs({
  options: { json: { type: 'boolean', default: false }, peers: { type: 'boolean', default: false } },
});
const report = await measure(values);
console.log(values.json ? JSON.stringify(report, null, 2) : asText(report));
