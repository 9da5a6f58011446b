/** A modelled network for processes of plain Node.js: a server that their requests are sent to. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import type { EnvironmentNetwork } from '#model/runtime-port.ts';

export const networkPreload = fileURLToPath(new URL('./network-preload.cjs', import.meta.url));

export interface ModelledNetwork {
  /** host:port. */
  address: string;
  close(): void;
}

export async function modelledNetwork(network: EnvironmentNetwork): Promise<ModelledNetwork> {
  const server = createServer((request, response) => {
    const parts: Uint8Array[] = [];
    request.on('data', (part: Uint8Array) => parts.push(part));
    request.on('end', () => {
      const { 'x-modelled-host': target, ...headers } = request.headers;
      const [host = '', port = ''] = String(target).split(':');
      const { method = 'GET', url: path = '/' } = request;
      const sent = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
      const outgoing = { method, host, port: Number(port), path, headers: sent, body: Buffer.concat(parts) };
      void network(outgoing, new AbortController().signal).then((answer) => {
        if ('code' in answer) request.socket.destroy();
        else response.writeHead(answer.status, answer.headers).end(answer.body);
      });
    });
  });
  server.on('connect', (request, socket) => {
    const [host = '', port = ''] = String(request.url).split(':');
    const asked = {
      method: 'CONNECT',
      host,
      port: Number(port),
      path: '',
      headers: {},
      body: new Uint8Array(),
    };
    void network(asked, new AbortController().signal).then((answer) => {
      if ('code' in answer) socket.destroy();
      else socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    address: `127.0.0.1:${port}`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
