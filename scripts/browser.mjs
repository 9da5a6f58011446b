// Finds the browsers that the tests drive, or has the system's package manager install them.
//   node scripts/browser.mjs            says what is there; exits 1 without a Chromium
//   node scripts/browser.mjs --install  gets what is missing first, where that is possible
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';

// The headless shell of Debian comes first: it starts fastest.
const chromiumNames = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge-stable',
];
const firefoxNames = ['firefox-esr', 'firefox'];
const chromiumPlaces = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];
const firefoxPlaces = ['/Applications/Firefox.app/Contents/MacOS/firefox'];

/** @param {string} variable */
function fromEnvironment(variable) {
  const wanted = process.env[variable];
  if (wanted && !existsSync(wanted))
    throw new Error(`${variable} is set to ${wanted}, and there is no such file`);
  return wanted || undefined;
}

/** @param {string[]} names */
function onPath(names) {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter(Boolean);
  return names
    .flatMap((name) => folders.map((folder) => join(folder, name)))
    .find((path) => existsSync(path));
}

/** @returns {string | undefined} */
function playwrightsOwn() {
  try {
    const { chromium } = createRequire(import.meta.url)('playwright-core');
    const path = chromium.executablePath();
    return existsSync(path) ? path : undefined;
  } catch {
    return undefined; // not installed yet
  }
}

/** @returns {string | undefined} */
export function findChromium() {
  return (
    fromEnvironment('CHROMIUM_PATH') ??
    onPath(chromiumNames) ??
    chromiumPlaces.find((path) => existsSync(path)) ??
    playwrightsOwn()
  );
}

/** A stock Firefox: it is driven over WebDriver BiDi, Playwright's channel `moz-firefox`. @returns {string | undefined} */
export function findFirefox() {
  return (
    fromEnvironment('FIREFOX_PATH') ?? onPath(firefoxNames) ?? firefoxPlaces.find((path) => existsSync(path))
  );
}

/** WebKitGTK needs its driver and a display, a virtual one or the user's. @returns {string | undefined} */
export function findWebKitDriver() {
  const driver = onPath(['WebKitWebDriver']);
  return driver && (process.env['DISPLAY'] || onPath(['xvfb-run'])) ? driver : undefined;
}

/** Flags that keep Chromium to itself: no calls home, no sandbox where it can't have one. */
export const chromiumArgs = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--no-first-run',
];

const debian = [
  { name: 'Chromium', find: findChromium, packages: ['chromium-headless-shell', 'fonts-liberation'] },
  { name: 'Firefox', find: findFirefox, packages: ['firefox-esr'] },
  { name: 'WebKitGTK', find: findWebKitDriver, packages: ['webkit2gtk-driver', 'xvfb', 'xauth'] },
];

/** How apt-get can be run here without asking anybody. @returns {string[] | undefined} */
function aptGet() {
  if (!onPath(['apt-get'])) return undefined;
  if (process.getuid?.() === 0) return ['apt-get'];
  const mayBecomeRoot = onPath(['sudo']) && spawnSync('sudo', ['-n', 'true']).status === 0;
  return mayBecomeRoot ? ['sudo', '-n', 'apt-get'] : undefined;
}

/** @param {string[]} apt @param {string[]} args */
function runApt([command = '', ...first], args) {
  const { status, stdout, stderr } = spawnSync(command, [...first, ...args], {
    encoding: 'utf8',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  if (status !== 0) console.error(`${stdout}${stderr}`.trim().split('\n').slice(-5).join('\n'));
  return status === 0;
}

/** Installs the browsers that are missing, each on its own so that one that is not offered does not cost the others. */
export function installBrowsers() {
  const missing = debian.filter(({ find }) => !find());
  const apt = missing.length > 0 ? aptGet() : undefined;
  if (!apt) return;
  runApt(apt, ['update', '-qq']);
  for (const { name, packages } of missing) {
    console.log(`Installing ${name}: apt-get install ${packages.join(' ')} …`);
    runApt(apt, ['install', '-y', '-qq', '--no-install-recommends', ...packages]);
  }
}

/**
 * What is there, in words; `ok` is false without a Chromium, and with `all` also without one of the others.
 * @param {{ all?: boolean }} [options]
 */
export function browserReport({ all = false } = {}) {
  const found = debian.map(({ name, find, packages }) => ({ name, path: find(), packages }));
  const lines = found.map(({ name, path, packages }) => {
    if (path) return `${name}: ${path}`;
    if (name !== 'Chromium') return `${name}: not found, its tests are left out (${packages.join(' ')})`;
    return [
      'No Chromium found, and the tests need one.',
      'Debian and Ubuntu: apt-get install chromium-headless-shell (or chromium). Elsewhere: install Chrome or',
      'Chromium, or run `npx playwright install chromium`. Or set CHROMIUM_PATH to the one to use.',
    ].join('\n');
  });
  const ok = found.every(({ name, path }) => path || (!all && name !== 'Chromium'));
  if (!ok && all) lines.push('REQUIRE_ALL_BROWSERS is set: every browser above has to be there.');
  return { ok, text: lines.join('\n') };
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  if (process.argv.includes('--install')) installBrowsers();
  const { ok, text } = browserReport({ all: process.env['REQUIRE_ALL_BROWSERS'] === '1' });
  console.log(text);
  process.exit(ok ? 0 : 1);
}
