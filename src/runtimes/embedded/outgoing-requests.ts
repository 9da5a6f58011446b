/** Requests of a process to the network around it, within bounds: what is sent is kept until it is answered. */
import type { EnvironmentNetwork, NetworkAnswer } from '#model/runtime-port.ts';
import { wholeBody } from '../network/whole-body.ts';
import { ArrivingBody } from '../runtime-api/arriving-body.ts';
import type { WorkerReportOf } from './protocol/worker-messages.ts';

/** Requests that are open at a time; an SDK opens 50 connections. */
const MOST_OPEN = 64;
/** Requests between two events. */
const MOST_REQUESTS = 10_000;
/** Bodies of all open requests together. */
const MOST_BYTES = 32 * 1024 * 1024;

interface Open {
  body: ArrivingBody;
  ending: AbortController;
}

export class OutgoingRequests {
  readonly #network: EnvironmentNetwork;
  readonly #answered: (exchangeId: number, answer: NetworkAnswer) => void;
  readonly #open = new Map<number, Open>();
  #requests = 0;
  #bytes = 0;

  constructor(network: EnvironmentNetwork, answered: (exchangeId: number, answer: NetworkAnswer) => void) {
    this.#network = network;
    this.#answered = answered;
  }

  /** A new event: the count begins again. */
  renew(): void {
    this.#requests = 0;
  }

  /** The process has ended: nobody waits any more. */
  close(): void {
    for (const { ending, body } of this.#open.values()) {
      body.abort();
      ending.abort();
    }
    this.#open.clear();
  }

  /** @returns false where there are too many already */
  begin({ exchangeId, method, host, port, path, headers }: WorkerReportOf<'http.request'>): boolean {
    if (this.#open.has(exchangeId) || this.#open.size >= MOST_OPEN || ++this.#requests > MOST_REQUESTS)
      return false;
    const [body, ending] = [new ArrivingBody(), new AbortController()];
    this.#open.set(exchangeId, { body, ending });
    let taken = 0;
    void wholeBody(body, (bytes) => {
      taken += bytes;
      this.#bytes += bytes;
      return this.#bytes <= MOST_BYTES;
    })
      .then((bytes) =>
        bytes ? this.#network({ method, host, port, path, headers, body: bytes }, ending.signal) : reset,
      )
      // The process has gone away, or has taken its request back.
      .catch(() => null)
      .then((answer) => {
        this.#bytes -= taken;
        if (answer && this.#open.delete(exchangeId)) this.#answered(exchangeId, answer);
      });
    return true;
  }

  push(exchangeId: number, data: Uint8Array): void {
    this.#open.get(exchangeId)?.body.push(data);
  }

  end(exchangeId: number): void {
    this.#open.get(exchangeId)?.body.end({});
  }

  abort(exchangeId: number): void {
    const open = this.#open.get(exchangeId);
    this.#open.delete(exchangeId);
    open?.body.abort();
    open?.ending.abort();
  }
}

const reset: NetworkAnswer = { code: 'ECONNRESET', syscall: 'write', message: 'write ECONNRESET' };
