/** The process of an environment whose program is a person: every request is one that they send. */
import type { EnvironmentSpec } from '#model/runtime-port.ts';
import type { Clock } from '../runtime-api/clock.ts';
import type {
  EnvironmentProcess,
  ProcessConnection,
  StartProcess,
} from '../runtime-api/environment-process.ts';
import { environmentVariables } from '../runtime-api/environment-variables.ts';
import { LogLines } from '../runtime-api/log-lines.ts';
import { headers as known, nextPath, routeOf } from '../runtime-api/protocol.ts';
import { headerOf, type WireBody } from '../runtime-api/wire.ts';
import type { HandAnswer, HandEnvironment, HandRequest } from './hand-state.ts';

/** Where AWS has the Runtime API. */
const runtimeApi = '127.0.0.1:9001';
/** The first process of an environment; 1 is the platform's own. */
const firstProcessId = 2;

export const askForNext: HandRequest = { method: 'GET', path: nextPath, headers: {}, body: '' };

export interface HandHost {
  spec: EnvironmentSpec;
  clock: Clock;
  /** Whether `next` is asked for as soon as it may be. */
  asksByItself: () => boolean;
  change: (change: Partial<HandEnvironment>) => void;
  state: () => HandEnvironment;
}

/** One environment's process after another, as a person plays them. */
export class HandProcesses {
  readonly #host: HandHost;
  #connection: ProcessConnection | undefined;
  #lastId = firstProcessId - 1;

  constructor(host: HandHost) {
    this.#host = host;
  }

  readonly start: StartProcess = (connection) => {
    const { spec, clock, change, asksByItself } = this.#host;
    const pid = ++this.#lastId;
    const env = environmentVariables(spec, runtimeApi);
    this.#connection = connection;
    change({ pid, env, event: null, waitingSince: null, lastEnd: null });
    // The process is told of before anything that it does.
    if (asksByItself()) clock.after(0, () => void this.send(askForNext));
    return Promise.resolve({
      pid,
      argv: ['you'],
      env,
      cwd: '/var/task',
      kill: () => this.#gone(connection, { signal: 'SIGKILL' }),
      maxMemoryUsedMB: () => 0,
    } satisfies EnvironmentProcess);
  };

  /** Null when the process is gone, or goes before there is an answer. */
  async send(request: HandRequest): Promise<HandAnswer | null> {
    const connection = this.#connection;
    if (!connection) return null;
    const { clock, change } = this.#host;
    const route = routeOf(request.method, request.path);
    const since = clock.monotonic();
    if (route.to === 'next') change({ waitingSince: clock.now() });
    let response;
    try {
      response = await connection.handle({ ...request, body: bodyOf(request.body) });
    } catch {
      return null;
    }
    if (connection !== this.#connection) return null;
    const answer: HandAnswer = {
      status: response.status,
      headers: response.headers,
      body: new TextDecoder().decode(response.body),
      waitedMs: clock.monotonic() - since,
    };
    if (route.to === 'next') this.#took(answer);
    if ((route.to === 'response' || route.to === 'error') && settles(answer)) this.#answered();
    return answer;
  }

  /** A line on standard output. */
  print(text: string): void {
    const connection = this.#connection;
    if (!connection) return;
    const lines = new LogLines(this.#host.spec.logFormat, connection.log);
    lines.write(text);
    lines.end();
  }

  exit(exitCode: number): void {
    const connection = this.#connection;
    if (!connection) return;
    this.#gone(connection, { exitCode });
    connection.exited({ exitCode });
  }

  #took(answer: HandAnswer): void {
    const requestId = headerOf(answer.headers, known.requestId);
    if (answer.status !== 200 || requestId === undefined) {
      this.#host.change({ waitingSince: null });
      return;
    }
    const event = { requestId, headers: answer.headers, payload: answer.body, answered: false };
    this.#host.change({ waitingSince: null, event });
  }

  #answered(): void {
    const { event } = this.#host.state();
    if (event) this.#host.change({ event: { ...event, answered: true } });
    if (this.#host.asksByItself()) void this.send(askForNext);
  }

  #gone(connection: ProcessConnection, exit: { exitCode: number } | { signal: string }): void {
    if (this.#connection !== connection) return;
    this.#connection = undefined;
    const { clock, change, state } = this.#host;
    const { deadline } = state();
    const late = deadline !== null && clock.now() >= deadline;
    const by = 'exitCode' in exit ? 'itself' : late ? 'deadline' : 'platform';
    change({ pid: null, waitingSince: null, event: null, lastEnd: { by, ...exit } });
  }
}

/** Whether the Runtime API waits for no other answer to the event after this one. */
function settles({ status, body }: HandAnswer): boolean {
  return status === 202 || status === 413 || body.includes('"InvalidFunctionResponseMode"');
}

function bodyOf(text: string): WireBody {
  return {
    async *[Symbol.asyncIterator]() {
      if (text !== '') yield await Promise.resolve(new TextEncoder().encode(text));
    },
  };
}
