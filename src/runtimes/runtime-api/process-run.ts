import { RuntimeApi } from './runtime-api.ts';
import type { ProcessExit, RuntimeListener } from '#model/runtime-port.ts';
import type { RuntimeEvent } from '#model/telemetry/trace.ts';
import type { Clock } from './clock.ts';
import type { EnvironmentProcess, ProcessConnection, StartProcess } from './environment-process.ts';
import type { PostedError } from './posted-error.ts';

export type ProcessEnd = ProcessExit & { outOfMemory?: boolean };

/** Why the waiting for a process is over. `late`: the time is up. */
export type Settled = 'idle' | 'ended' | 'late' | 'aborted';

/** One process of an environment, from its start to its end, and the Runtime API that it alone talks to. */
export class ProcessRun {
  readonly api: RuntimeApi;
  /** What the process posted to `init/error`. */
  initFailure: PostedError | undefined;
  end: ProcessEnd | undefined;
  #process: EnvironmentProcess | undefined;
  readonly #clock: Clock;
  readonly #listener: RuntimeListener;
  #wake: () => void = () => undefined;

  constructor(clock: Clock, listener: RuntimeListener) {
    this.#clock = clock;
    this.#listener = listener;
    this.api = new RuntimeApi({
      clock,
      listener: (event) => this.#report(event),
      idle: () => this.#wake(),
      initFailed: (failure) => (this.initFailure = failure),
    });
  }

  /** Rejects with `RuntimeUnavailableError` where no process can be had. */
  async start(startProcess: StartProcess): Promise<void> {
    const early: (() => void)[] = [];
    const whenStarted = (then: () => void) => (this.#process || this.end ? then() : void early.push(then));
    const connection: ProcessConnection = {
      handle: (request) => this.api.handle(request),
      log: (record) => whenStarted(() => this.#report({ type: 'function', record })),
      wrote: (record) => whenStarted(() => this.#report({ type: 'file.written', record })),
      exited: (end) => whenStarted(() => this.#ended(end)),
    };
    const process = await startProcess(connection);
    if (this.end) return process.kill();
    this.#process = process;
    const { pid, argv, env, cwd } = process;
    this.#report({ type: 'process.started', record: { pid, argv, env, cwd } });
    for (const then of early) then();
  }

  get maxMemoryUsedMB(): number {
    return Math.ceil(this.#process?.maxMemoryUsedMB() ?? 0);
  }

  /** Waits until the runtime asks for an event, its process ends, `limitMs` are over or `signal` aborts. */
  async settled(limitMs: number, signal: AbortSignal): Promise<Settled> {
    if (signal.aborted) return 'aborted';
    return new Promise((resolve) => {
      const over = (how: Settled) => {
        cancel();
        signal.removeEventListener('abort', abort);
        this.#wake = () => undefined;
        resolve(how);
      };
      const abort = () => over('aborted');
      const cancel = this.#clock.after(limitMs, () => over('late'));
      signal.addEventListener('abort', abort);
      this.#wake = () => {
        if (this.end) over('ended');
        else if (this.api.isIdle) over('idle');
      };
      this.#wake();
    });
  }

  thaw(): void {
    this.#process?.thaw?.();
  }

  /** Stops the time of an idle process, after everything that it wrote has been reported. */
  async freeze(): Promise<void> {
    await this.#process?.flushed?.();
    if (!this.end) this.#process?.freeze?.();
  }

  /** Ends the process as AWS ends one: with SIGKILL. Safe to call when it has ended already. */
  async kill(): Promise<void> {
    if (this.end) return;
    this.#process?.kill();
    await this.#process?.flushed?.();
    this.#ended({ signal: 'SIGKILL' });
  }

  #ended(end: ProcessEnd): void {
    if (this.end) return;
    const { exitCode, signal } = end;
    if (this.#process) {
      const pid = this.#process.pid;
      this.#report({
        type: 'process.exited',
        record: signal === undefined ? { pid, exitCode: exitCode ?? 0 } : { pid, signal },
      });
    }
    this.end = end;
    this.api.close();
    this.#wake();
  }

  #report(event: RuntimeEvent): void {
    if (!this.end) this.#listener(event, this.#clock.now());
  }
}
