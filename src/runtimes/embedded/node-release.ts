/** What stands for the managed runtimes in here. */
import type { RunnableRuntime } from '#model/runtime-port.ts';

export interface NodeRelease {
  /** `process.version`. AWS says the major version only and patches the rest; this is one it may have had. */
  version: string;
  /**
   * Max Memory Used of a function that does nothing, in MB: content/facts/cold-starts.json, 128 MB on x86_64
   * from a .zip.
   */
  idleMemoryMB: number;
  /** The module that `node` runs, in `/var/runtime`. */
  entry: string;
}

export const nodeReleases: Readonly<Record<RunnableRuntime, NodeRelease>> = {
  'nodejs24.x': { version: 'v24.11.1', idleMemoryMB: 76, entry: 'index.mjs' },
  'nodejs22.x': { version: 'v22.21.1', idleMemoryMB: 74, entry: 'bootstrap.mjs' },
};

/** Lambda switches these off (content/facts/runtimes.json, `experimentalNodeFlags`). */
export const nodeFlags = ['--no-experimental-require-module', '--no-experimental-detect-module'] as const;

/** Version 3 of the runtime client is a library; in Lambda, too, something calls it. */
const callRuntimeClient = [
  "import { run } from './index.mjs';",
  'await run(process.env.LAMBDA_TASK_ROOT, process.env._HANDLER);',
  '',
].join('\n');

/** The files of `/var/runtime`. @param client the JavaScript of AWS's runtime client */
export function runtimeFiles(runtime: RunnableRuntime, client: string): Record<string, string> {
  return runtime === 'nodejs24.x'
    ? { 'index.mjs': client }
    : { 'index.mjs': client, 'bootstrap.mjs': callRuntimeClient };
}
