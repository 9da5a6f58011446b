import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ProcessConnection } from '#runtimes/runtime-api/environment-process.ts';
import { headers as known } from '#runtimes/runtime-api/protocol.ts';
import type { WireBody } from '#runtimes/runtime-api/wire.ts';

export interface RuntimeApiServer {
  /** `host:port` */
  address: string;
  close(): void;
}

/**
 * Serves the Runtime API on loopback.
 *
 * @param seen rewrites paths in all that the process sends
 */
export async function serveRuntimeApi(
  handle: ProcessConnection['handle'],
  seen: (text: string) => string,
): Promise<RuntimeApiServer> {
  const server = createServer((incoming, outgoing) => {
    answer(incoming, outgoing, handle, seen).catch(() => outgoing.destroy());
  });
  // `next` waits as long as there is no event.
  Object.assign(server, { requestTimeout: 0, headersTimeout: 0, timeout: 0, keepAliveTimeout: 0 });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  server.unref();
  return {
    address: `127.0.0.1:${port}`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

async function answer(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  handle: ProcessConnection['handle'],
  seen: (text: string) => string,
): Promise<void> {
  const { status, headers, body } = await handle({
    method: incoming.method ?? 'GET',
    path: incoming.url ?? '/',
    headers: seenIn(incoming.headers, seen),
    body: bodyOf(incoming, seen),
  });
  outgoing.writeHead(status, headers);
  outgoing.end(body);
}

function bodyOf(incoming: IncomingMessage, seen: (text: string) => string): WireBody {
  return {
    get trailers() {
      return withErrorBody(seenIn(incoming.trailers, seen), seen);
    },
    async *[Symbol.asyncIterator]() {
      for await (const part of incoming) {
        // Paths are ASCII, and latin1 gives every byte back as it was.
        yield Buffer.from(seen(Buffer.from(part).toString('latin1')), 'latin1');
      }
    },
  };
}

function seenIn(
  given: NodeJS.Dict<string | string[]>,
  seen: (text: string) => string,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(given).map(([name, value]) => [name, seen([value ?? ''].flat().join(', '))]),
  );
}

function withErrorBody(
  trailers: Record<string, string>,
  seen: (text: string) => string,
): Record<string, string> {
  const name = known.errorBody.toLowerCase();
  const detail = trailers[name];
  if (!detail) return trailers;
  const text = seen(Buffer.from(detail, 'base64').toString());
  return { ...trailers, [name]: Buffer.from(text).toString('base64') };
}
