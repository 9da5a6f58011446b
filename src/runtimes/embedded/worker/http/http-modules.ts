/** `node:http`, `node:https` and `fetch`, over one network. */
import { EventEmitter } from 'node:events';
import { ClientRequest } from './client-request.ts';
import { createFetch } from './fetch.ts';
import { IncomingMessage } from './incoming-message.ts';
import type { Network } from './network.ts';
import { OutgoingMessage } from './outgoing-message.ts';
import { requestTarget, type OnResponse, type RequestOptions } from './request-options.ts';
import { Server, ServerResponse } from './server.ts';
import { STATUS_CODES } from './status-codes.ts';

const METHODS = ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT'];

/** Connections are not pooled here; the class is what clients configure. */
class Agent extends EventEmitter {
  readonly options: object;
  maxSockets = Infinity;
  maxFreeSockets = 256;
  readonly requests = {};
  readonly sockets = {};
  readonly freeSockets = {};

  constructor(options: object = {}) {
    super();
    this.options = options;
    Object.assign(this, options);
  }

  createConnection(): object {
    return {};
  }

  destroy(): void {}
}

function createModule(network: Network, protocol: 'http:' | 'https:') {
  const request = (
    input: string | URL | RequestOptions,
    second?: RequestOptions | OnResponse,
    third?: OnResponse,
  ) => new ClientRequest(network, requestTarget(input, second, third, protocol));
  class BoundServer extends Server {
    constructor(first?: object, second?: (request: IncomingMessage, response: ServerResponse) => void) {
      super(network, first, second);
    }
  }
  return {
    request,
    get: (...values: Parameters<typeof request>) => {
      const opened = request(...values);
      opened.end();
      return opened;
    },
    createServer: (...values: ConstructorParameters<typeof BoundServer>) => new BoundServer(...values),
    Server: BoundServer,
    Agent,
    globalAgent: new Agent(),
    ClientRequest,
    IncomingMessage,
    OutgoingMessage,
    ServerResponse,
    METHODS,
    STATUS_CODES,
    maxHeaderSize: 16_384,
  };
}

export function createHttpModules(network: Network) {
  const http = createModule(network, 'http:');
  const https = createModule(network, 'https:');
  const fetch = createFetch((url, options, onResponse) =>
    (url.protocol === 'https:' ? https : http).request(url, options, onResponse),
  );
  return { http, https, fetch };
}
