/** The files of one process: the package, the runtime client, `/tmp`, and a root around them. */
import { memfs, type IFs, type Volume } from 'memfs';
import { contentOf, isExecutable, type PackageFile } from '#model/package/deployment-package.ts';
import type { ProcessStart } from '../../protocol/worker-messages.ts';
import { native } from '../process/native.ts';
import { makeReadOnly } from './read-only.ts';
import { limitTemporaryFiles } from './quota.ts';

const FOLDERS = ['/tmp', '/var/task', '/var/runtime', '/opt', '/dev', '/proc', '/etc', '/home/sbx_user1051'];

/** As Lambda runs a function. */
export const user = { name: 'sbx_user1051', uid: 993, gid: 990 } as const;

export interface FileSystem {
  fs: IFs;
  volume: Volume;
}

export function createFileSystem(start: ProcessStart, uncharged: <T>(work: () => T) => T): FileSystem {
  const { fs, vol: volume } = memfs(
    {},
    {
      cwd: '/var/task',
      process: {
        cwd: () => '/var/task',
        platform: 'linux',
        emitWarning: () => undefined,
        env: {},
        getuid: () => user.uid,
        getgid: () => user.gid,
      },
    },
  );
  const put = (path: string, file: PackageFile): void => {
    const content = contentOf(file);
    fs.mkdirSync(path.slice(0, path.lastIndexOf('/')) || '/', { recursive: true });
    fs.writeFileSync(path, typeof content === 'string' ? content : native.copyOf(content));
    if (isExecutable(file)) fs.chmodSync(path, 0o755);
  };
  uncharged(() => {
    for (const folder of FOLDERS) fs.mkdirSync(folder, { recursive: true });
    for (const [path, text] of Object.entries(start.runtimeFiles)) put(`/var/runtime/${path}`, text);
    for (const [path, content] of Object.entries(start.layerFiles)) put(`/opt/${path}`, content);
    for (const [path, content] of Object.entries(start.taskFiles)) put(`/var/task/${path}`, content);
  });
  makeReadOnly(volume);
  limitTemporaryFiles(volume, start.ephemeralStorageBytes, uncharged);
  uncharged(() => {
    for (const [path, content] of start.temporaryFiles) {
      if (content) put(path, content);
      else fs.mkdirSync(path, { recursive: true });
    }
  });
  return { fs, volume };
}
