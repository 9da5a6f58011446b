/** The worker's end of the port to the page. Reports are out when `report` returns, so a parked worker was heard. */
import { native } from './native.ts';
import type { WorkerCommand, WorkerReport, WorkerReportOf } from '../../protocol/worker-messages.ts';

type Answer = Exclude<WorkerCommand, { type: 'process.start' }>;
export type Request = Omit<WorkerReportOf<'http.request'>, 'type' | 'exchangeId' | 'whole'>;

/** One message of a body; longer writes cross in pieces. */
const PIECE_BYTES = 4 * 1024 * 1024;

export class PagePort {
  readonly #post: (message: WorkerReport, transfer?: Transferable[]) => void;
  readonly #pending = new Map<number, (answer: Answer) => void>();
  #lastExchange = 0;
  onStart: ((command: Extract<WorkerCommand, { type: 'process.start' }>) => void) | undefined;

  constructor(port: MessagePort) {
    // Bound now: a handler may replace MessagePort.prototype.postMessage.
    const post = port.postMessage.bind(port) as (message: WorkerReport, transfer: Transferable[]) => void;
    this.#post = (message, transfer = []) => {
      post(message, transfer);
    };
    port.onmessage = (event: MessageEvent<WorkerCommand>) => {
      const command = native.dataOf(event) as WorkerCommand;
      if (command.type === 'process.start') this.onStart?.(command);
      else {
        const settle = this.#pending.get(command.exchangeId);
        this.#pending.delete(command.exchangeId);
        settle?.(command);
      }
    };
  }

  report(message: WorkerReport, transfer?: Transferable[]): void {
    this.#post(message, transfer);
  }

  /** Opens an exchange with the page, which stands for the network. */
  open(request: Request, onAnswer: (answer: Answer) => void): number {
    const exchangeId = this.#begin(onAnswer);
    this.report({ type: 'http.request', exchangeId, ...request });
    return exchangeId;
  }

  #begin(onAnswer: (answer: Answer) => void): number {
    const exchangeId = ++this.#lastExchange;
    this.#pending.set(exchangeId, onAnswer);
    return exchangeId;
  }

  /** Asks with all there is to say, in one message where that is small enough. */
  ask(request: Request, body: Uint8Array, onAnswer: (answer: Answer) => void): void {
    if (body.byteLength > PIECE_BYTES) {
      const exchangeId = this.open(request, onAnswer);
      this.write(exchangeId, body);
      this.end(exchangeId);
      return;
    }
    const whole = native.copyOf(body);
    const exchangeId = this.#begin(onAnswer);
    this.report({ type: 'http.request', exchangeId, ...request, whole }, [whole.buffer]);
  }

  write(exchangeId: number, bytes: Uint8Array): void {
    for (let at = 0; at < bytes.byteLength; at += PIECE_BYTES) {
      const data = native.copyOf(bytes.subarray(at, at + PIECE_BYTES));
      this.report({ type: 'http.body', exchangeId, data }, [data.buffer]);
    }
  }

  end(exchangeId: number, trailers: Record<string, string> = {}): void {
    this.report({ type: 'http.bodyEnded', exchangeId, trailers });
  }

  abort(exchangeId: number): void {
    if (this.#pending.delete(exchangeId)) this.report({ type: 'http.aborted', exchangeId });
  }
}
