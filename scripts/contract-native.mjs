// Runs the contract of the runtimes against AWS's runtime client with its real native addon.
//   node scripts/contract-native.mjs
// The addon is built once (a minute or two, from sources inside the package) into node_modules/.cache. Not part
// of `npm test`: it needs a C++ compiler and its companions.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { environment, root, run } from './setup.mjs';

/** What the build of the addon calls, and the Debian package that brings it. */
const tools = {
  autoreconf: 'autoconf',
  automake: 'automake',
  libtoolize: 'libtool',
  cmake: 'cmake',
  make: 'make',
  'g++': 'g++',
  python3: 'python3',
};

/** @param {string} tool */
function isThere(tool) {
  return (process.env['PATH'] ?? '').split(delimiter).some((folder) => existsSync(join(folder, tool)));
}

const missing = Object.entries(tools).filter(([tool]) => !isThere(tool));
if (process.platform === 'win32' || missing.length > 0) {
  console.error(
    process.platform === 'win32'
      ? 'The native addon of aws-lambda-ric does not build on Windows. Use Linux, WSL or a container.'
      : `Not there: ${missing.map(([tool]) => tool).join(', ')}. The native addon of aws-lambda-ric cannot be ` +
          `built without. On Debian or Ubuntu:\n  apt-get install ${missing.map(([, name]) => name).join(' ')}`,
  );
  process.exit(1);
}

/** The version whose JavaScript the site ships: `npm:aws-lambda-ric@4.0.2`. */
const wanted = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).devDependencies[
  'aws-lambda-ric-4'
];
const version = wanted.slice(wanted.lastIndexOf('@') + 1);
const folder = join(root, 'node_modules', '.cache', 'native-ric', version);
const client = join(folder, 'node_modules', 'aws-lambda-ric');
const addon = join(client, 'rapid-client.node');

if (!existsSync(addon)) {
  console.log(`Building aws-lambda-ric ${version} into ${folder} …`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  // npm 12 asks for this; the project's .npmrc forbids install scripts, and this package is built by its own.
  const allowed = { private: true, allowScripts: { [`aws-lambda-ric@${version}`]: true } };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(allowed));
  const { status } = spawnSync(
    'npm',
    ['install', '--no-save', '--no-package-lock', '--ignore-scripts=false', `aws-lambda-ric@${version}`],
    { cwd: folder, stdio: 'inherit', env: environment },
  );
  if (status !== 0 || !existsSync(addon)) {
    console.error(`aws-lambda-ric ${version} was not built; the reason is above.`);
    process.exit(1);
  }
}

process.exit(
  run('vitest', ['run', '--project', 'unit', 'test/contract/node.test.ts'], {
    NATIVE_RUNTIME_CLIENT: join(client, 'index.mjs'),
  }) ?? 1,
);
