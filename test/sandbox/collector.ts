/** A server that notes whoever connects: what it has not noted has not left the browser. Runs in Node.js. */
import { createServer, type Server } from 'node:net';
import { once } from 'node:events';

let listening: Promise<Server> | undefined;
const noted: string[] = [];

async function listen(): Promise<Server> {
  const server = createServer((socket) => {
    // A connection counts, even one that says nothing or speaks TLS.
    const entry = noted.push('connected') - 1;
    socket.on('data', (bytes) => {
      noted[entry] = bytes.toString('latin1').split('\r\n', 1)[0] ?? '';
      socket.end(
        'HTTP/1.1 200 OK\r\nContent-Type: text/javascript\r\nAccess-Control-Allow-Origin: *\r\nContent-Length: 0\r\nConnection: close\r\n\r\n',
      );
    });
    socket.on('error', () => undefined);
  });
  server.unref();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

/** Commands of the browser tests. */
export const collectorCommands = {
  /** @returns its address */
  async openCollector(): Promise<string> {
    listening ??= listen();
    const address = (await listening).address();
    if (address === null || typeof address === 'string') throw new Error('The collector does not listen.');
    return `http://127.0.0.1:${address.port}/`;
  },
  /** @returns what has come since it was last asked, a line for each connection */
  collected(): string[] {
    return noted.splice(0);
  },
};
