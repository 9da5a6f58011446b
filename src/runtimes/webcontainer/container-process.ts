/** A process of Node.js inside the container as the process of an execution environment. */
import { RuntimeUnavailableError, type EnvironmentNetwork, type ManagedSpec } from '#model/runtime-port.ts';
import { nodeReleases } from '../embedded/node-release.ts';
import { carriedRequests, type CarriedRequests } from '../network/carried-requests.ts';
import { ArrivingBody } from '../runtime-api/arriving-body.ts';
import type { Clock } from '../runtime-api/clock.ts';
import type {
  EnvironmentProcess,
  ProcessConnection,
  StartProcess,
} from '../runtime-api/environment-process.ts';
import { environmentVariables } from '../runtime-api/environment-variables.ts';
import { movedLayers } from '../runtime-api/moved-layers.ts';
import { LogLines } from '../runtime-api/log-lines.ts';
import { seenPaths, seenRecord, withSeenPaths, type Seen } from '../runtime-api/seen-paths.ts';
import { runtimeFolder } from './container-program.ts';
import { fromBase64, toBase64 } from './protocol/base64.ts';
import type { ProcessReport, Supervisor } from './supervisor.ts';

const MB = 1024 * 1024;
/** How long a killed process may go on, by what the supervisor says, before the container counts as stuck. ms. */
const killPatience = 1000;
/** How long the supervisor itself may say nothing, in ms. A machine with a lot to do makes it slow. */
const silencePatience = 15_000;

export interface ContainerProcessOptions {
  spec: ManagedSpec;
  /** What the environment reaches; left out where it is the container's own network. */
  network?: EnvironmentNetwork | undefined;
  clock: Pick<Clock, 'after'>;
  /**
   * The supervisor of the container that there is now, with the environment's files mounted under `folder`.
   * Rejects with `RuntimeUnavailableError`.
   */
  supervisor: () => Promise<Supervisor>;
  /** Of the environment, relative to the supervisor's. */
  folder: string;
  /** A killed process goes on: only a new container helps. Settles when there is one, or will not be. */
  stuck: () => Promise<void>;
}

export function containerProcess(options: ContainerProcessOptions): StartProcess {
  return async (connection) => new ContainerProcess(options, connection, await options.supervisor()).start();
}

class ContainerProcess {
  readonly #options: ContainerProcessOptions;
  readonly #connection: ProcessConnection;
  readonly #supervisor: Supervisor;
  readonly #handle: ProcessConnection['handle'];
  readonly #carried: CarriedRequests | undefined;
  readonly #lines: Record<'stdout' | 'stderr', LogLines>;
  readonly #seen: Seen;
  readonly #bodies = new Map<number, ArrivingBody>();
  readonly #started = Promise.withResolvers<EnvironmentProcess>();
  readonly #ended = Promise.withResolvers<void>();
  readonly #processId: number;
  /** Whoever has asked whether the process is there. */
  #looking: PromiseWithResolvers<void> | undefined;
  #killed = false;
  #over = false;
  #peakBytes = 0;

  constructor(options: ContainerProcessOptions, connection: ProcessConnection, supervisor: Supervisor) {
    const { spec, folder, network } = options;
    this.#options = options;
    this.#connection = connection;
    this.#supervisor = supervisor;
    this.#seen = seenPaths({
      [`${supervisor.folder}/${runtimeFolder(spec.runtime)}`]: '/var/runtime',
      [`${supervisor.folder}/${folder}/task`]: '/var/task',
      [`${supervisor.folder}/${folder}/node_modules`]: '/var/runtime/node_modules',
      [`${supervisor.folder}/${folder}/opt`]: '/opt',
      [`${supervisor.folder}/${folder}/tmp`]: '/tmp',
    });
    const handle = withSeenPaths(connection.handle, this.#seen);
    this.#carried = network && carriedRequests(handle, network);
    this.#handle = this.#carried?.handle ?? handle;
    const lines = (): LogLines =>
      new LogLines(spec.logFormat, (record) => connection.log(seenRecord(record, this.#seen)));
    this.#lines = { stdout: lines(), stderr: lines() };
    this.#processId = supervisor.register((report) => this.#receive(report));
  }

  start(): Promise<EnvironmentProcess> {
    const { spec, folder, network } = this.#options;
    const task = `${folder}/task`;
    this.#supervisor.send({
      type: 'process.start',
      processId: this.#processId,
      entry: `${runtimeFolder(spec.runtime)}/${nodeReleases[spec.runtime].entry}`,
      cwd: task,
      folders: { '/var/task': task, '/opt': `${folder}/opt`, '/tmp': `${folder}/tmp` },
      env: {
        ...movedLayers(environmentVariables(spec, ''), `${this.#supervisor.folder}/${folder}/opt`),
        // The module loader of Node.js has to find the handler where it really lies.
        LAMBDA_TASK_ROOT: `${this.#supervisor.folder}/${task}`,
        ...(network ? { NODE_RUNTIME_NETWORK: 'modelled' } : {}),
      },
    });
    return this.#started.promise;
  }

  #receive(report: ProcessReport | 'lost'): void {
    if (this.#over) return;
    if (report === 'lost') {
      this.#end({ signal: 'SIGKILL' });
      return;
    }
    switch (report.type) {
      case 'process.started':
        this.#started.resolve(this.#asProcess(report));
        return;
      case 'process.failed':
        this.#over = true;
        this.#started.reject(new RuntimeUnavailableError('unknown', report.message));
        return;
      case 'process.output':
        this.#lines[report.stream].write(report.text);
        return;
      case 'process.alive':
        this.#looking?.resolve();
        return;
      case 'process.exited': {
        const { exitCode, signal } = report;
        // A container may tell 137 of a process that it killed, and no signal.
        if (this.#killed || signal !== undefined) this.#end({ signal: signal ?? 'SIGKILL' });
        else this.#end({ exitCode: exitCode ?? 0 });
        return;
      }
      case 'http.request':
        this.#peakBytes = Math.max(this.#peakBytes, report.memoryBytes);
        this.#answer(report);
        return;
      case 'http.body':
        this.#bodies.get(report.exchangeId)?.push(fromBase64(report.data));
        return;
      case 'http.bodyEnded':
        this.#bodies.get(report.exchangeId)?.end(report.trailers);
        this.#bodies.delete(report.exchangeId);
        return;
      case 'http.aborted':
        this.#bodies.get(report.exchangeId)?.abort();
        this.#bodies.delete(report.exchangeId);
        return;
    }
  }

  #asProcess({
    pid,
    argv,
    runtimeApi,
  }: Extract<ProcessReport, { type: 'process.started' }>): EnvironmentProcess {
    return {
      pid,
      argv: ['/var/lang/bin/node', ...argv.map(this.#seen)],
      env: environmentVariables(this.#options.spec, runtimeApi),
      cwd: '/var/task',
      kill: () => {
        this.#killed = true;
        this.#supervisor.send({ type: 'process.kill', processId: this.#processId });
      },
      // Everything comes through one terminal, in order; only of an end can it be said when it is told.
      flushed: () => (this.#killed ? this.#gone() : Promise.resolve()),
      maxMemoryUsedMB: () => this.#peakBytes / MB,
    };
  }

  /** Settles when the process that was killed is gone, at the latest with its whole container. */
  async #gone(): Promise<void> {
    const over = new AbortController();
    const goesOn = Promise.race([
      this.#survivesItsKill(over.signal),
      this.#passed(silencePatience, over.signal),
    ]);
    const how = await Promise.race([this.#ended.promise, goesOn.then(() => 'goesOn' as const)]);
    over.abort();
    if (how === 'goesOn') await this.#options.stuck();
  }

  /**
   * Settles when the process is there a while after the supervisor took the kill. Both go by what the supervisor
   * says: messages that are still on their way, to it or from it, are no sign of a process that will not end.
   */
  async #survivesItsKill(signal: AbortSignal): Promise<void> {
    await this.#isThere();
    await this.#passed(killPatience, signal);
    await this.#isThere();
  }

  /** Never settles where it has ended. */
  #isThere(): Promise<void> {
    this.#looking = Promise.withResolvers();
    this.#supervisor.send({ type: 'process.look', processId: this.#processId });
    return this.#looking.promise;
  }

  #passed(ms: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const cancel = this.#options.clock.after(ms, resolve);
      signal.addEventListener('abort', cancel, { once: true });
    });
  }

  #answer({ exchangeId, method, path, headers }: Extract<ProcessReport, { type: 'http.request' }>): void {
    const body = new ArrivingBody();
    this.#bodies.set(exchangeId, body);
    this.#handle({ method, path, headers, body }).then(
      (response) => {
        const { status } = response;
        this.#supervisor.send({
          type: 'http.response',
          exchangeId,
          status,
          headers: response.headers,
          body: toBase64(response.body),
        });
      },
      () => this.#supervisor.send({ type: 'http.failed', exchangeId }),
    );
  }

  #end(exit: Parameters<ProcessConnection['exited']>[0]): void {
    for (const lines of Object.values(this.#lines)) lines.end();
    this.#over = true;
    this.#carried?.close();
    this.#ended.resolve();
    this.#started.reject(new RuntimeUnavailableError('unknown', 'The container ended.'));
    this.#started.promise.catch(() => undefined);
    this.#connection.exited(exit);
  }
}
