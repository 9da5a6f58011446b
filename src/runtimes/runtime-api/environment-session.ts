/**
 * An execution environment as the port describes it, on top of any process that speaks the Runtime API:
 * what its messages and its end mean for an init or an invocation.
 */
import { exitSentence } from '#model/lambda/error-payload.ts';
import { InvalidEntrypointError } from './bootstrap.ts';
import { ProcessRun, type ProcessEnd } from './process-run.ts';
import type {
  EnvironmentSpec,
  InitOutcome,
  InvocationInput,
  InvokeOutcome,
  ProcessExit,
  RunningEnvironment,
  RuntimeListener,
} from '#model/runtime-port.ts';
import type { Clock } from './clock.ts';
import type { StartProcess } from './environment-process.ts';
import type { EventAnswer } from './event-exchange.ts';

export interface EnvironmentSessionOptions {
  spec: Pick<EnvironmentSpec, 'environmentId'>;
  clock: Clock;
  listener: RuntimeListener;
  startProcess: StartProcess;
  /** Frees what the environment holds besides its process, such as `/tmp`. */
  dispose?(): Promise<void> | void;
  /** Replaces the random ids of the messages: a replay has to find the same ones again. */
  newInvocationId?: () => string;
}

export class EnvironmentSession implements RunningEnvironment {
  readonly #options: EnvironmentSessionOptions;
  #run: ProcessRun | undefined;
  #busy = false;
  #stopped: Promise<void> | undefined;

  constructor(options: EnvironmentSessionOptions) {
    this.#options = options;
  }

  /** Rejects with `RuntimeUnavailableError` where no process can be had. */
  async init({ limitMs, signal }: { limitMs: number; signal: AbortSignal }): Promise<InitOutcome> {
    if (this.#run && !this.#run.end) throw new Error(`${this.#name} has been initialised; reset it first.`);
    const run = new ProcessRun(this.#options.clock, this.#options.listener);
    this.#run = run;
    return this.#exclusively(async () => {
      const measure = this.#stopwatch();
      if (this.#stopped) run.end = { signal: 'SIGKILL' };
      else {
        try {
          await run.start(this.#options.startProcess);
        } catch (error) {
          if (!(error instanceof InvalidEntrypointError)) throw error;
          run.end = { exitCode: 0 };
          const errorType = 'Runtime.InvalidEntrypoint';
          return {
            ...measure(),
            status: 'error',
            errorType,
            error: { errorType, errorMessage: error.message },
          };
        }
      }
      const how = await run.settled(limitMs, signal);
      const measured = { ...measure(), maxMemoryUsedMB: run.maxMemoryUsedMB };
      if (how === 'idle') {
        await run.freeze();
        return { ...measured, status: 'success' };
      }
      await run.kill();
      const exit = exitOf(run.end);
      if (run.initFailure) {
        return { ...measured, status: 'error', ...run.initFailure, ...(how === 'ended' ? { exit } : {}) };
      }
      if (how === 'late') return { ...measured, status: 'timeout' };
      const errorType = endType(run.end);
      const error = { errorType, errorMessage: exitSentence(exit) };
      return { ...measured, status: 'error', errorType, error, exit };
    });
  }

  async invoke(input: InvocationInput, { signal }: { signal: AbortSignal }): Promise<InvokeOutcome> {
    const run = this.#run;
    if (!run) throw new Error(`${this.#name} has not been initialised.`);
    return this.#exclusively(async () => {
      let answer: EventAnswer | undefined;
      run.thaw();
      const { clock, newInvocationId = randomInvocationId } = this.#options;
      const measure = this.#stopwatch();
      const event = eventOf(input, newInvocationId(), clock.wall());
      run.api.dispatch(event).then((given) => (answer = given), ignore);
      const how = run.end ? 'ended' : await run.settled(input.timeoutMs, signal);
      const measured = { ...measure(), maxMemoryUsedMB: run.maxMemoryUsedMB };
      if (how === 'idle') await run.freeze();
      else await run.kill();
      if (how === 'late') return { ...measured, status: 'timeout' };
      if (answer?.kind === 'response') {
        const { payload, contentType, chunks } = answer;
        return { ...measured, status: 'success', payload, contentType, ...(chunks ? { chunks } : {}) };
      }
      const exit = exitOf(run.end);
      if (answer) {
        const { errorType, error } = answer;
        return { ...measured, status: 'error', errorType, error, ...(how === 'idle' ? {} : { exit }) };
      }
      return { ...measured, status: 'failure', errorType: endType(run.end), exit };
    });
  }

  async reset(): Promise<void> {
    await this.#run?.kill();
    this.#run = undefined;
  }

  stop(): Promise<void> {
    this.#stopped ??= (async () => {
      await this.#run?.kill();
      await this.#options.dispose?.();
    })();
    return this.#stopped;
  }

  get #name(): string {
    return `The execution environment ${this.#options.spec.environmentId}`;
  }

  async #exclusively<T>(work: () => Promise<T>): Promise<T> {
    if (this.#busy) throw new Error(`${this.#name} is busy: it takes one event at a time.`);
    this.#busy = true;
    try {
      return await work();
    } finally {
      this.#busy = false;
    }
  }

  #stopwatch(): () => { startedAt: number; endedAt: number; durationMs: number } {
    const { clock } = this.#options;
    const startedAt = clock.now();
    const since = clock.monotonic();
    return () => {
      const durationMs = clock.monotonic() - since;
      return { startedAt, endedAt: startedAt + durationMs, durationMs };
    };
  }
}

function eventOf({ timeoutMs, ...event }: InvocationInput, invocationId: string, now: number) {
  return { ...event, invocationId, deadline: now + timeoutMs };
}

/** A version 4 UUID; `crypto.randomUUID` is missing from pages that are served without TLS. */
function randomInvocationId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

function exitOf(end: ProcessEnd | undefined): ProcessExit {
  if (end?.signal !== undefined) return { signal: end.signal };
  return { exitCode: end?.exitCode ?? 0 };
}

function endType(end: ProcessEnd | undefined): 'Runtime.ExitError' | 'Runtime.OutOfMemory' {
  return end?.outOfMemory ? 'Runtime.OutOfMemory' : 'Runtime.ExitError';
}

const ignore = () => undefined;
