/** `http.createServer`, for clients in the same process: frameworks that handlers wrap, and their tests. */
import { EventEmitter } from 'node:events';
import { Buffer } from 'node:buffer';
import { IncomingMessage } from './incoming-message.ts';
import type { ClientEnd, Connection, LocalServer, Network, RequestHead } from './network.ts';
import { OutgoingMessage, type HeaderValue } from './outgoing-message.ts';
import { STATUS_CODES } from './status-codes.ts';

export class ServerResponse extends OutgoingMessage {
  statusCode = 200;
  statusMessage = '';
  readonly req: IncomingMessage;
  readonly socket;
  readonly #client: ClientEnd;
  #response: IncomingMessage | undefined;

  constructor(request: IncomingMessage, client: ClientEnd) {
    super();
    this.req = request;
    this.socket = request.socket;
    this.#client = client;
  }

  writeHead(
    status: number,
    second?: string | Record<string, HeaderValue>,
    third?: Record<string, HeaderValue>,
  ): this {
    this.statusCode = status;
    if (typeof second === 'string') this.statusMessage = second;
    const headers = typeof second === 'object' ? second : third;
    for (const [name, value] of Object.entries(headers ?? {})) this.setHeader(name, value);
    return this;
  }

  #respond(): IncomingMessage {
    if (!this.#response) {
      this.headersSent = true;
      this.#response = new IncomingMessage(this.wireHeaders());
      this.#response.statusCode = this.statusCode;
      this.#response.statusMessage = this.statusMessage || (STATUS_CODES[this.statusCode] ?? '');
      this.#client.responded(this.#response);
    }
    return this.#response;
  }

  override flushHeaders(): void {
    this.#respond();
  }

  override _write(chunk: Uint8Array, _encoding: BufferEncoding, done: () => void): void {
    this.#respond().receive(chunk);
    done();
  }

  override _final(done: () => void): void {
    this.#respond().receive(null);
    done();
    queueMicrotask(() => this.emit('close'));
  }
}

type OnRequest = (request: IncomingMessage, response: ServerResponse) => void;
type ListenOptions = { port?: number };

export class Server extends EventEmitter implements LocalServer {
  listening = false;
  keepAliveTimeout = 5000;
  headersTimeout = 60_000;
  requestTimeout = 300_000;
  timeout = 0;
  readonly #network: Network;
  #port = 0;
  #held = false;

  constructor(network: Network, first?: object | OnRequest, second?: OnRequest) {
    super();
    this.#network = network;
    const onRequest = typeof first === 'function' ? (first as OnRequest) : second;
    if (onRequest) this.on('request', onRequest);
  }

  listen(where?: number | string | ListenOptions | (() => void), ...rest: unknown[]): this {
    const wanted = typeof where === 'object' ? where.port : Number(typeof where === 'function' ? 0 : where);
    const port = wanted || this.#network.freePort();
    const onListening = [where, ...rest].find((value) => typeof value === 'function') as
      (() => void) | undefined;
    if (!this.#network.listen(port, this)) {
      const error = Object.assign(new Error(`listen EADDRINUSE: address already in use :::${port}`), {
        code: 'EADDRINUSE',
        errno: -98,
        syscall: 'listen',
        address: '::',
        port,
      });
      queueMicrotask(() => this.emit('error', error));
      return this;
    }
    this.#port = port;
    this.listening = true;
    this.ref();
    if (onListening) this.once('listening', onListening);
    queueMicrotask(() => this.emit('listening'));
    return this;
  }

  address(): { address: string; family: string; port: number } | null {
    return this.listening ? { address: '127.0.0.1', family: 'IPv4', port: this.#port } : null;
  }

  close(done?: (error?: Error) => void): this {
    if (this.listening) {
      this.listening = false;
      this.#network.unlisten(this.#port);
      this.unref();
    }
    queueMicrotask(() => {
      this.emit('close');
      done?.();
    });
    return this;
  }

  closeAllConnections(): void {}

  closeIdleConnections(): void {}

  setTimeout(): this {
    return this;
  }

  ref(): this {
    if (!this.#held && this.listening) {
      this.#held = true;
      this.#network.loop.hold();
    }
    return this;
  }

  unref(): this {
    if (this.#held) {
      this.#held = false;
      this.#network.loop.release();
    }
    return this;
  }

  accept(head: RequestHead, client: ClientEnd): Connection {
    // A whole body that ends before anyone asked has a known length; a parser of bodies looks for it.
    const parts: Uint8Array[] = [];
    let request: IncomingMessage | undefined;
    const begin = (headers: Record<string, string>): IncomingMessage => {
      const opened = new IncomingMessage(headers);
      opened.method = head.method;
      opened.url = head.path;
      this.emit('request', opened, new ServerResponse(opened, client));
      for (const part of parts.splice(0)) opened.receive(part);
      return opened;
    };
    const names = Object.keys(head.headers).map((name) => name.toLowerCase());
    const bodiless = names.includes('content-length') || ['GET', 'HEAD', 'OPTIONS'].includes(head.method);
    queueMicrotask(() => {
      request ??= begin(bodiless ? head.headers : { ...head.headers, 'Transfer-Encoding': 'chunked' });
    });
    return {
      write: (bytes) => {
        const part = Buffer.from(bytes);
        if (request) request.receive(part);
        else parts.push(part);
      },
      end: () => {
        if (!request) {
          const length = parts.reduce((bytes, part) => bytes + part.length, 0);
          const known = names.includes('content-length') || length === 0;
          request = begin(known ? head.headers : { ...head.headers, 'Content-Length': String(length) });
        }
        request.receive(null);
      },
      abort: () => {
        request?.destroy();
      },
    };
  }
}
