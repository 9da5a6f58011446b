/** What a handler finds on the disk of its environment. */
import {
  contentOf,
  isExecutable,
  type FileContent,
  type PackageFiles,
} from '#model/package/deployment-package.ts';
import type { TraceRecord } from '#model/telemetry/trace.ts';

export interface FileRow {
  path: string;
  bytes: number | null;
  /** It may be started. */
  executable?: boolean;
  /** It is a folder with so many files, which are not listed. */
  files?: number;
}

export interface MountView {
  path: '/var/task' | '/opt' | '/var/runtime' | '/tmp';
  access: 'read-only' | 'read and write';
  about: string;
  files: readonly FileRow[];
}

export interface Disk {
  /** What lies under /var/task. */
  deployed: PackageFiles;
  runtimeFiles: readonly string[];
  /** Whose /tmp is shown; null when no environment lives. */
  environmentId: string | null;
  ephemeralStorageMB: number;
}

/** Files of the image and of layers that a process was started from: more of those folders is not known here. */
export function runtimeFiles(trace: readonly TraceRecord[]): string[] {
  const found = trace.flatMap((entry) => (entry.type === 'process.started' ? entry.record.argv : []));
  return [...new Set(found.filter((word) => /^\/(var\/runtime|opt)\//.test(word)))];
}

export function fileSystemView(
  { deployed, runtimeFiles: started, environmentId, ephemeralStorageMB }: Disk,
  trace: readonly TraceRecord[],
): MountView[] {
  const under = (folder: string): FileRow[] =>
    started.filter((path) => path.startsWith(`${folder}/`)).map((path) => ({ path, bytes: null }));
  const layers = under('/opt');
  const ownBootstrap = layers.length > 0;
  return [
    {
      path: '/var/task',
      access: 'read-only',
      about: 'Your deployment package. Only Deploy changes it.',
      files: packageRows(deployed),
    },
    {
      path: '/opt',
      access: 'read-only',
      about:
        layers.length > 0
          ? 'Where layers are unpacked. Node.js lies here as if from one; on AWS you would bring it.'
          : 'Where layers are unpacked. This function has none.',
      files: layers,
    },
    {
      path: '/var/runtime',
      access: 'read-only',
      about: ownBootstrap
        ? 'Empty: an OS-only image has no runtime client. Your bootstrap is the runtime.'
        : "AWS's runtime client: it asks for events and calls your handler.",
      files: under('/var/runtime'),
    },
    {
      path: '/tmp',
      access: 'read and write',
      about: `${ephemeralStorageMB} MB of this one environment. It stays between invocations and goes with the environment.`,
      files: environmentId === null ? [] : written(trace, environmentId),
    },
  ];
}

/** So many files of one folder are listed; more are counted. */
const listedOfFolder = 12;

const seen = new WeakMap<PackageFiles, FileRow[]>();

/** The trace grows far oftener than a package changes: what was found once is kept. */
function packageRows(deployed: PackageFiles): FileRow[] {
  const known = seen.get(deployed);
  if (known) return known;
  const folders = Map.groupBy(Object.entries(deployed), ([path]) => path.slice(0, path.indexOf('/') + 1));
  const rows = [...folders].flatMap(([folder, entries]): FileRow[] => {
    const files = entries.map(([path, file]) => ({
      path: `/var/task/${path}`,
      bytes: sizeOf(contentOf(file)),
      ...(isExecutable(file) ? { executable: true } : {}),
    }));
    if (folder === '' || files.length <= listedOfFolder) return files;
    const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
    return [{ path: `/var/task/${folder}`, bytes, files: files.length }];
  });
  seen.set(deployed, rows.sort(byPath));
  return rows;
}

function written(trace: readonly TraceRecord[], environmentId: string): FileRow[] {
  const files = new Map<string, number>();
  for (const entry of trace) {
    if (entry.type !== 'file.written' || entry.subject.environmentId !== environmentId) continue;
    if (entry.record.deleted) files.delete(entry.record.path);
    else files.set(entry.record.path, entry.record.bytes);
  }
  return [...files].map(([path, bytes]) => ({ path, bytes })).toSorted(byPath);
}

const byPath = (a: FileRow, b: FileRow): number => a.path.localeCompare(b.path);

const sizeOf = (content: FileContent): number =>
  typeof content === 'string' ? new TextEncoder().encode(content).length : content.length;
