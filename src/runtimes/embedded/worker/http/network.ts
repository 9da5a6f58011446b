/**
 * Where requests go: to a server in this process, or to the page, which stands for the network: the Runtime API, and
 * what the environment reaches besides.
 */
import type { EventLoop } from '../process/event-loop.ts';
import type { PagePort } from '../process/page-port.ts';
import type { IncomingMessage } from './incoming-message.ts';

/** The far end of a request, as its client uses it. */
export interface Connection {
  write(bytes: Uint8Array): void;
  end(trailers: Record<string, string>): void;
  abort(): void;
}

export interface ClientEnd {
  responded(response: IncomingMessage): void;
  failed(error: Error): void;
}

export interface RequestHead {
  method: string;
  host: string;
  port: number;
  path: string;
  headers: Record<string, string>;
}

/** A server that listens in this process. */
export interface LocalServer {
  accept(head: RequestHead, client: ClientEnd): Connection;
}

/** Around an invocation, for a process that talks to the Runtime API by itself. */
export interface RuntimeApiHooks {
  /** Before anything but a question for the next event leaves. */
  beforeAnswer: () => void;
  /** Before the process has the event. */
  eventArrived: () => void;
}

const NEXT_PATH = '/2018-06-01/runtime/invocation/next';
const loopback = new Set(['localhost', '127.0.0.1', '::1', '0.0.0.0']);

export class Network {
  readonly loop: EventLoop;
  readonly #port: PagePort;
  readonly #runtimeApi: string;
  readonly #hooks: RuntimeApiHooks;
  readonly #servers = new Map<number, LocalServer>();

  /** @param runtimeApi host:port of the Runtime API */
  constructor(port: PagePort, loop: EventLoop, runtimeApi: string, hooks: RuntimeApiHooks) {
    this.#port = port;
    this.loop = loop;
    this.#runtimeApi = runtimeApi;
    this.#hooks = hooks;
  }

  /** @returns false when the port is taken */
  listen(port: number, server: LocalServer): boolean {
    if (this.#servers.has(port)) return false;
    this.#servers.set(port, server);
    return true;
  }

  unlisten(port: number): void {
    this.#servers.delete(port);
  }

  freePort(): number {
    let port = 40_000;
    while (this.#servers.has(port)) port += 1;
    return port;
  }

  /** Whether the head asks Lambda for the next event, which freezes the process until there is one. */
  isNext(head: RequestHead): boolean {
    return this.#isRuntimeApi(head) && head.path === NEXT_PATH;
  }

  #isRuntimeApi({ host, port }: RequestHead): boolean {
    return `${host}:${port}` === this.#runtimeApi;
  }

  connect(
    head: RequestHead,
    client: ClientEnd,
    received: (answer: PageAnswer) => IncomingMessage,
  ): Connection {
    const local = this.#servers.get(head.port);
    if (local && loopback.has(head.host) && !this.#isRuntimeApi(head)) {
      return local.accept(head, client);
    }
    const freezes = this.isNext(head);
    if (freezes) this.loop.freeze();
    else if (this.#isRuntimeApi(head)) this.#hooks.beforeAnswer();
    const exchangeId = this.#port.open(head, (answer) => {
      if (freezes) {
        this.#hooks.eventArrived();
        this.loop.thaw();
      }
      if (answer.type === 'http.response') {
        const response = received(answer);
        client.responded(response);
        response.receive(answer.body);
        response.receive(null);
      } else {
        const { code, syscall, message } = answer;
        client.failed(
          Object.assign(new Error(message), { errno: ERRNO[code] ?? 0, code, syscall, hostname: head.host }),
        );
      }
    });
    return {
      write: (bytes) => {
        this.#port.write(exchangeId, bytes);
      },
      end: (trailers) => {
        this.#port.end(exchangeId, trailers);
      },
      abort: () => {
        this.#port.abort(exchangeId);
      },
    };
  }
}

export interface PageAnswer {
  status: number;
  headers: Record<string, string>;
}

// libuv's numbers. https://docs.libuv.org/en/v1.x/errors.html
const ERRNO: Readonly<Record<string, number>> = {
  ENOTFOUND: -3008,
  ECONNREFUSED: -111,
  ECONNRESET: -104,
  ETIMEDOUT: -110,
};
