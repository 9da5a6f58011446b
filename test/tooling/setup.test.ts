import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isInstalled, nodeProblem } from '../../scripts/setup.mjs';

describe('the Node.js that starts the project', () => {
  it.each([
    ['linux', 'x64', '20.0.0'],
    ['linux', 'x64', '24.21.0'],
    ['darwin', 'arm64', '22.22.3'],
    ['win32', 'x64', '24.0.0'],
  ])('may be on %s %s %s', (platform, arch, version) => {
    expect(nodeProblem({ platform, arch, version })).toBeUndefined();
  });

  it.each([
    ['linux', 'x64', '18.20.8', '20.0.0'],
    ['linux', 'arm64', '20.20.2', '22.22.3'],
    ['darwin', 'arm64', '22.22.2', '22.22.3'],
  ])('is refused on %s %s %s, and the message says which is needed', (platform, arch, version, needed) => {
    const problem = nodeProblem({ platform, arch, version });
    expect(problem).toContain(`Node.js ${needed} or later`);
    expect(problem).toContain(`this is ${version}`);
  });
});

describe('the installed packages', () => {
  const folder = (installed?: Record<string, unknown>) => {
    const path = mkdtempSync(join(tmpdir(), 'setup-'));
    const lock = {
      '': { version: '1.0.0' },
      'node_modules/a': { version: '2.0.0' },
      'node_modules/only-elsewhere': { version: '1.0.0', optional: true },
    };
    writeFileSync(join(path, 'package-lock.json'), JSON.stringify({ packages: lock }));
    if (installed) {
      mkdirSync(join(path, 'node_modules'));
      writeFileSync(
        join(path, 'node_modules', '.package-lock.json'),
        JSON.stringify({ packages: installed }),
      );
    }
    return path;
  };

  it('are there when each is the one of the lock file, but for another system’s', () => {
    expect(isInstalled(folder({ 'node_modules/a': { version: '2.0.0' } }))).toBe(true);
  });

  it('are to be installed in a fresh clone, after an update, and after an addition', () => {
    expect(isInstalled(folder())).toBe(false);
    expect(isInstalled(folder({ 'node_modules/a': { version: '1.9.0' } }))).toBe(false);
    expect(isInstalled(folder({}))).toBe(false);
  });
});
