/**
 * What the Runtime API needs to know of the process behind it: a worker, a child process, anything that can
 * be started and killed.
 */
import type { ProcessExit } from '#model/runtime-port.ts';
import type { FileWritten, FunctionLog } from '#model/telemetry/trace.ts';
import type { WireRequest, WireResponse } from './wire.ts';

/** What a process is given, and what it reports to. Nothing may be reported after `exited`. */
export interface ProcessConnection {
  /** Serves a request of the process. Rejects when the environment has let go of the process. */
  handle: (request: WireRequest) => Promise<WireResponse>;
  log: (record: FunctionLog['record']) => void;
  wrote: (record: FileWritten['record']) => void;
  /** The process has ended by itself or was killed. */
  exited: (exit: ProcessExit & { outOfMemory?: boolean }) => void;
}

export interface EnvironmentProcess {
  pid: number;
  argv: string[];
  env: Record<string, string>;
  cwd: string;
  /** Ends the process at once; `exited` may or may not be reported afterwards. */
  kill(): void;
  /** Stops its time between two events, and lets it go on. Left out where the process sees to that itself. */
  freeze?(): void;
  thaw?(): void;
  /** Resolves when all that the process has written so far is reported. Left out where that is always so. */
  flushed?(): Promise<void>;
  /** The most that the process has used so far, in MB; 0 where that cannot be told. */
  maxMemoryUsedMB(): number;
}

/**
 * Starts a new process in the same environment: the files under `/tmp` are those that the one before left.
 * Rejects with `RuntimeUnavailableError` where no process can be had, with `InvalidEntrypointError` where the package
 * has nothing that can be started, and never for what the learner's code does.
 */
export type StartProcess = (connection: ProcessConnection) => Promise<EnvironmentProcess>;
