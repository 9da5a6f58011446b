/** Built-in modules that packages ask for on loading and that have little to do in here. */
import { Buffer } from 'node:buffer';
import type { ProcessStart } from '../../protocol/worker-messages.ts';
import type { NodeProcess } from '../process/process.ts';
import { unavailable, unavailableModule } from './unavailable.ts';

const evaluate = globalThis.eval;

export const perfHooks = {
  performance: globalThis.performance,
  PerformanceObserver: class {
    observe(): void {}
    disconnect(): void {}
  },
  monitorEventLoopDelay: () => ({ enable: () => true, disable: () => true, min: 0, max: 0, mean: 0 }),
  constants: {},
};

export const workerThreads = {
  isMainThread: true,
  threadId: 0,
  parentPort: null,
  workerData: null,
  resourceLimits: {},
  SHARE_ENV: Symbol.for('nodejs.worker_threads.SHARE_ENV'),
  MessageChannel: globalThis.MessageChannel,
  MessagePort: globalThis.MessagePort,
  ...unavailableModule('worker_threads', ['Worker', 'BroadcastChannel', 'receiveMessageOnPort']),
};

type Contextual = (context: Record<string, unknown>) => unknown;

const run = (code: string): unknown => evaluate(code) as unknown;
const runInContext = (code: string, context: Record<string, unknown> = {}): unknown =>
  (
    evaluate(
      `(function (context) { with (context) { return eval(${JSON.stringify(code)}); } })`,
    ) as Contextual
  )(context);

/** Without isolation: contexts share this realm. */
export const vm = {
  runInThisContext: run,
  runInNewContext: runInContext,
  runInContext,
  createContext: <T>(context: T): T => context,
  isContext: () => true,
  Script: class {
    readonly #code: string;

    constructor(code: string) {
      this.#code = code;
    }

    runInThisContext(): unknown {
      return run(this.#code);
    }

    runInContext(context: Record<string, unknown>): unknown {
      return runInContext(this.#code, context);
    }

    runInNewContext(context?: Record<string, unknown>): unknown {
      return runInContext(this.#code, context);
    }
  },
};

export const createV8 = (start: ProcessStart, process: NodeProcess) => ({
  getHeapStatistics: () => ({
    heap_size_limit: start.memoryLimitBytes,
    total_heap_size: process.memoryUsage().heapTotal,
    used_heap_size: process.memoryUsage().heapUsed,
  }),
  setFlagsFromString: () => undefined,
  serialize: (value: unknown) => Buffer.from(JSON.stringify(value)),
  deserialize: (bytes: Buffer) => JSON.parse(bytes.toString()) as unknown,
});

class Channel {
  readonly name: string | symbol;
  readonly hasSubscribers = false;

  constructor(name: string | symbol) {
    this.name = name;
  }

  publish(): void {}
  subscribe(): void {}
  unsubscribe(): boolean {
    return false;
  }
  runStores(
    _data: unknown,
    work: (...values: unknown[]) => unknown,
    self?: unknown,
    ...values: unknown[]
  ): unknown {
    return Reflect.apply(work, self, values);
  }
}

type Work = (...values: unknown[]) => unknown;
const traced = (work: Work, _data?: unknown, self?: unknown, ...values: unknown[]): unknown =>
  Reflect.apply(work, self, values);

export const diagnosticsChannel = {
  Channel,
  channel: (name: string | symbol) => new Channel(name),
  hasSubscribers: () => false,
  subscribe: () => undefined,
  unsubscribe: () => false,
  tracingChannel: (name: string) => ({
    ...Object.fromEntries(
      ['start', 'end', 'asyncStart', 'asyncEnd', 'error'].map((phase) => [
        phase,
        new Channel(`tracing:${name}:${phase}`),
      ]),
    ),
    hasSubscribers: false,
    subscribe: () => undefined,
    unsubscribe: () => false,
    traceSync: traced,
    tracePromise: traced,
    traceCallback: (work: Work, _position?: number, _data?: unknown, self?: unknown, ...values: unknown[]) =>
      Reflect.apply(work, self, values),
  }),
};

export const tty = {
  isatty: () => false,
  ReadStream: unavailable('node:tty.ReadStream'),
  WriteStream: unavailable('node:tty.WriteStream'),
};

export const cluster = { isPrimary: true, isMaster: true, isWorker: false, workers: {} };

export const childProcess = unavailableModule('child_process', [
  'spawn',
  'spawnSync',
  'exec',
  'execSync',
  'execFile',
  'execFileSync',
  'fork',
]);
