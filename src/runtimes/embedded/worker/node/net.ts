/** `node:net` as far as it goes here: connections through the environment's network, and none that are taken. */
import { EventEmitter } from 'node:events';
import type { ClientRequest } from '../http/client-request.ts';
import type { OnResponse, RequestOptions } from '../http/request-options.ts';
import { isIPv4, isIPv6 } from './addresses.ts';
import { QuietSocket } from './quiet-socket.ts';
import { unavailableModule } from './unavailable.ts';

type OpenRequest = (options: RequestOptions, onResponse: OnResponse) => ClientRequest;

interface ConnectOptions {
  host?: string;
  port?: number | string;
}

type ConnectArguments = readonly [ConnectOptions | number | string, ...unknown[]];

function optionsOf([first, second]: ConnectArguments): ConnectOptions {
  if (typeof first === 'object') return first;
  return { port: first, ...(typeof second === 'string' ? { host: second } : {}) };
}

/** @param open opens a request through the process's network */
export function createNet(open: OpenRequest) {
  class Socket extends QuietSocket {
    connecting = false;
    pending = true;
    remoteAddress: string | undefined;
    remotePort: number | undefined;
    #request: ClientRequest | undefined;
    #patience: ReturnType<typeof globalThis.setTimeout> | undefined;

    connect(...given: ConnectArguments): this {
      const { host = 'localhost', port = 0 } = optionsOf(given);
      const listener = given.find((each) => typeof each === 'function');
      if (listener) this.once('connect', listener as () => void);
      this.connecting = true;
      const options = { method: 'CONNECT', hostname: host, port, path: `${host}:${port}` };
      const request = open(options, (response) => {
        response.resume();
        this.connecting = this.pending = false;
        [this.remoteAddress, this.remotePort] = [host, Number(port)];
        this.emit('connect');
        this.emit('ready');
      });
      request.on('error', (error: Error) => this.destroy(error));
      request.end();
      this.#request = request;
      return this;
    }

    /** Whoever is at the other end says nothing, and hangs up when he is spoken to. */
    override _write(_chunk: unknown, _encoding: string, done: (error?: Error) => void): void {
      done(
        Object.assign(new Error('write ECONNRESET'), { code: 'ECONNRESET', syscall: 'write', errno: -104 }),
      );
    }

    override _final(done: () => void): void {
      this.push(null);
      done();
    }

    override _destroy(error: Error | null, done: (error: Error | null) => void): void {
      this.setTimeout(0);
      this.connecting = false;
      this.#request?.destroy();
      done(error);
    }

    override setTimeout(ms = 0, listener?: () => void): this {
      if (listener) this.once('timeout', listener);
      globalThis.clearTimeout(this.#patience);
      this.#patience = ms > 0 ? globalThis.setTimeout(() => this.emit('timeout'), ms) : undefined;
      return this;
    }
  }

  const connect = (...given: ConnectArguments): Socket => new Socket().connect(...given);
  return {
    Socket,
    Stream: Socket,
    Server: class extends EventEmitter {},
    connect,
    createConnection: connect,
    isIP: (text: string) => (isIPv4(text) ? 4 : isIPv6(text) ? 6 : 0),
    isIPv4,
    isIPv6,
    ...unavailableModule('net', ['createServer']),
  };
}
