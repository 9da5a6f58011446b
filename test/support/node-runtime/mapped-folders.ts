import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { PackageFiles } from '#model/package/deployment-package.ts';
import { seenPaths, type Seen } from '#runtimes/runtime-api/seen-paths.ts';

/** The folders of one execution environment, and how their paths look inside of it. */
export interface MappedFolders {
  task: string;
  tmp: string;
  /** Replaces the real paths in what the process says with those that Lambda has. */
  seen: Seen;
  remove: () => Promise<void>;
}

/**
 * @param others further paths that a process may mention, and what they are called in Lambda
 */
export async function mappedFolders(
  files: PackageFiles,
  others: Readonly<Record<string, string>>,
): Promise<MappedFolders> {
  const root = await realpath(await mkdtemp(join(tmpdir(), 'lambda-environment-')));
  const task = join(root, 'var', 'task');
  const tmp = join(root, 'tmp');
  await Promise.all([mkdir(task, { recursive: true }), mkdir(tmp)]);
  for (const [path, content] of Object.entries(files)) {
    const file = join(task, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, content);
  }
  return {
    task,
    tmp,
    seen: seenPaths({ ...others, [task]: '/var/task', [tmp]: '/tmp' }),
    remove: () => rm(root, { recursive: true, force: true, maxRetries: 3 }),
  };
}
