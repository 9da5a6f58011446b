import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

/** A machine whose PATH is one folder with these programs in it. */
function machine(programs: Record<string, string>) {
  const folder = mkdtempSync(join(tmpdir(), 'machine-'));
  for (const [name, script] of Object.entries(programs)) {
    writeFileSync(join(folder, name), `#!/bin/sh\n${script.replaceAll('$BIN', folder)}\n`, { mode: 0o755 });
  }
  return (args: readonly string[] = [], env: Record<string, string> = {}) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/browser.mjs', ...args], {
      encoding: 'utf8',
      env: { PATH: folder, PLAYWRIGHT_BROWSERS_PATH: folder, ...env },
    });
    return { status, said: stdout + stderr };
  };
}

const all = { 'chromium-headless-shell': '', 'firefox-esr': '', WebKitWebDriver: '', 'xvfb-run': '' };

/** Installs what is asked for, but for packages that this system does not offer. */
const apt = (offered: string) => ({
  'apt-get': `for name in "$@"; do case " ${offered} " in *" $name "*) : > "$BIN/$name";; esac; done`,
  sudo: '[ "$1" = -n ] && shift; [ "$1" = true ] || "$@"',
});

describe.runIf(process.platform === 'linux')('the browsers of the tests', () => {
  it('are those that are installed', () => {
    const { status, said } = machine(all)();
    expect(said).toMatch(/Chromium: .*chromium-headless-shell\nFirefox: .*firefox-esr\nWebKitGTK: .*WebKit/);
    expect(status).toBe(0);
  });

  it('include the one that a variable names, and a wrong name is an error', () => {
    const run = machine(all);
    expect(run([], { CHROMIUM_PATH: process.execPath }).said).toContain(`Chromium: ${process.execPath}`);
    const wrong = run([], { CHROMIUM_PATH: '/no/such/browser' });
    expect(wrong.said).toContain('CHROMIUM_PATH is set to /no/such/browser');
    expect(wrong.status).not.toBe(0);
  });

  it('need a Chromium: without one there is a message and a failure, also where nothing can be installed', () => {
    const { status, said } = machine({ 'firefox-esr': '' })(['--install']);
    expect(said).toContain('No Chromium found, and the tests need one.');
    expect(said).toContain('CHROMIUM_PATH');
    expect(status).toBe(1);
  });

  it('are installed where apt-get offers them', () => {
    const { status, said } = machine(apt('chromium-headless-shell firefox-esr'))(['--install']);
    expect(said).toContain('Installing Chromium: apt-get install chromium-headless-shell');
    expect(said).toMatch(/Firefox: .*firefox-esr/);
    expect(said).toContain('WebKitGTK: not found, its tests are left out');
    expect(status).toBe(0);
  });

  it('must all be there when all are required', () => {
    const { status, said } = machine(apt('chromium-headless-shell'))(['--install'], {
      REQUIRE_ALL_BROWSERS: '1',
    });
    expect(said).toContain('REQUIRE_ALL_BROWSERS');
    expect(status).toBe(1);
  });
});
