/** What the first process of an environment runs: AWS's runtime client, or the learner's bootstrap. */
import {
  isOsOnly,
  RuntimeUnavailableError,
  type EnvironmentSpec,
  type RunnableRuntime,
} from '#model/runtime-port.ts';
import { mergedLayers } from '../package/merged-layers.ts';
import { findBootstrap, InvalidEntrypointError, nodePath, type Bootstrap } from '../runtime-api/bootstrap.ts';
import { nodeFlags, nodeReleases, runtimeFiles, type NodeRelease } from './node-release.ts';

export type StartedProgram =
  | {
      is: 'node';
      release: NodeRelease;
      argv: readonly [execPath: string, entry: string];
      execArgv: readonly string[];
      /** Under `/var/runtime`. */
      runtimeFiles: Readonly<Record<string, string>>;
    }
  | Extract<Bootstrap, { is: 'ended' }>;

/** What Node.js takes for itself was measured with the managed runtimes only. */
const bootstrapRelease = nodeReleases['nodejs24.x'];

/**
 * @param runtimeClient gives the JavaScript of AWS's runtime client
 * @throws InvalidEntrypointError where the platform starts nothing
 * @throws RuntimeUnavailableError where AWS would start something that this site cannot
 */
export async function startedProgram(
  { runtime, files, layers }: Pick<EnvironmentSpec, 'runtime' | 'files' | 'layers'>,
  runtimeClient: (runtime: RunnableRuntime) => Promise<string>,
): Promise<StartedProgram> {
  if (!isOsOnly(runtime)) {
    const release = nodeReleases[runtime];
    return {
      is: 'node',
      release,
      argv: ['/var/lang/bin/node', `/var/runtime/${release.entry}`],
      execArgv: nodeFlags,
      runtimeFiles: runtimeFiles(runtime, await runtimeClient(runtime)),
    };
  }
  const found = findBootstrap(files, mergedLayers(layers));
  switch (found.is) {
    case 'invalid':
      throw new InvalidEntrypointError(found.message);
    case 'notHere':
      throw new RuntimeUnavailableError('noInterpreter', found.detail);
    case 'ended':
      return found;
    case 'node':
      return {
        is: 'node',
        release: bootstrapRelease,
        argv: [nodePath, found.script],
        execArgv: found.flags,
        runtimeFiles: {},
      };
  }
}
