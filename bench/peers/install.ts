import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../../node_modules/.cache/bench-peers/', import.meta.url));

/** Serverless 4, which later versions of serverless-offline are for, does not start without a login. */
const dependencies = { 'lambda-local': '2.2.0', serverless: '3.40.0', 'serverless-offline': '13.9.0' };

function isInstalled(name: string, version: string): boolean {
  const manifest = join(folder, 'node_modules', name, 'package.json');
  if (!existsSync(manifest)) return false;
  return (JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }).version === version;
}

/** Puts the peers where nothing else finds them, once. @returns their folder @throws Error where they cannot be had */
export function installedPeers(): string {
  if (Object.entries(dependencies).every(([name, version]) => isInstalled(name, version))) return folder;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, dependencies }));
  const { status, stderr } = spawnSync('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: folder,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error(`npm could not install it: ${stderr.trim().split('\n').at(-1) ?? ''}`);
  return folder;
}
