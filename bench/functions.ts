/** The functions that are measured, in every runtime the same. Each answers with the time of its first line. */
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const project = fileURLToPath(new URL('../', import.meta.url));

/** Every process of a machine reads the same clock. */
const at = 'performance.timeOrigin + performance.now()';

export const smallFunction: Readonly<Record<string, string>> = {
  'index.js': `exports.handler = async () => ({ at: ${at} });\n`,
};

const bigHandler = `const { LambdaClient } = require('@aws-sdk/client-lambda');
const client = new LambdaClient({ region: 'eu-central-1' });
exports.handler = async () => {
  const at = ${at};
  return { at, sends: typeof client.send };
};
`;

interface Manifest {
  dependencies?: Record<string, string>;
}

/** The folder of a package as Node.js finds it from `folder`. @throws Error where it is not installed */
function packageFolder(name: string, folder: string): string {
  const paths = createRequire(join(folder, 'package.json')).resolve.paths(name) ?? [];
  const found = paths.map((path) => join(path, name)).find((path) => hasManifest(path));
  if (!found) throw new Error(`${name} is not installed: run \`npm ci\` first.`);
  return found;
}

function hasManifest(folder: string): boolean {
  try {
    return readFileSync(join(folder, 'package.json')).length > 0;
  } catch {
    return false;
  }
}

function withDependencies(name: string, from: string, found = new Set<string>()): Set<string> {
  const folder = packageFolder(name, from);
  if (found.has(folder)) return found;
  found.add(folder);
  const { dependencies = {} } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
  for (const dependency of Object.keys(dependencies)) withDependencies(dependency, folder, found);
  return found;
}

/** A handler with the Lambda client of the AWS SDK: all that `npm install` brings, without types and documents. */
export function bigFunction(): Record<string, string> {
  const files: Record<string, string> = { 'index.js': bigHandler };
  for (const folder of withDependencies('@aws-sdk/client-lambda', project)) {
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      const path = join(entry.parentPath, entry.name);
      const isNested = relative(folder, path).split(sep).includes('node_modules');
      if (!entry.isFile() || isNested || !/\.([cm]?js|json)$/.test(entry.name)) continue;
      files[relative(project, path).split(sep).join('/')] = readFileSync(path, 'utf8');
    }
  }
  return files;
}
