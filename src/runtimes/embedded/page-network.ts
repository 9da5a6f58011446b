/** The network of a process: the Runtime API, and what the environment reaches besides. */
import type { EnvironmentNetwork } from '#model/runtime-port.ts';
import { ArrivingBody } from '../runtime-api/arriving-body.ts';
import type { ProcessConnection } from '../runtime-api/environment-process.ts';
import type { WireResponse } from '../runtime-api/wire.ts';
import { OutgoingRequests } from './outgoing-requests.ts';
import type { WorkerCommand, WorkerReport, WorkerReportOf } from './protocol/worker-messages.ts';

/** Where the Runtime API is, as AWS has it. */
export const runtimeApiAddress = { host: '127.0.0.1', port: 9001 } as const;

/** Requests to the Runtime API between two events; a runtime sends two. */
const MOST_REQUESTS = 500;
/** Requests whose body has not ended: a runtime has one. */
const MOST_OPEN = 16;

type HttpReport = Extract<WorkerReport, { type: `http.${string}` }>;

export const isHttpReport = (report: WorkerReport): report is HttpReport => report.type.startsWith('http.');

const isLoopback = (host: string): boolean => /^(localhost|127\.[\d.]+|::1|0\.0\.0\.0)$/.test(host);
const isAddress = (host: string): boolean => host === 'localhost' || /^[\d.]+$|:/.test(host);

/** As Node says it when a name has no address, or nothing listens at one. */
function refusal({ exchangeId, host, port }: WorkerReportOf<'http.request'>): WorkerCommand {
  return isAddress(host)
    ? {
        type: 'http.failed',
        exchangeId,
        code: 'ECONNREFUSED',
        syscall: 'connect',
        message: `connect ECONNREFUSED ${host}:${port}`,
      }
    : {
        type: 'http.failed',
        exchangeId,
        code: 'ENOTFOUND',
        syscall: 'getaddrinfo',
        message: `getaddrinfo ENOTFOUND ${host}`,
      };
}

export class PageNetwork {
  readonly #handle: ProcessConnection['handle'];
  readonly #post: (command: WorkerCommand, transfer?: Transferable[]) => void;
  readonly #bodies = new Map<number, ArrivingBody>();
  readonly #outgoing: OutgoingRequests | undefined;
  #requests = 0;

  constructor(
    handle: ProcessConnection['handle'],
    post: (command: WorkerCommand, transfer?: Transferable[]) => void,
    network?: EnvironmentNetwork,
  ) {
    this.#handle = handle;
    this.#post = post;
    this.#outgoing =
      network &&
      new OutgoingRequests(network, (exchangeId, answer) => {
        if ('code' in answer) post({ type: 'http.failed', exchangeId, ...answer });
        else this.#respond(exchangeId, answer);
      });
  }

  /** The process has ended. */
  close(): void {
    this.#outgoing?.close();
  }

  /** A new event: the count begins again. */
  renew(): void {
    this.#requests = 0;
    this.#outgoing?.renew();
  }

  receive(report: HttpReport): void {
    const body = this.#bodies.get(report.exchangeId);
    switch (report.type) {
      case 'http.request':
        this.#open(report);
        if (report.whole) {
          const { exchangeId, whole } = report;
          this.receive({ type: 'http.body', exchangeId, data: whole });
          this.receive({ type: 'http.bodyEnded', exchangeId, trailers: {} });
        }
        return;
      case 'http.body':
        if (body) body.push(report.data);
        else this.#outgoing?.push(report.exchangeId, report.data);
        return;
      case 'http.bodyEnded':
        if (body) body.end(report.trailers);
        else this.#outgoing?.end(report.exchangeId);
        this.#bodies.delete(report.exchangeId);
        return;
      case 'http.aborted':
        if (body) body.abort();
        else this.#outgoing?.abort(report.exchangeId);
        this.#bodies.delete(report.exchangeId);
        return;
    }
  }

  #open(report: WorkerReportOf<'http.request'>): void {
    const { exchangeId, host, port, method, path, headers } = report;
    if (host !== runtimeApiAddress.host || port !== runtimeApiAddress.port) {
      const taken = !isLoopback(host) && this.#outgoing?.begin(report) === true;
      if (!taken) this.#post(refusal(report));
      return;
    }
    // All that is asked is kept, in the trace or until it is answered: a flood is turned away.
    if (this.#bodies.has(exchangeId) || this.#bodies.size >= MOST_OPEN || ++this.#requests > MOST_REQUESTS) {
      this.#post(refusal(report));
      return;
    }
    const body = new ArrivingBody();
    this.#bodies.set(exchangeId, body);
    this.#handle({ method, path, headers, body }).then(
      (response) => this.#respond(exchangeId, response),
      // The process has ended: there is nobody to answer.
      () => undefined,
    );
  }

  #respond(exchangeId: number, { status, headers, body }: WireResponse): void {
    const bytes = new Uint8Array(body);
    this.#post({ type: 'http.response', exchangeId, status, headers, body: bytes }, [bytes.buffer]);
  }
}
