/**
 * Puts together what runs inside a WebContainer besides the learner's files, as texts by file name. They are
 * imported as `virtual:webcontainer-program`, by a chunk that loads only when that runtime is chosen.
 */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { Plugin } from 'vite';

const MODULE = 'virtual:webcontainer-program';
const RESOLVED = `\0${MODULE}`;

const folder = new URL('../src/runtimes/webcontainer/container/', import.meta.url);
const source = (name: string): string => fileURLToPath(new URL(name, folder));

/** Loaded into each process before AWS's runtime client; not ES modules, and not bundled. */
const PRELOADED = ['rapid-client.cjs', 'folders.cjs', 'network.cjs'];

export interface WebContainerProgram {
  /** Name → text. `supervisor.mjs` is the one that is run. */
  files: Record<string, string>;
  /** Absolute paths of what it was made from. */
  sources: string[];
}

export async function webContainerProgram({ minify = false } = {}): Promise<WebContainerProgram> {
  const { outputFiles, metafile } = await build({
    entryPoints: [source('supervisor.ts')],
    bundle: true,
    write: false,
    metafile: true,
    minify,
    platform: 'node',
    format: 'esm',
    target: 'node22',
    logLevel: 'silent',
  });
  const files: Record<string, string> = { 'supervisor.mjs': outputFiles[0]?.text ?? '' };
  for (const name of PRELOADED) files[name] = await readFile(source(name), 'utf8');
  const root = new URL('../', import.meta.url);
  const bundled = Object.keys(metafile.inputs).map((path) => fileURLToPath(new URL(path, root)));
  return { files, sources: [...bundled, ...PRELOADED.map(source)] };
}

export function webContainerProgramPlugin(): Plugin {
  let minify = false;
  return {
    name: 'webcontainer-program',
    configResolved(config) {
      minify = config.command === 'build';
    },
    resolveId: (id) => (id === MODULE ? RESOLVED : null),
    async load(id) {
      if (id !== RESOLVED) return null;
      const { files, sources } = await webContainerProgram({ minify });
      for (const path of sources) this.addWatchFile(path);
      return `export const program = ${JSON.stringify(files)};`;
    },
  };
}
