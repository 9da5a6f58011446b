/** The network of a process: the Runtime API, and nothing else. */
import { ArrivingBody } from '../runtime-api/arriving-body.ts';
import type { ProcessConnection } from '../runtime-api/environment-process.ts';
import type { WorkerCommand, WorkerReport, WorkerReportOf } from './protocol/worker-messages.ts';

/** Where the Runtime API is, as AWS has it. */
export const runtimeApiAddress = { host: '127.0.0.1', port: 9001 } as const;

/** Requests to the Runtime API between two events; a runtime sends two. */
const MOST_REQUESTS = 500;
/** Requests whose body has not ended: a runtime has one. */
const MOST_OPEN = 16;

type HttpReport = Extract<WorkerReport, { type: `http.${string}` }>;

export const isHttpReport = (report: WorkerReport): report is HttpReport => report.type.startsWith('http.');

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
  #requests = 0;

  constructor(
    handle: ProcessConnection['handle'],
    post: (command: WorkerCommand, transfer?: Transferable[]) => void,
  ) {
    this.#handle = handle;
    this.#post = post;
  }

  /** A new event: the count begins again. */
  renew(): void {
    this.#requests = 0;
  }

  receive(report: HttpReport): void {
    const body = this.#bodies.get(report.exchangeId);
    switch (report.type) {
      case 'http.request':
        this.#open(report);
        return;
      case 'http.body':
        body?.push(report.data);
        return;
      case 'http.bodyEnded':
        body?.end(report.trailers);
        this.#bodies.delete(report.exchangeId);
        return;
      case 'http.aborted':
        body?.abort();
        this.#bodies.delete(report.exchangeId);
        return;
    }
  }

  #open(report: WorkerReportOf<'http.request'>): void {
    const { exchangeId, host, port, method, path, headers } = report;
    if (host !== runtimeApiAddress.host || port !== runtimeApiAddress.port) {
      this.#post(refusal(report));
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
      (response) => {
        const bytes = new Uint8Array(response.body);
        this.#post(
          {
            type: 'http.response',
            exchangeId,
            status: response.status,
            headers: response.headers,
            body: bytes,
          },
          [bytes.buffer],
        );
      },
      // The process has ended: there is nobody to answer.
      () => undefined,
    );
  }
}
