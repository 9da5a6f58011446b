/** What a handler finds on the disk of its environment. */
import {
  contentOf,
  isExecutable,
  type FileContent,
  type PackageFiles,
} from '#model/package/deployment-package.ts';
import { mergedLayers } from '#runtimes/package/merged-layers.ts';
import type { TraceRecord } from '#model/telemetry/trace.ts';
import { words as all } from './below.words.ts';

const words = all.files;

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
  /** In words. */
  access: string;
  about: string;
  files: readonly FileRow[];
}

export interface Disk {
  /** What lies under /var/task. */
  deployed: PackageFiles;
  /** What lies under /opt of the function's layers, in their order. */
  layers?: readonly PackageFiles[];
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
  { deployed, layers = [], runtimeFiles: started, environmentId, ephemeralStorageMB }: Disk,
  trace: readonly TraceRecord[],
): MountView[] {
  const under = (folder: string): FileRow[] =>
    started.filter((path) => path.startsWith(`${folder}/`)).map((path) => ({ path, bytes: null }));
  const fromOpt = under('/opt');
  const unpacked = packageRows(unpackedLayers(layers), '/opt');
  const ownBootstrap = fromOpt.length > 0;
  return [
    {
      path: '/var/task',
      access: words.readOnly,
      about: words.task,
      files: packageRows(deployed, '/var/task'),
    },
    {
      path: '/opt',
      access: words.readOnly,
      about: optWords(layers.length, ownBootstrap),
      files: [...fromOpt.filter(({ path }) => !unpacked.some((row) => row.path === path)), ...unpacked],
    },
    {
      path: '/var/runtime',
      access: words.readOnly,
      about: ownBootstrap ? words.ownRuntime : words.runtime,
      files: under('/var/runtime'),
    },
    {
      path: '/tmp',
      access: words.writable,
      about: words.tmp(ephemeralStorageMB),
      files: environmentId === null ? [] : written(trace, environmentId),
    },
  ];
}

function optWords(layers: number, startedFromHere: boolean): string {
  if (layers > 0) return words.layers(layers);
  return startedFromHere ? words.ownNode : words.noLayers;
}

/** So many files of one folder are listed; more are counted. */
const listedOfFolder = 12;

const seen = new WeakMap<PackageFiles, FileRow[]>();

const merged = new WeakMap<readonly PackageFiles[], PackageFiles>();

function unpackedLayers(layers: readonly PackageFiles[]): PackageFiles {
  const known = merged.get(layers);
  if (known) return known;
  const files = mergedLayers(layers);
  merged.set(layers, files);
  return files;
}

/** The trace grows far oftener than a package changes: what was found once is kept. */
function packageRows(deployed: PackageFiles, under: string): FileRow[] {
  const known = seen.get(deployed);
  if (known) return known;
  const folders = Map.groupBy(Object.entries(deployed), ([path]) => path.slice(0, path.indexOf('/') + 1));
  const rows = [...folders].flatMap(([folder, entries]): FileRow[] => {
    const files = entries.map(([path, file]) => ({
      path: `${under}/${path}`,
      bytes: sizeOf(contentOf(file)),
      ...(isExecutable(file) ? { executable: true } : {}),
    }));
    if (folder === '' || files.length <= listedOfFolder) return files;
    const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
    return [{ path: `${under}/${folder}`, bytes, files: files.length }];
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
