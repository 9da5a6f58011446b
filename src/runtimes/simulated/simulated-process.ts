/** A process that exists only as times and messages: it speaks the Runtime API as AWS's bootstrap does. */
import type { EnvironmentSpec } from '#model/runtime-port.ts';
import type { Instant } from '#model/telemetry/trace.ts';
import type { Clock } from '../runtime-api/clock.ts';
import type {
  EnvironmentProcess,
  ProcessConnection,
  StartProcess,
} from '../runtime-api/environment-process.ts';
import { environmentVariables } from '../runtime-api/environment-variables.ts';
import { headers, initErrorPath, nextPath } from '../runtime-api/protocol.ts';
import { headerOf, type WireBody, type WireResponse } from '../runtime-api/wire.ts';
import type { SimulatedAnswer, SimulatedHandler, SimulatedInit } from './simulated-handler.ts';
import type { SimulatedTimes } from './simulated-times.ts';

/** Where the bootstrap finds the Runtime API; nobody listens there. */
const runtimeApi = '127.0.0.1:9001';
/** The first process of an environment; 1 is the platform's own. */
const firstPid = 2;

export interface SimulatedProcessOptions {
  spec: EnvironmentSpec;
  clock: Clock;
  times: SimulatedTimes;
  handler: SimulatedHandler;
  /** What the code outside the handler takes, after the init that was measured, in ms. */
  ownInitMs: number;
  onFunctionInit: (environmentId: string, at: Instant) => void;
}

async function* oneChunk(text: string): AsyncGenerator<Uint8Array> {
  if (text !== '') yield await Promise.resolve(new TextEncoder().encode(text));
}

export function simulatedProcess(options: SimulatedProcessOptions): StartProcess {
  let started = 0;
  return (connection) => {
    started += 1;
    return Promise.resolve(new SimulatedProcess(options, connection, started));
  };
}

class SimulatedProcess implements EnvironmentProcess {
  readonly pid: number;
  readonly argv = ['/var/lang/bin/node', '/var/runtime/index.mjs'];
  readonly env: Record<string, string>;
  readonly cwd = '/var/task';
  readonly #options: SimulatedProcessOptions;
  readonly #connection: ProcessConnection;
  #cancel: () => void = () => undefined;
  #killed = false;
  #usedMB: number;

  constructor(options: SimulatedProcessOptions, connection: ProcessConnection, attempt: number) {
    this.#options = options;
    this.#connection = connection;
    this.pid = firstPid + attempt - 1;
    this.#usedMB = options.times.maxMemoryUsedMB;
    this.env = environmentVariables(options.spec, runtimeApi);
    // A killed process's last question is refused; that is its end, and nobody else's trouble.
    this.#bootstrap(attempt).catch(() => undefined);
  }

  kill(): void {
    this.#killed = true;
    this.#cancel();
  }

  maxMemoryUsedMB(): number {
    return this.#usedMB;
  }

  async #bootstrap(attempt: number): Promise<void> {
    const { spec, clock, handler, times, ownInitMs, onFunctionInit } = this.#options;
    const init = handler.init?.(attempt) ?? { does: 'finish' };
    const own = init.durationMs === undefined ? ownInitMs : 0;
    if (own > 0) {
      await this.#pass(times.initMs);
      onFunctionInit(spec.environmentId, clock.now());
    }
    await this.#work(init, own > 0 ? own : times.initMs, undefined);
    if (init.does === 'fail') {
      await this.#post(initErrorPath, init.error, { [headers.errorType]: init.error.errorType });
      return this.#exit({ exitCode: 1 });
    }
    if (init.does === 'exit') return this.#exit(init.exit);
    for (let count = 1; !this.#killed; count += 1) {
      const next = await this.#request('GET', nextPath, '', {});
      const requestId = headerOf(next.headers, headers.requestId) ?? '';
      const event: unknown = JSON.parse(new TextDecoder().decode(next.body));
      const answer = handler.handle(event, { requestId, count });
      await this.#work(answer, count === 1 ? times.firstInvokeMs : times.invokeMs, requestId);
      if (answer.does === 'exit') {
        if (answer.exit.outOfMemory) this.#usedMB = this.#options.spec.memorySizeMB;
        return this.#exit(answer.exit);
      }
      const path = `/2018-06-01/runtime/invocation/${requestId}`;
      if (answer.does === 'fail') {
        await this.#post(`${path}/error`, answer.error, {});
        if (answer.exit) return this.#exit(answer.exit);
      } else if (answer.does === 'answer') await this.#post(`${path}/response`, answer.payload, {});
    }
  }

  /** Takes its time and writes its log. Settles never for a process that hangs, or is killed meanwhile. */
  async #work(
    {
      does,
      durationMs,
      log = [],
      usesMB = this.#options.times.maxMemoryUsedMB,
    }: SimulatedInit | SimulatedAnswer,
    usualMs: number,
    requestId: string | undefined,
  ): Promise<void> {
    this.#usedMB = usesMB;
    for (const line of log) this.#log(line, requestId);
    await (does === 'hang' ? new Promise(() => undefined) : this.#pass(durationMs ?? usualMs));
  }

  /** Settles never for a process that is killed meanwhile. */
  #pass(ms: number): Promise<void> {
    return new Promise((resolve) => {
      this.#cancel = this.#options.clock.after(ms, resolve);
    });
  }

  /** As AWS's runtime client writes `console.log`. */
  #log(message: string, requestId: string | undefined): void {
    const time = new Date(this.#options.clock.now()).toISOString();
    this.#connection.log(
      this.#options.spec.logFormat === 'JSON'
        ? { timestamp: time, level: 'INFO', requestId, message }
        : `${time}\t${requestId ?? 'undefined'}\tINFO\t${message}`,
    );
  }

  #post(path: string, content: unknown, extra: Record<string, string>): Promise<WireResponse> {
    const body = JSON.stringify(content) ?? 'null';
    return this.#request('POST', path, body, { [headers.contentType]: 'application/json', ...extra });
  }

  #request(method: string, path: string, body: string, given: Record<string, string>): Promise<WireResponse> {
    return this.#connection.handle({ method, path, headers: given, body: oneChunk(body) satisfies WireBody });
  }

  #exit(exit: Parameters<ProcessConnection['exited']>[0]): void {
    if (!this.#killed) this.#connection.exited(exit);
    this.#killed = true;
  }
}
