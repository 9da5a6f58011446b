/** `/tmp` of one environment as the page keeps it: it outlives the processes that write it. */
import type { FileWritten } from '#model/telemetry/trace.ts';
import type { TemporaryFiles, WorkerReport } from './protocol/worker-messages.ts';

/** Files and folders, however small: as many as a file system of the default 512 MB has inodes for. */
const MOST_ENTRIES = 32_768;

type FileReport = Extract<WorkerReport, { type: `file.${string}` | 'directory.made' }>;

interface StoredFile {
  bytes: Uint8Array<ArrayBuffer>;
  size: number;
}

export const isFileReport = (report: WorkerReport): report is FileReport =>
  report.type.startsWith('file.') || report.type === 'directory.made';

export class TemporaryStorage {
  readonly #quotaBytes: number;
  /** Path → content; null for a folder. */
  readonly #entries = new Map<string, StoredFile | null>();
  /** What has changed since it was last told. */
  readonly #changed = new Map<string, FileWritten['record']>();
  #usedBytes = 0;

  constructor(quotaBytes: number) {
    this.#quotaBytes = quotaBytes;
  }

  /** @returns false when the process told of more than /tmp can hold */
  apply(report: FileReport): boolean {
    if (this.#entries.size > MOST_ENTRIES) return false;
    switch (report.type) {
      case 'directory.made':
        this.#entries.set(report.path, null);
        return true;
      case 'file.wrote':
        return this.#write(report.path, report.position, report.data);
      case 'file.truncated':
        return this.#resize(report.path, report.size);
      case 'file.deleted':
        this.#delete(report.path);
        return true;
      case 'file.moved':
        this.#move(report.from, report.to);
        return true;
    }
  }

  /** Each file that has changed, once. */
  takeChanges(): FileWritten['record'][] {
    const changes = [...this.#changed.values()];
    this.#changed.clear();
    return changes;
  }

  snapshot(): TemporaryFiles {
    const files = new Map<string, Uint8Array<ArrayBuffer> | null>();
    for (const [path, file] of this.#entries) files.set(path, file && file.bytes.slice(0, file.size));
    return files;
  }

  #write(path: string, position: number, data: Uint8Array): boolean {
    const size = Math.max(this.#entries.get(path)?.size ?? 0, position + data.byteLength);
    if (!this.#resize(path, size)) return false;
    this.#entries.get(path)?.bytes.set(data, position);
    return true;
  }

  #resize(path: string, size: number): boolean {
    const before = this.#entries.get(path) ?? { bytes: new Uint8Array(), size: 0 };
    const usedBytes = this.#usedBytes + size - before.size;
    if (usedBytes > this.#quotaBytes) return false;
    this.#usedBytes = usedBytes;
    let { bytes } = before;
    if (size > bytes.byteLength) {
      bytes = new Uint8Array(Math.max(size, Math.min(bytes.byteLength * 2, this.#quotaBytes)));
      bytes.set(before.bytes.subarray(0, before.size));
    } else {
      bytes.fill(0, size, before.size);
    }
    this.#entries.set(path, { bytes, size });
    this.#changed.set(path, { path, bytes: size });
    return true;
  }

  #delete(path: string): void {
    const file = this.#entries.get(path);
    if (!this.#entries.delete(path) || !file) return;
    this.#usedBytes -= file.size;
    this.#changed.set(path, { path, bytes: 0, deleted: true });
  }

  #move(from: string, to: string): void {
    for (const [path, file] of [...this.#entries]) {
      if (path !== from && !path.startsWith(`${from}/`)) continue;
      const target = to + path.slice(from.length);
      this.#delete(target);
      this.#entries.delete(path);
      this.#entries.set(target, file);
      if (!file) continue;
      this.#changed.set(path, { path, bytes: 0, deleted: true });
      this.#changed.set(target, { path: target, bytes: file.size });
    }
  }
}
