/**
 * The embedded runtime in a window of WebKitGTK as a runtime of the test's own: the page is built from the same
 * sources as the site's, and served from memory for the time of the test.
 */
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { build, type Rolldown } from 'vite';
import type { Runtime, RunningEnvironment, RuntimeListener } from '#model/runtime-port.ts';
import { embeddedRunner } from '../../../build/embedded-runner.ts';
import { WebKit } from '../../e2e/support/webdriver.ts';
import type { Command, Report } from './messages.ts';

const ENTRY = 'page.js';

type Unnumbered<T> = T extends unknown ? Omit<T, 'id'> : never;

/** Name → content. */
async function pageFiles(): Promise<Map<string, string | Uint8Array>> {
  const built = (await build({
    configFile: false,
    root: fileURLToPath(new URL('../../..', import.meta.url)),
    logLevel: 'silent',
    plugins: [embeddedRunner()],
    build: {
      write: false,
      minify: false,
      target: 'es2023',
      rolldownOptions: {
        input: fileURLToPath(new URL('./page.ts', import.meta.url)),
        output: { entryFileNames: ENTRY },
      },
    },
  })) as Rolldown.RolldownOutput | Rolldown.RolldownOutput[];
  const { output } = Array.isArray(built) ? (built[0] ?? { output: [] }) : built;
  return new Map(output.map((file) => [file.fileName, file.type === 'chunk' ? file.code : file.source]));
}

const types: Record<string, string> = { js: 'text/javascript', html: 'text/html', txt: 'text/plain' };

/** Starts WebKitGTK and the page; `dispose` ends both. */
export async function createWebKitRuntime(): Promise<Runtime> {
  const files = await pageFiles();
  const pending = new Map<number, PromiseWithResolvers<unknown>>();
  const listeners = new Map<number, RuntimeListener>();
  const ready = Promise.withResolvers<void>();
  let commands: ServerResponse | undefined;
  let last = 0;

  function take(report: Report): void {
    if (report.type === 'ready') ready.resolve();
    else if (report.type === 'event') listeners.get(report.environment)?.(report.event, report.time);
    else if (report.type === 'settled') pending.get(report.id)?.resolve(report.value);
    else pending.get(report.id)?.reject(new Error(report.message));
  }

  const server = createServer((request, response) => {
    const name = (request.url ?? '/').slice(1);
    if (name === 'commands') {
      response.writeHead(200, { 'Content-Type': 'text/event-stream' }).flushHeaders();
      commands = response;
    } else if (name === 'reports') {
      const parts: Buffer[] = [];
      request.on('data', (part: Buffer) => parts.push(part));
      request.on('end', () => {
        for (const report of JSON.parse(Buffer.concat(parts).toString()) as Report[]) take(report);
        response.writeHead(204).end();
      });
    } else {
      const file =
        name === '' ? `<!doctype html><script type="module" src="/${ENTRY}"></script>` : files.get(name);
      const type = types[name === '' ? 'html' : (name.split('.').at(-1) ?? '')] ?? 'application/octet-stream';
      const headers = {
        'Content-Type': `${type}; charset=utf-8`,
        'Cross-Origin-Resource-Policy': 'cross-origin',
      };
      if (file === undefined) response.writeHead(404).end();
      else response.writeHead(200, headers).end(file);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const webkit = await WebKit.start();

  async function say<T>(command: Unnumbered<Command>): Promise<T> {
    const id = ++last;
    const settled = Promise.withResolvers<unknown>();
    pending.set(id, settled);
    commands?.write(`data: ${JSON.stringify({ ...command, id })}\n\n`);
    return settled.promise.finally(() => pending.delete(id)) as Promise<T>;
  }

  return {
    id: 'embedded',
    probe: () => Promise.resolve({ supported: true }),
    async prepare() {
      await webkit.goto(`http://127.0.0.1:${port}/`);
      await ready.promise;
    },
    async start(spec, { listener }): Promise<RunningEnvironment> {
      const environment = ++last;
      listeners.set(environment, listener);
      await say({ type: 'start', environment, spec });
      return {
        init: ({ limitMs }) => say({ type: 'init', environment, limitMs }),
        invoke: (invocation) => say({ type: 'invoke', environment, invocation }),
        reset: () => say({ type: 'reset', environment }),
        stop: () => say({ type: 'stop', environment }),
      };
    },
    async dispose() {
      await webkit.stop();
      server.close();
      server.closeAllConnections();
    },
  };
}
