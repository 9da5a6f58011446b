/** The adapter in a page of Chromium, against the stand-in at an address of this machine. */
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { chromium, type Browser, type Page } from 'playwright-core';
import type {
  EnvironmentSpec,
  InvocationInput,
  RunnableRuntime,
  Runtime,
  RunningEnvironment,
} from '#model/runtime-port.ts';
import type { RuntimeEvent } from '#model/telemetry/trace.ts';
import { webContainerProgram } from '../../../build/webcontainer-program.ts';
import { chromiumArgs, findChromium } from '../../../scripts/browser.mjs';
import { runtimeClient } from '../local-container.ts';
import { StandIn, standInFile, standInHeaders } from './standin.ts';

async function pageScript(): Promise<string> {
  const { files } = await webContainerProgram();
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('./page.ts', import.meta.url))],
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2023',
    logLevel: 'silent',
    plugins: [
      {
        name: 'webcontainer-program',
        setup(setup) {
          setup.onResolve({ filter: /^virtual:webcontainer-program$/ }, ({ path }) => ({
            path,
            namespace: 'program',
          }));
          setup.onLoad({ filter: /.*/, namespace: 'program' }, () => ({
            contents: `export const program = ${JSON.stringify(files)};`,
          }));
        },
      },
    ],
  });
  return outputFiles[0]?.text ?? '';
}

const listening = (server: Server, port = 0) =>
  new Promise<number>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });

const isolated: Record<string, string> = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};

function send(
  response: ServerResponse,
  body: string,
  contentType: string,
  headers: Record<string, string>,
): void {
  response.writeHead(200, { ...headers, 'Content-Type': contentType }).end(body);
}

const newStandInServer = () =>
  createServer((request, response) => {
    const file = standInFile(new URL(request.url ?? '/', 'http://localhost').pathname);
    if (file) send(response, file.body, file.contentType, standInHeaders);
    else response.writeHead(404).end();
  });

export interface AdapterInChromium {
  page: Page;
  standIn: StandIn;
  runtime: Runtime;
  /** Whether StackBlitz's stand-in answers. */
  goUp(): Promise<void>;
  /** The same page in another tab. */
  another(): Promise<Page>;
  close(): Promise<void>;
}

/** @param options.up whether the stand-in answers from the beginning */
export async function adapterInChromium({ up = true, headers = isolated } = {}): Promise<AdapterInChromium> {
  const script = await pageScript();
  const standIn = new StandIn();
  const host = newStandInServer();
  // Its port is known before it answers.
  const port = await listening(host);
  if (!up) await new Promise((resolve) => host.close(resolve));

  const site = createServer((request, response) => {
    const [, folder, name] = (request.url ?? '/').split('/');
    if (folder === 'page.js') send(response, script, 'text/javascript; charset=utf-8', headers);
    else if (folder === 'client') {
      void runtimeClient(name as RunnableRuntime).then((text) => send(response, text, 'text/plain', headers));
    } else {
      const setup = `globalThis.WEBCONTAINER_API_IFRAME_URL = 'http://127.0.0.1:${port}'`;
      const html = `<!doctype html><link rel="icon" href="data:"><script>${setup}</script><script type="module" src="/page.js"></script>`;
      send(response, html, 'text/html; charset=utf-8', headers);
    }
  });
  // Another host name than the stand-in's: frames of other sites are what isolation is about.
  const address = `http://localhost:${await listening(site)}/`;

  const executablePath = findChromium();
  const browser: Browser = await chromium.launch({
    ...(executablePath ? { executablePath } : {}),
    args: chromiumArgs,
  });
  const context = await browser.newContext();
  const listeners = new Map<number, (event: RuntimeEvent, time: number) => void>();
  const early: [id: number, event: RuntimeEvent, time: number][] = [];
  await context.exposeFunction('standIn', (operation: string, message: object) =>
    standIn.answer(operation, message),
  );
  await context.exposeFunction('reported', (id: number, event: RuntimeEvent, time: number) => {
    const listener = listeners.get(id);
    if (listener) listener(event, time);
    else early.push([id, event, time]);
  });
  const another = async (): Promise<Page> => {
    const opened = await context.newPage();
    await opened.goto(address);
    await opened.waitForFunction(() => 'adapter' in globalThis);
    return opened;
  };
  const page = await another();

  const environment = (id: number): RunningEnvironment => ({
    init: ({ limitMs }) =>
      page.evaluate(([id, limitMs]) => adapter.init(id, limitMs), [id, limitMs] as const),
    invoke: (input) =>
      page.evaluate(([id, input]) => adapter.invoke(id, input), [id, input] as [number, InvocationInput]),
    reset: () => page.evaluate((id) => adapter.reset(id), id),
    stop: () => page.evaluate((id) => adapter.stop(id), id),
  });

  async function close(): Promise<void> {
    await browser.close();
    standIn.close();
    for (const server of [host, site]) {
      server.close();
      server.closeAllConnections();
    }
  }

  return {
    page,
    standIn,
    runtime: {
      id: 'webcontainer',
      probe: () => Promise.resolve({ supported: true }),
      async prepare() {
        const how = await page.evaluate(() => adapter.prepare());
        if (how !== 'ready') throw new Error(`It is not ready: ${how}`);
      },
      async start(spec: EnvironmentSpec, { listener }) {
        const id = await page.evaluate((spec) => adapter.start(spec), spec);
        listeners.set(id, listener);
        return environment(id);
      },
      dispose: close,
    },
    goUp: async () => void (await listening(host, port)),
    another,
    close,
  };
}
