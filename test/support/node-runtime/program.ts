import { isOsOnly, type EnvironmentSpec } from '#model/runtime-port.ts';
import { nodeFlags } from '#runtimes/embedded/node-release.ts';
import { mergedLayers } from '#runtimes/package/merged-layers.ts';
import { findBootstrap, InvalidEntrypointError, nodePath } from '#runtimes/runtime-api/bootstrap.ts';
import type { MappedFolders } from './mapped-folders.ts';
import type { RuntimeClient } from './runtime-client.ts';

/** What a process of Node.js runs, with the paths of this machine. */
export interface Program {
  /** What Lambda would show for this machine's Node.js. */
  execPath: string;
  flags: readonly string[];
  preload: readonly string[];
  entry: string;
}

export function programOf(
  { runtime, files, layers }: EnvironmentSpec,
  folders: MappedFolders,
  client: RuntimeClient | null,
): Program {
  if (!isOsOnly(runtime)) {
    if (!client) throw new Error(`There is no runtime client for ${runtime}.`);
    return { execPath: '/var/lang/bin/node', flags: nodeFlags, ...client };
  }
  const found = findBootstrap(files, mergedLayers(layers));
  switch (found.is) {
    case 'invalid':
      throw new InvalidEntrypointError(found.message);
    case 'node': {
      const folder = found.script.startsWith('/opt/') ? folders.opt : folders.task;
      return { execPath: nodePath, flags: found.flags, preload: [], entry: `${folder}/bootstrap` };
    }
    default:
      throw new Error('Only a bootstrap for Node.js is started here.');
  }
}
