// `npm test`: every check and test, from a fresh clone. It goes on after a failure, and its last line counts.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { constants, setPriority } from 'node:os';
import { join } from 'node:path';
import { browserReport, installBrowsers } from './browser.mjs';
import { playwrightFailures, vitestFailures } from './failures.mjs';
import { environment, install, root } from './setup.mjs';

/** What has to be there before a test can run. */
function prepare() {
  install();
  installBrowsers();
  const { ok, text } = browserReport({ all: process.env['REQUIRE_ALL_BROWSERS'] === '1' });
  if (!ok) throw new Error(text);
  console.log(text);
}

try {
  prepare();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  console.log('\n0 passed, 1 failed');
  process.exit(1);
}

const summaries = join(root, 'test-results', 'summary');
rmSync(summaries, { recursive: true, force: true });
mkdirSync(summaries, { recursive: true });

const total = { passed: 0, failed: 0, skipped: 0 };
/** @type {string[]} */
const red = [];
/** @type {string[]} */
const failures = [];

/** @param {string} name @param {string[]} command @param {Record<string, string>} env @returns {Promise<boolean>} whether it was well */
function step(name, [command = '', ...args], env) {
  const start = Date.now();
  console.log(`\n## ${name}`);
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      stdio: 'inherit',
      shell: process.platform === 'win32',
      env: { ...environment, ...env },
    });
    child.on('error', (error) => console.error(error.message));
    child.on('close', (code) => {
      const ok = code === 0;
      console.log(`## ${name}: ${ok ? 'ok' : 'FAILED'} in ${((Date.now() - start) / 1000).toFixed(1)} s`);
      if (!ok) red.push(name);
      resolve(ok);
    });
  });
}

/**
 * @param {string} name @param {string[]} command
 * @param {{ beside?: boolean }} [options] `beside` others, it has only what time they leave over
 * @returns {Promise<void>} when it has ended and its words are out
 */
function check(name, [command = '', ...args], { beside = false } = {}) {
  const start = Date.now();
  return new Promise((resolve) => {
    let text = '';
    const child = spawn(command, args, {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
      env: environment,
    });
    if (beside && child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_LOW);
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (piece) => (text += piece));
    }
    child.on('error', (error) => (text += `${error.message}\n`));
    child.on('close', (code) => {
      const ok = code === 0;
      const seconds = ((Date.now() - start) / 1000).toFixed(1);
      console.log(`\n## ${name}\n${text}## ${name}: ${ok ? 'ok' : 'FAILED'} in ${seconds} s`);
      total[ok ? 'passed' : 'failed']++;
      if (!ok) {
        red.push(name);
        failures.push(`  ${name}:`, ...text.trim().split('\n').slice(-20));
      }
      resolve();
    });
  });
}

/** @param {[name: string, script: string][]} checks one after the other */
async function inTurn(checks) {
  for (const [name, script] of checks) {
    await check(name, ['npm', 'run', '--silent', script], { beside: true });
  }
}

/**
 * A test runner that leaves its counts in a file. One that ran nothing has failed.
 * @param {string} name @param {string} file @param {(file: string) => string[]} command
 * @param {(result: any) => { passed: number, failed: number, skipped: number, failures: string[] }} read
 * @param {(file: string) => Record<string, string>} [env]
 */
async function tests(name, file, command, read, env = () => ({})) {
  const path = join(summaries, file);
  const ok = await step(name, command(path), env(path));
  const counts = existsSync(path)
    ? read(JSON.parse(readFileSync(path, 'utf8')))
    : { passed: 0, failed: 0, skipped: 0, failures: [] };
  failures.push(...counts.failures);
  total.passed += counts.passed;
  total.failed += counts.failed;
  total.skipped += counts.skipped;
  const ranNothing = counts.passed + counts.failed === 0;
  if (ranNothing) console.log(`## ${name}: no test ran`);
  if ((!ok || ranNothing) && counts.failed === 0) total.failed++;
}

// What the linter has to know of Astro's own modules.
await check('types of the content', ['astro', 'sync']);
await check('build', ['npm', 'run', '--silent', 'build']);
// The tests wait for a third of their time. Two lines of checks fill it, and stand back where a test has to run.
const checks = Promise.all([
  inTurn([['lint', 'check:lint']]),
  inTurn([
    ['types', 'check:types'],
    ['lock file', 'check:lock'],
    ['format', 'check:format'],
    ['unused code', 'check:unused'],
  ]),
]);
await tests(
  'unit and contract tests',
  'vitest.json',
  (path) => ['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${path}`],
  (result) => ({
    passed: result.numPassedTests,
    failed: result.numFailedTests,
    skipped: result.numPendingTests + result.numTodoTests,
    failures: vitestFailures(result),
  }),
);
// Pages are looked at as they come: beside other work a frame or a font comes late, and that is what is looked for.
await checks;
await tests(
  'built site and walks, in the browsers',
  'playwright.json',
  () => ['playwright', 'test', '--reporter=list,json'],
  (report) => ({
    passed: report.stats.expected + report.stats.flaky,
    failed: report.stats.unexpected,
    skipped: report.stats.skipped,
    failures: playwrightFailures(report),
  }),
  (path) => ({ PLAYWRIGHT_JSON_OUTPUT_FILE: path }),
);

if (red.length > 0) console.log(`\nNot green: ${red.join(', ')}`);
if (failures.length > 0) console.log(failures.join('\n'));
if (total.skipped > 0) console.log(`\n${total.skipped} skipped`);
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed === 0 ? 0 : 1);
