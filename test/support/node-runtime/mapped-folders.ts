import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { contentOf, isExecutable, type PackageFiles } from '#model/package/deployment-package.ts';
import { seenPaths, type Seen } from '#runtimes/runtime-api/seen-paths.ts';
import { sdkFiles } from './sdk-files.ts';

/** The folders of one execution environment, and how their paths look inside of it. */
export interface MappedFolders {
  task: string;
  /** Where the layers are. */
  opt: string;
  tmp: string;
  /** Packages that the runtime brings along. */
  packages: string;
  /** Replaces the real paths in what the process says with those that Lambda has. */
  seen: Seen;
  remove: () => Promise<void>;
}

/**
 * @param others further paths that a process may mention, and what they are called in Lambda
 */
export async function mappedFolders(
  files: PackageFiles,
  layers: PackageFiles,
  others: Readonly<Record<string, string>>,
): Promise<MappedFolders> {
  const root = await realpath(await mkdtemp(join(tmpdir(), 'lambda-environment-')));
  const task = join(root, 'var', 'task');
  const opt = join(root, 'opt');
  const tmp = join(root, 'tmp');
  const packages = join(root, 'var', 'node_modules');
  await Promise.all([
    unpacked(task, files),
    unpacked(opt, layers),
    mkdir(tmp),
    unpacked(join(root, 'var'), await sdkFiles([files])),
  ]);
  return {
    task,
    opt,
    tmp,
    packages,
    seen: seenPaths({ ...others, [task]: '/var/task', [opt]: '/opt', [tmp]: '/tmp' }),
    remove: () => rm(root, { recursive: true, force: true, maxRetries: 3 }),
  };
}

async function unpacked(folder: string, files: PackageFiles): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const [path, content] of Object.entries(files)) {
    const file = join(folder, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, contentOf(content), { mode: isExecutable(content) ? 0o755 : 0o644 });
  }
}
