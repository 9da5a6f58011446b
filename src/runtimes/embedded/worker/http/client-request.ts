import { Buffer } from 'node:buffer';
import { native } from '../process/native.ts';
import { IncomingMessage } from './incoming-message.ts';
import type { Connection, Network, RequestHead } from './network.ts';
import { OutgoingMessage } from './outgoing-message.ts';
import type { RequestTarget } from './request-options.ts';
import { createSocket } from './socket.ts';
import { STATUS_CODES } from './status-codes.ts';

/** `http.ClientRequest`: a writable whose response comes as an event. It keeps the process alive until it is over. */
export class ClientRequest extends OutgoingMessage {
  readonly method: string;
  readonly path: string;
  readonly host: string;
  readonly protocol: string;
  readonly socket = createSocket();
  readonly agent: unknown;
  reusedSocket = false;
  res: IncomingMessage | undefined;
  readonly #network: Network;
  readonly #port: number;
  #connection: Connection | undefined;
  #held = true;
  #patience: ReturnType<typeof globalThis.setTimeout> | undefined;

  constructor(network: Network, target: RequestTarget) {
    super();
    this.#network = network;
    this.method = target.method;
    this.path = target.path;
    this.host = target.hostname;
    this.protocol = target.protocol;
    this.#port = target.port;
    this.agent = target.agent;
    for (const [name, value] of Object.entries(target.headers ?? {})) {
      if (value !== undefined) this.setHeader(name, value);
    }
    if (target.auth) this.setHeader('Authorization', `Basic ${Buffer.from(target.auth).toString('base64')}`);
    if (target.onResponse) this.once('response', target.onResponse);
    network.loop.hold();
    const { signal } = target;
    signal?.addEventListener('abort', () => this.#abortFor(signal));
    native.queueMicrotask(() => {
      this.emit('socket', this.socket);
      if (signal?.aborted) this.#abortFor(signal);
    });
  }

  #abortFor(signal: AbortSignal): void {
    this.destroy(
      Object.assign(new Error('The operation was aborted', { cause: signal.reason }), {
        name: 'AbortError',
        code: 'ABORT_ERR',
      }),
    );
  }

  #release(): void {
    if (!this.#held) return;
    this.#held = false;
    this.#network.loop.release();
  }

  #connect(): Connection {
    if (this.#connection) return this.#connection;
    const headers = this.wireHeaders();
    const defaultPort = this.protocol === 'https:' ? 443 : 80;
    if (!this.hasHeader('host')) {
      headers['Host'] = this.#port === defaultPort ? this.host : `${this.host}:${this.#port}`;
    }
    this.headersSent = true;
    const head: RequestHead = {
      method: this.method,
      host: this.host,
      port: this.#port,
      path: this.path,
      headers,
    };
    this.#connection = this.#network.connect(
      head,
      {
        responded: (response) => {
          this.#receive(response);
        },
        failed: (error) => {
          this.#release();
          this.destroy(error);
        },
      },
      (answer) => {
        const response = new IncomingMessage(answer.headers);
        response.statusCode = answer.status;
        response.statusMessage = STATUS_CODES[answer.status] ?? '';
        return response;
      },
    );
    return this.#connection;
  }

  #receive(response: IncomingMessage): void {
    this.res = response;
    this.setTimeout(0);
    const over = (): void => {
      this.#release();
      this.emit('close');
    };
    response.once('end', over);
    response.once('close', () => {
      this.#release();
    });
    // Node throws away the body of a response that nobody listens to.
    if (!this.emit('response', response)) response.resume();
  }

  override _write(chunk: Uint8Array, _encoding: BufferEncoding, done: () => void): void {
    this.#connect().write(chunk);
    done();
  }

  override _final(done: () => void): void {
    this.#connect().end(this.trailers);
    done();
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.#connection?.abort();
    this.#release();
    this.setTimeout(0);
    done(error ?? (this.res ? null : Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' })));
  }

  /** After `ms` without a response `timeout` is emitted, and no more: giving up is the listener's to do. */
  override setTimeout(ms = 0, listener?: () => void): this {
    if (listener) this.once('timeout', listener);
    globalThis.clearTimeout(this.#patience);
    this.#patience = ms > 0 ? globalThis.setTimeout(() => this.emit('timeout'), ms) : undefined;
    return this;
  }

  abort(): void {
    this.destroy();
  }

  setNoDelay(): this {
    return this;
  }

  setSocketKeepAlive(): this {
    return this;
  }
}
