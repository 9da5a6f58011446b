/**
 * The one frame that everything of a learner's runs in, as the page holds it.
 *
 * What keeps learner code away from the page, its storage and the network:
 * - `sandbox="allow-scripts"` and nothing else: the frame's origin is opaque, so it has no cookies, no storage, no
 *   way to the page's DOM or to same-origin requests; it opens no windows and cannot navigate the page.
 *   `allow-same-origin` would undo all of that and must never stand here.
 * - Its document brings a policy of its own: `default-src 'none'`, `connect-src 'none'`. Workers inherit it, so
 *   no request leaves them.
 * - The frame and its workers reach the page through message ports. What comes in is parsed
 *   (`protocol/report.schema.ts`), bounded, and only ever shown as text.
 * - The page is the network: it answers for the Runtime API and refuses everything else.
 * What is left to abuse is time and memory: an invocation has its deadline, a process its limit, and a frame that
 * no longer answers is thrown away.
 */
import { RuntimeUnavailableError } from '#model/runtime-port.ts';
import { parseFrameReport } from './protocol/report.schema.ts';
import type { FrameCommand, FrameConnect } from './protocol/frame-messages.ts';

/** How long the frame's document may take to load, in ms. */
const LOAD_LIMIT_MS = 15_000;
const BEAT_MS = 1000;
/**
 * Beats without an answer after which the frame counts as dead. A process that runs out of memory takes its
 * frame with it without any event. Beats, not time: a page in the background is woken rarely.
 */
const MISSED_BEATS = 4;

export interface SandboxWorker {
  /** To the worker; the frame is not in between. */
  readonly port: MessagePort;
  terminate(): void;
}

/** Why a worker is no more although nobody terminated it. */
export type WorkerLoss = { reason: 'frameDied' } | { reason: 'workerFailed'; message: string };

interface HeldWorker {
  port: MessagePort;
  onLost: (loss: WorkerLoss) => void;
}

export class SandboxFrame {
  readonly #element: HTMLIFrameElement;
  readonly #port: MessagePort;
  readonly #workers = new Map<number, HeldWorker>();
  #lastWorkerId = 0;
  #beat = 0;
  #answeredBeat = 0;
  #beating: ReturnType<typeof setInterval> | undefined;
  #closed = false;

  private constructor(element: HTMLIFrameElement, port: MessagePort) {
    this.#element = element;
    this.#port = port;
    port.onmessage = (event: MessageEvent<unknown>) => {
      this.#hear(event.data);
    };
  }

  /**
   * @param program the text of the workers; the frame loads while it is fetched
   * @throws RuntimeUnavailableError where the frame does not load; what `program` rejects with
   */
  static async open(address: string, program: string | Promise<string>): Promise<SandboxFrame> {
    const element = document.createElement('iframe');
    element.setAttribute('sandbox', 'allow-scripts');
    element.hidden = true;
    element.title = 'Runner';
    element.ariaHidden = 'true';
    element.tabIndex = -1;
    const loaded = firstMessageFrom(element);
    element.src = address;
    document.body.append(element);
    let workerSource: string;
    try {
      [workerSource] = await Promise.all([program, loaded]);
    } catch (error) {
      element.remove();
      throw error;
    }
    const channel = new MessageChannel();
    // Its origin is opaque and has no name that could stand here.
    element.contentWindow?.postMessage({ type: 'frame.connect', workerSource } satisfies FrameConnect, '*', [
      channel.port2,
    ]);
    return new SandboxFrame(element, channel.port1);
  }

  get isClosed(): boolean {
    return this.#closed;
  }

  spawn(onLost: (loss: WorkerLoss) => void): SandboxWorker {
    const workerId = ++this.#lastWorkerId;
    const { port1, port2 } = new MessageChannel();
    this.#workers.set(workerId, { port: port1, onLost });
    this.#command({ type: 'worker.spawn', workerId }, [port2]);
    this.#beating ??= setInterval(() => {
      this.#watch();
    }, BEAT_MS);
    return {
      port: port1,
      terminate: () => {
        this.#terminate(workerId);
      },
    };
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#rest();
    this.#port.close();
    this.#element.remove();
    for (const { port, onLost } of this.#workers.values()) {
      port.onmessage = null;
      port.close();
      onLost({ reason: 'frameDied' });
    }
    this.#workers.clear();
  }

  #terminate(workerId: number): void {
    const worker = this.#workers.get(workerId);
    if (!worker) return;
    this.#workers.delete(workerId);
    worker.port.onmessage = null;
    worker.port.close();
    this.#command({ type: 'worker.terminate', workerId });
    if (this.#workers.size === 0) this.#rest();
  }

  #command(command: FrameCommand, ports: MessagePort[] = []): void {
    if (!this.#closed) this.#port.postMessage(command, ports);
  }

  #hear(message: unknown): void {
    const report = parseFrameReport(message);
    switch (report?.type) {
      case 'frame.pong':
        this.#answeredBeat = Math.min(report.beat, this.#beat);
        return;
      case 'worker.failed': {
        const worker = this.#workers.get(report.workerId);
        // A worker lives on after an error that nothing caught.
        this.#terminate(report.workerId);
        worker?.onLost({ reason: 'workerFailed', message: report.message });
        return;
      }
      case undefined:
        return;
    }
  }

  #watch(): void {
    if (this.#beat - this.#answeredBeat >= MISSED_BEATS) {
      this.close();
      return;
    }
    this.#beat += 1;
    this.#command({ type: 'frame.ping', beat: this.#beat });
  }

  #rest(): void {
    clearInterval(this.#beating);
    this.#beating = undefined;
    this.#answeredBeat = this.#beat;
  }
}

function firstMessageFrom(element: HTMLIFrameElement): Promise<void> {
  return new Promise((resolve, reject) => {
    const settle = (): void => {
      clearTimeout(limit);
      removeEventListener('message', hear);
    };
    const hear = (event: MessageEvent<unknown>): void => {
      if (event.source !== element.contentWindow || event.source === null) return;
      settle();
      resolve();
    };
    const limit = setTimeout(() => {
      settle();
      reject(
        new RuntimeUnavailableError(
          'timedOut',
          `The sandboxed frame did not load within ${LOAD_LIMIT_MS / 1000} s.`,
        ),
      );
    }, LOAD_LIMIT_MS);
    addEventListener('message', hear);
  });
}
