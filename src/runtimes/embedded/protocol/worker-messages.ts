/**
 * What the page and a worker say to each other over their port.
 *
 * The page trusts none of it: learner code runs in the same realm as the worker's own program and can send
 * whatever it likes. `worker-report.schema.ts` is the only way in.
 */
import type { PackageFiles } from '#model/package/deployment-package.ts';
import type { PartName } from '../program-parts.ts';

/** `/tmp`, as it is carried from one process of an environment to the next. Path → bytes, or null for a folder. */
export type TemporaryFiles = ReadonlyMap<string, Uint8Array<ArrayBuffer> | null>;

/** Everything that a process needs to become one. */
export interface ProcessStart {
  /** Under `/var/task`. */
  taskFiles: PackageFiles;
  /** Under `/opt`. */
  layerFiles: PackageFiles;
  /** Under `/var/runtime`. */
  runtimeFiles: Readonly<Record<string, string>>;
  /** Programs of Node's modules that the worker has not by itself. */
  parts: Readonly<Partial<Record<PartName, string>>>;
  temporaryFiles: TemporaryFiles;
  ephemeralStorageBytes: number;
  environment: Readonly<Record<string, string>>;
  /** `process.version`, with the leading v. */
  nodeVersion: string;
  architecture: 'x64' | 'arm64';
  processId: number;
  /** The program, then the module that is run. */
  argv: readonly [execPath: string, entry: string];
  execArgv: readonly string[];
  /** What the process may take before it is killed. */
  memoryLimitBytes: number;
  /** What an idle Node.js process takes of it. */
  idleMemoryBytes: number;
}

export type WorkerCommand =
  | { type: 'process.start'; start: ProcessStart }
  | {
      type: 'http.response';
      exchangeId: number;
      status: number;
      headers: Record<string, string>;
      body: Uint8Array<ArrayBuffer>;
    }
  /** The connection failed, in the words of Node's system errors. */
  | { type: 'http.failed'; exchangeId: number; code: string; syscall: string; message: string };

export const outputStreams = ['stdout', 'stderr'] as const;
export type OutputStream = (typeof outputStreams)[number];

export type WorkerReport =
  /** The worker's program is loaded and waits for `process.start`. */
  | { type: 'worker.ready' }
  | { type: 'process.output'; stream: OutputStream; text: string }
  | { type: 'process.exited'; exitCode: number }
  /** The process was stopped for its memory; it is parked and says nothing more. */
  | { type: 'memory.exceeded'; usedBytes: number }
  | { type: 'memory.peaked'; usedBytes: number }
  | {
      type: 'http.request';
      exchangeId: number;
      method: string;
      host: string;
      port: number;
      path: string;
      headers: Record<string, string>;
      /** The body where it is all there is: no other report follows. Each is a task of its own for the page. */
      whole?: Uint8Array<ArrayBuffer> | undefined;
    }
  | { type: 'http.body'; exchangeId: number; data: Uint8Array<ArrayBuffer> }
  | { type: 'http.bodyEnded'; exchangeId: number; trailers: Record<string, string> }
  | { type: 'http.aborted'; exchangeId: number }
  /** Bytes written to a file under `/tmp`, which has `size` bytes after it. */
  | { type: 'file.wrote'; path: string; position: number; data: Uint8Array<ArrayBuffer> }
  | { type: 'file.truncated'; path: string; size: number }
  | { type: 'file.deleted'; path: string }
  | { type: 'file.moved'; from: string; to: string }
  | { type: 'directory.made'; path: string };

export type WorkerReportOf<T extends WorkerReport['type']> = Extract<WorkerReport, { type: T }>;
