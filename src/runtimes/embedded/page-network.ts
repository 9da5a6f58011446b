/** The network of a process: the Runtime API, and nothing else. */
import type { ProcessConnection } from '../runtime-api/environment-process.ts';
import type { WireBody } from '../runtime-api/wire.ts';
import type { WorkerCommand, WorkerReport, WorkerReportOf } from './protocol/worker-messages.ts';

/** Where the Runtime API is, as AWS has it. */
export const runtimeApiAddress = { host: '127.0.0.1', port: 9001 } as const;

type HttpReport = Extract<WorkerReport, { type: `http.${string}` }>;

export const isHttpReport = (report: WorkerReport): report is HttpReport => report.type.startsWith('http.');

/** A body as it arrives in messages. */
class ArrivingBody implements WireBody {
  trailers: Readonly<Record<string, string>> | undefined;
  readonly #parts: Uint8Array[] = [];
  #over: 'ended' | 'aborted' | undefined;
  #wake: () => void = () => undefined;

  push(part: Uint8Array): void {
    this.#parts.push(part);
    this.#wake();
  }

  end(trailers: Readonly<Record<string, string>>): void {
    this.trailers = trailers;
    this.#over ??= 'ended';
    this.#wake();
  }

  abort(): void {
    this.#over ??= 'aborted';
    this.#wake();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array> {
    for (;;) {
      const part = this.#parts.shift();
      if (part) yield part;
      else if (this.#over === 'ended') return;
      else if (this.#over === 'aborted') throw new Error('The connection was closed before its end.');
      else await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }
}

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

  constructor(
    handle: ProcessConnection['handle'],
    post: (command: WorkerCommand, transfer?: Transferable[]) => void,
  ) {
    this.#handle = handle;
    this.#post = post;
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
