import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { RunnableRuntime } from '#model/runtime-port.ts';

const here = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const installed = (name: string) => createRequire(import.meta.url).resolve(name);

/** How a process of Node.js becomes AWS's runtime. */
export interface RuntimeClient {
  /** Scripts that are loaded before everything else. */
  preload: string[];
  /** What the process runs. */
  entry: string;
  /** Where stack traces would show the runtime client, and where they show it in Lambda. */
  names: Record<string, string>;
}

/** AWS's runtime client as it comes from npm, with its native addon replaced by one that needs no compiler. */
export function runtimeClient(runtime: RunnableRuntime): RuntimeClient {
  const preload = [here('../../../src/runtimes/webcontainer/container/rapid-client.cjs')];
  if (runtime === 'nodejs24.x') return { preload, ...clientAt(installed('aws-lambda-ric-4')) };
  const module = installed('aws-lambda-ric-3/dist/index.mjs');
  const entry = here('./bootstrap-3.mjs');
  return {
    preload,
    entry,
    names: { [module]: '/var/runtime/index.mjs', [entry]: '/var/runtime/bootstrap.mjs' },
  };
}

/** Version 4 of the runtime client, wherever it is installed. With its native addon if that is next to it. */
export function clientAt(module: string): Omit<RuntimeClient, 'preload'> {
  return { entry: module, names: { [module]: '/var/runtime/index.mjs', [dirname(module)]: '/var/runtime' } };
}
