import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { ProcessConnection } from '../../runtime-api/environment-process.ts';
import type { WireBody } from '../../runtime-api/wire.ts';

export interface RuntimeApiServer {
  /** `host:port` */
  address: string;
  close(): void;
}

const host = '127.0.0.1';
/** Where the Runtime API of Lambda is. */
const firstPort = 9001;
const lastPort = 9999;

/** Serves the Runtime API on loopback, at Lambda's own port or the next one that is free. */
export async function serveRuntimeApi(handle: ProcessConnection['handle']): Promise<RuntimeApiServer> {
  const server = createServer((incoming, outgoing) => {
    answer(incoming, outgoing, handle).catch(() => outgoing.destroy());
  });
  // `next` waits as long as there is no event.
  Object.assign(server, { requestTimeout: 0, headersTimeout: 0, timeout: 0, keepAliveTimeout: 0 });
  const port = await listen(server);
  server.unref();
  return {
    address: `${host}:${port}`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

async function listen(server: Server): Promise<number> {
  for (let port = firstPort; port <= lastPort; port++) {
    const error = await new Promise<NodeJS.ErrnoException | undefined>((resolve) => {
      server.once('error', resolve);
      server.listen(port, host, () => {
        server.off('error', resolve);
        resolve(undefined);
      });
    });
    if (!error) return port;
    if (error.code !== 'EADDRINUSE') throw error;
    server.removeAllListeners('listening');
  }
  throw new Error(`No port from ${firstPort} to ${lastPort} is free.`);
}

async function answer(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  handle: ProcessConnection['handle'],
): Promise<void> {
  const { status, headers, body } = await handle({
    method: incoming.method ?? 'GET',
    path: incoming.url ?? '/',
    headers: joined(incoming.headers),
    body: bodyOf(incoming),
  });
  outgoing.writeHead(status, headers);
  outgoing.end(body);
}

function bodyOf(incoming: IncomingMessage): WireBody {
  return {
    get trailers() {
      return joined(incoming.trailers);
    },
    [Symbol.asyncIterator]: () => incoming[Symbol.asyncIterator]() as AsyncIterator<Uint8Array>,
  };
}

function joined(given: NodeJS.Dict<string | string[]>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(given).map(([name, value]) => [name, [value ?? ''].flat().join(', ')]),
  );
}
