/** What is mounted into every container before anything runs in it. */
import { program } from 'virtual:webcontainer-program';
import type { PackageFiles } from '#model/package/deployment-package.ts';
import { runnableRuntimes, type RunnableRuntime } from '#model/runtime-port.ts';
import { runtimeFiles } from '../embedded/node-release.ts';

/** Where the files of `/var/runtime` are mounted. */
export const runtimeFolder = (runtime: RunnableRuntime): string => `runtime/${runtime}`;

/** @param client gives the JavaScript of AWS's runtime client */
export async function containerProgram(
  client: (runtime: RunnableRuntime) => Promise<string>,
): Promise<PackageFiles> {
  const files: Record<string, string> = { ...program };
  for (const runtime of runnableRuntimes) {
    for (const [name, text] of Object.entries(runtimeFiles(runtime, await client(runtime)))) {
      files[`${runtimeFolder(runtime)}/${name}`] = text;
    }
  }
  return files;
}
