/**
 * Clients of AWS's SDK for JavaScript, which Lambda's Node.js runtimes bring along in `/var/runtime`: a handler may
 * import them without packing them.
 *
 * Source: https://docs.aws.amazon.com/lambda/latest/dg/lambda-nodejs.html
 */
import { sdkAddresses } from 'virtual:embedded-runner';
import { contentOf, type PackageFiles } from '#model/package/deployment-package.ts';
import { textOf } from './runner-files.ts';

type SdkClient = keyof typeof sdkAddresses;

const named = /@aws-sdk\/(client-[a-z0-9-]+)/g;
const isCode = (path: string): boolean => /\.[cm]?js$/.test(path) && !path.includes('node_modules/');

const isHere = (name: string): name is SdkClient => Object.hasOwn(sdkAddresses, name);

/** The same files are started many times. */
const found = new WeakMap<PackageFiles, readonly SdkClient[]>();

/** What a package names and has not brought itself. */
function clientsNamedIn(files: PackageFiles): readonly SdkClient[] {
  let clients = found.get(files);
  if (!clients) {
    const names = Object.entries(files).flatMap(([path, file]) => {
      if (!isCode(path)) return [];
      const content = contentOf(file);
      const text = typeof content === 'string' ? content : new TextDecoder().decode(content);
      return Array.from(text.matchAll(named), ([, name = '']) => name);
    });
    clients = [...new Set(names)]
      .filter(isHere)
      .filter((name) => !(`node_modules/@aws-sdk/${name}/package.json` in files));
    found.set(files, clients);
  }
  return clients;
}

/**
 * Files for `/var/runtime`.
 *
 * @param packages the function's files and those of its layers
 */
export function sdkFiles(packages: readonly PackageFiles[]): Promise<Record<string, string>> {
  const clients = [...new Set(packages.flatMap(clientsNamedIn))].sort();
  const key = clients.join();
  let files = made.get(key);
  if (!files) {
    files = filesOf(clients);
    files.catch(() => made.delete(key));
    made.set(key, files);
  }
  return files;
}

/** By the names of the clients: the same files for the same clients. A failure is not kept. */
const made = new Map<string, Promise<Record<string, string>>>();

async function filesOf(clients: readonly SdkClient[]): Promise<Record<string, string>> {
  const entries = clients.map(async (client) => {
    const folder = `node_modules/@aws-sdk/${client}`;
    const description = JSON.stringify({ name: `@aws-sdk/${client}`, main: 'index.js' });
    return [
      [`${folder}/package.json`, description],
      [`${folder}/index.js`, await textOf(sdkAddresses[client])],
    ] as const;
  });
  return Object.fromEntries((await Promise.all(entries)).flat());
}
