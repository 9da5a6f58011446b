/** A worker as the process of an execution environment. */
import type { EnvironmentNetwork, EnvironmentSpec, RunnableRuntime } from '#model/runtime-port.ts';
import type {
  EnvironmentProcess,
  ProcessConnection,
  StartProcess,
} from '../runtime-api/environment-process.ts';
import { environmentVariables } from '../runtime-api/environment-variables.ts';
import { mergedLayers } from '../package/merged-layers.ts';
import { LogLines } from '../runtime-api/log-lines.ts';
import { OutputLimit } from './output-limit.ts';
import { isHttpReport, PageNetwork, runtimeApiAddress } from './page-network.ts';
import { startedProgram, type StartedProgram } from './program.ts';
import { parseWorkerReport } from './protocol/report.schema.ts';
import type { ProcessStart, WorkerCommand, WorkerReport } from './protocol/worker-messages.ts';
import { isFileReport, type TemporaryStorage } from './temporary-storage.ts';
import type { ReadyWorker } from './worker-pool.ts';

const MB = 1024 * 1024;
/** Messages between two events after which a process is ended: no handler needs so many, a flood has no end. */
const MOST_MESSAGES = 200_000;
/** Changed files are told together, at the latest after this time. */
const FILES_DELAY_MS = 50;

export interface WorkerProcessOptions {
  spec: EnvironmentSpec;
  /** Left out: nothing but the Runtime API. */
  network?: EnvironmentNetwork;
  storage: TemporaryStorage;
  takeWorker(): Promise<ReadyWorker>;
  /** The JavaScript of AWS's runtime client. */
  runtimeClient: (runtime: RunnableRuntime) => Promise<string>;
  /** The parts of the worker's program that the package needs. */
  parts: () => Promise<ProcessStart['parts']>;
  /** What else is in `/var/runtime`. */
  sdk: () => Promise<Record<string, string>>;
  /** Counts the processes of the environment. */
  nextProcessId: () => number;
}

export function workerProcess(options: WorkerProcessOptions): StartProcess {
  return async (connection) => {
    const [program, parts, sdk] = await Promise.all([
      startedProgram(options.spec, options.runtimeClient),
      options.parts(),
      options.sdk(),
    ]);
    if (program.is === 'ended') return endedProcess(options, connection, program);
    const ready = await options.takeWorker();
    const runtimeFiles = { ...program.runtimeFiles, ...sdk };
    return new WorkerProcess(options, connection, ready).start({ ...program, runtimeFiles }, parts);
  };
}

type NodeProgram = Extract<StartedProgram, { is: 'node' }>;

function variables(spec: EnvironmentSpec): Record<string, string> {
  return environmentVariables(spec, `${runtimeApiAddress.host}:${runtimeApiAddress.port}`);
}

/** A program that says something and ends, whoever runs it. */
function endedProcess(
  { spec, nextProcessId }: WorkerProcessOptions,
  { log, exited }: ProcessConnection,
  { argv, stderr, exitCode }: Extract<StartedProgram, { is: 'ended' }>,
): EnvironmentProcess {
  const lines = new LogLines(spec.logFormat, log);
  lines.write(stderr);
  lines.end();
  exited({ exitCode });
  return {
    pid: nextProcessId(),
    argv,
    env: variables(spec),
    cwd: '/var/task',
    kill: () => undefined,
    maxMemoryUsedMB: () => 0,
  };
}

class WorkerProcess {
  readonly #options: WorkerProcessOptions;
  readonly #connection: ProcessConnection;
  readonly #ready: ReadyWorker;
  readonly #network: PageNetwork;
  readonly #lines;
  readonly #output: OutputLimit;
  #peakBytes = 0;
  #messages = 0;
  #ended = false;
  #filesTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: WorkerProcessOptions, connection: ProcessConnection, ready: ReadyWorker) {
    this.#options = options;
    this.#connection = connection;
    this.#ready = ready;
    this.#network = new PageNetwork(
      connection.handle,
      (command, transfer) => {
        this.#post(command, transfer);
      },
      options.network,
    );
    const { logFormat } = options.spec;
    this.#lines = {
      stdout: new LogLines(logFormat, connection.log),
      stderr: new LogLines(logFormat, connection.log),
    };
    this.#output = new OutputLimit((stream, text) => {
      this.#lines[stream].write(text);
    });
  }

  start(program: NodeProgram, parts: ProcessStart['parts']): EnvironmentProcess {
    const { release, argv, execArgv, runtimeFiles } = program;
    const { spec, storage } = this.#options;
    const pid = this.#options.nextProcessId();
    const env = variables(spec);
    this.#ready.onLost = (loss) => {
      // A frame dies of the memory that its workers took; nothing else ends it.
      this.#end({ signal: 'SIGKILL', ...(loss.reason === 'frameDied' ? { outOfMemory: true } : {}) });
    };
    this.#ready.worker.port.onmessage = (event: MessageEvent<unknown>) => {
      this.#receive(event.data);
    };
    this.#post({
      type: 'process.start',
      start: {
        taskFiles: spec.files,
        layerFiles: mergedLayers(spec.layers),
        runtimeFiles,
        parts,
        temporaryFiles: storage.snapshot(),
        ephemeralStorageBytes: spec.ephemeralStorageMB * MB,
        environment: env,
        nodeVersion: release.version,
        architecture: spec.architecture === 'arm64' ? 'arm64' : 'x64',
        processId: pid,
        argv,
        execArgv,
        memoryLimitBytes: spec.memorySizeMB * MB,
        idleMemoryBytes: release.idleMemoryMB * MB,
      } satisfies ProcessStart,
    });
    return {
      pid,
      argv: [argv[0], ...execArgv, argv[1]],
      env,
      cwd: '/var/task',
      kill: () => {
        this.#terminate();
      },
      thaw: () => {
        this.#messages = 0;
        this.#output.renew();
        this.#network.renew();
      },
      flushed: () => {
        this.#tellFiles();
        return Promise.resolve();
      },
      maxMemoryUsedMB: () => Math.min(spec.memorySizeMB, release.idleMemoryMB + this.#peakBytes / MB),
    };
  }

  #post(command: WorkerCommand, transfer: Transferable[] = []): void {
    if (!this.#ended) this.#ready.worker.port.postMessage(command, transfer);
  }

  #receive(message: unknown): void {
    if (this.#ended) return;
    const report = parseWorkerReport(message);
    this.#messages += 1;
    // Only code that got hold of the port itself can do either.
    if (!report || this.#messages > MOST_MESSAGES) this.#end({ signal: 'SIGKILL' });
    else this.#obey(report);
  }

  #obey(report: WorkerReport): void {
    if (isHttpReport(report)) {
      if (report.type === 'http.request') this.#tellFiles();
      this.#network.receive(report);
      return;
    }
    if (isFileReport(report)) {
      if (this.#options.storage.apply(report)) {
        this.#filesTimer ??= setTimeout(() => {
          this.#tellFiles();
        }, FILES_DELAY_MS);
      } else {
        this.#end({ signal: 'SIGKILL' });
      }
      return;
    }
    switch (report.type) {
      case 'worker.ready':
        return;
      case 'process.output':
        this.#output.write(report.stream, report.text);
        return;
      case 'memory.peaked':
        this.#peakBytes = Math.max(this.#peakBytes, report.usedBytes);
        return;
      case 'memory.exceeded':
        this.#peakBytes = Infinity;
        this.#end({ signal: 'SIGKILL', outOfMemory: true });
        return;
      case 'process.exited':
        this.#end({ exitCode: report.exitCode & 0xff });
        return;
    }
  }

  #tellFiles(): void {
    clearTimeout(this.#filesTimer);
    this.#filesTimer = undefined;
    for (const change of this.#options.storage.takeChanges()) this.#connection.wrote(change);
  }

  #terminate(): void {
    if (this.#ended) return;
    this.#tellFiles();
    for (const lines of Object.values(this.#lines)) lines.end();
    this.#ended = true;
    this.#network.close();
    this.#ready.worker.terminate();
  }

  #end(exit: Parameters<ProcessConnection['exited']>[0]): void {
    if (this.#ended) return;
    this.#terminate();
    this.#connection.exited(exit);
  }
}
