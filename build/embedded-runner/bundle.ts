/** Every file that is served under `runner/`, with names that carry a hash of their content. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { nodeModules, sharedModules, textImports } from './esbuild-plugins.ts';
import { frameDocument } from './frame-document.ts';
import { sdkClients } from './sdk-clients.ts';

const root = new URL('../../', import.meta.url);
const source = (path: string): string => fileURLToPath(new URL(`src/runtimes/embedded/${path}`, root));

export interface RunnerFile {
  content: string;
  contentType: string;
}

export interface RunnerBundle {
  /** Name, beginning with `runner/` → file. */
  files: ReadonlyMap<string, RunnerFile>;
  frame: string;
  worker: string;
  runtimeClients: Record<string, string>;
  /** Parts of the worker's program that only some handlers need. */
  parts: Record<string, string>;
  /** Clients of AWS's SDK. */
  sdk: Record<string, string>;
  /** Absolute paths of what it was made from. */
  sources: ReadonlySet<string>;
}

/** AWS's runtime client as it comes from its package, and what it owes its readers. */
const runtimeClients = {
  'nodejs24.x': { package: 'aws-lambda-ric-4', main: 'index.mjs' },
  'nodejs22.x': { package: 'aws-lambda-ric-3', main: 'dist/index.mjs' },
} as const;
/** `src/runtimes/embedded/program-parts.ts` says who gets them. */
const parts = {
  crypto: 'worker/node/crypto/crypto.part.ts',
  zlib: 'worker/node/zlib/zlib.part.ts',
  brotli: 'worker/node/zlib/brotli.part.ts',
} as const;
const LICENCES = ['LICENSE', 'NOTICE', 'THIRD-PARTY-LICENSES'];

const TEXT = 'text/plain; charset=utf-8';
const SCRIPT = 'text/javascript; charset=utf-8';

function hashed(name: string, extension: string, content: string): string {
  return `runner/${name}.${createHash('sha256').update(content).digest('base64url').slice(0, 10)}.${extension}`;
}

async function bundleScript(entry: string, minify: boolean) {
  const isPart = entry.endsWith('.part.ts');
  const standIns = source('worker/stand-ins/');
  const result = await build({
    entryPoints: [source(entry)],
    bundle: true,
    write: false,
    metafile: true,
    minify,
    format: 'iife',
    target: 'es2023',
    legalComments: 'eof',
    logLevel: 'silent',
    define: {
      global: 'globalThis',
      'process.env.NODE_DEBUG': '""',
      'process.env.READABLE_STREAM': '""',
    },
    inject: entry.startsWith('worker/') ? [`${standIns}process.ts`] : [],
    // A part is the body of a function of `shared`, which the worker calls.
    ...(isPart ? { globalName: 'part', footer: { js: 'return part;' } } : {}),
    plugins: [...(isPart ? [sharedModules()] : []), textImports({ minify }), nodeModules(standIns)],
  });
  const inputs = Object.keys(result.metafile.inputs).filter((path) => path.startsWith('src/'));
  return {
    text: result.outputFiles[0]?.text ?? '',
    sources: inputs.map((path) => fileURLToPath(new URL(path, root))),
  };
}

export async function bundleRunner({ minify }: { minify: boolean }): Promise<RunnerBundle> {
  const files = new Map<string, RunnerFile>();
  const add = (name: string, extension: string, content: string, contentType: string): string => {
    const fileName = hashed(name, extension, content);
    files.set(fileName, { content, contentType });
    return fileName;
  };
  const [frameScript, workerScript, ...partScripts] = await Promise.all([
    // One line of script in one document: nothing is gained by reading it unminified.
    bundleScript('frame/frame.ts', true),
    bundleScript('worker/main.worker.ts', minify),
    ...Object.values(parts).map((entry) => bundleScript(entry, minify)),
  ]);
  const frame = add('index', 'html', frameDocument(frameScript.text), 'text/html; charset=utf-8');
  const worker = add('worker', 'js', workerScript.text, SCRIPT);
  const partNames = Object.keys(parts).map((name, at) => [
    name,
    add(`worker-${name}`, 'js', partScripts[at]?.text ?? '', SCRIPT),
  ]);
  const clients: Record<string, string> = {};
  for (const [runtime, client] of Object.entries(runtimeClients)) {
    const folder = new URL(`node_modules/${client.package}/`, root);
    const read = (path: string) => readFile(new URL(path, folder), 'utf8');
    clients[runtime] = add(`runtime-client-${runtime}`, 'js', await read(client.main), SCRIPT);
    for (const licence of LICENCES) {
      files.set(`runner/THIRD-PARTY/${client.package}/${licence}.txt`, {
        content: await read(licence),
        contentType: TEXT,
      });
    }
  }
  const sdk: Record<string, string> = {};
  for (const { name, content, licence } of await sdkClients()) {
    sdk[name] = add(`sdk-${name}`, 'js', content, SCRIPT);
    files.set(`runner/THIRD-PARTY/aws-sdk-${name}/LICENSE.txt`, { content: licence, contentType: TEXT });
  }
  return {
    files,
    sdk,
    frame,
    worker,
    runtimeClients: clients,
    parts: Object.fromEntries(partNames) as Record<string, string>,
    sources: new Set([frameScript, workerScript, ...partScripts].flatMap((script) => script.sources)),
  };
}
