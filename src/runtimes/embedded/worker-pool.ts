/** Workers in one frame, one of them ready beforehand: loading the program is most of a cold start. */
import { RuntimeUnavailableError } from '#model/runtime-port.ts';
import type { SandboxFrame, SandboxWorker, WorkerLoss } from './sandbox-frame.ts';
import { parseWorkerReport } from './protocol/report.schema.ts';

/** A spare begins to load when the process that took the last one has had time to start. */
const SPARE_DELAY_MS = 250;
/**
 * Workers that load at the same time. More of them only hold each other up, and the page: the first of sixteen
 * environments would be ready when the last one is.
 */
const LOADING_AT_ONCE = 4;
/** How long the worker's program may take to load, in ms. */
const READY_LIMIT_MS = 15_000;

/** A worker whose program waits for `process.start`. */
export interface ReadyWorker {
  readonly worker: SandboxWorker;
  /** Called when the worker is gone without having said so. */
  onLost: (loss: WorkerLoss) => void;
}

export class WorkerPool {
  readonly #openFrame: () => Promise<SandboxFrame>;
  #frame: Promise<SandboxFrame> | undefined;
  #spare: Promise<ReadyWorker> | undefined;
  #refill: ReturnType<typeof setTimeout> | undefined;
  #closed = false;
  #loading = 0;
  readonly #waiting: (() => void)[] = [];

  constructor(openFrame: () => Promise<SandboxFrame>) {
    this.#openFrame = openFrame;
  }

  /** @throws RuntimeUnavailableError */
  async prepare(): Promise<void> {
    this.#spare ??= this.#load();
    await this.#spare;
  }

  /** @throws RuntimeUnavailableError */
  async take(): Promise<ReadyWorker> {
    const taken = this.#spare ?? this.#load();
    this.#spare = undefined;
    clearTimeout(this.#refill);
    const ready = await taken;
    this.#refill = setTimeout(() => {
      this.prepare().catch(() => undefined);
    }, SPARE_DELAY_MS);
    return ready;
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#refill);
    const frame = await this.#frame?.catch(() => undefined);
    frame?.close();
  }

  async #load(): Promise<ReadyWorker> {
    const loading = this.#inTurn(() => this.#spawn());
    loading.catch(() => {
      // The next one who asks tries again.
      this.#spare = undefined;
    });
    return loading;
  }

  async #inTurn<T>(load: () => Promise<T>): Promise<T> {
    if (this.#loading < LOADING_AT_ONCE) this.#loading += 1;
    else await new Promise<void>((resolve) => this.#waiting.push(resolve));
    try {
      return await load();
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#loading -= 1;
    }
  }

  async #spawn(): Promise<ReadyWorker> {
    const frame = await this.#livingFrame();
    const { promise, resolve, reject } = Promise.withResolvers<ReadyWorker>();
    const worker = frame.spawn((loss) => {
      ready.onLost(loss);
    });
    const fail = (detail: string): void => {
      worker.terminate();
      reject(new RuntimeUnavailableError('unknown', detail));
    };
    const limit = setTimeout(() => {
      fail(`The worker's program did not load within ${READY_LIMIT_MS / 1000} s.`);
    }, READY_LIMIT_MS);
    const ready: ReadyWorker = {
      worker,
      onLost: (loss) => {
        // Before anyone took it; a spare that is lost is replaced.
        this.#spare = undefined;
        fail(loss.reason === 'workerFailed' ? loss.message : 'The sandboxed frame has ended.');
      },
    };
    worker.port.onmessage = (event: MessageEvent<unknown>) => {
      if (parseWorkerReport(event.data)?.type === 'worker.ready') resolve(ready);
      else fail('The worker said something else than that it is ready.');
    };
    return promise.finally(() => {
      clearTimeout(limit);
    });
  }

  async #livingFrame(): Promise<SandboxFrame> {
    if (this.#closed) throw new RuntimeUnavailableError('unknown', 'The runtime has been disposed of.');
    const before = await this.#frame?.catch(() => undefined);
    if (before && !before.isClosed) return before;
    const frame = this.#openFrame();
    this.#frame = frame;
    frame.catch(() => {
      if (this.#frame === frame) this.#frame = undefined;
    });
    return frame;
  }
}
