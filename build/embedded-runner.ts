/**
 * Builds what the embedded runtime runs in its sandbox and serves it under `/runner/`: the frame's document, the
 * worker's program, and the JavaScript of AWS's two runtime clients with their licences. The page finds their
 * addresses in `virtual:embedded-runner`, that of the frame alone, which every page keeps, in its `/frame`.
 *
 * Names carry a hash of the content, so the files may be cached for ever: a service worker cannot serve an opaque
 * frame, the browser's own cache can (`public/_headers`).
 */
import type { Plugin, ViteDevServer } from 'vite';
import { bundleRunner, type RunnerBundle } from './embedded-runner/bundle.ts';

const MODULE = 'virtual:embedded-runner';
const FRAME_MODULE = `${MODULE}/frame`;
const resolved = (module: string) => `\0${module}`;

/** Asked for by a document of an opaque origin, on pages that may be cross-origin isolated. */
const RESPONSE_HEADERS = {
  'Cross-Origin-Resource-Policy': 'cross-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'X-Content-Type-Options': 'nosniff',
};

function serve(server: ViteDevServer, bundle: () => Promise<RunnerBundle>): void {
  server.middlewares.use((request, response, next) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    if (!path.includes('/runner/')) {
      next();
      return;
    }
    bundle().then(({ files }) => {
      const file = files.get(path.slice(path.indexOf('/runner/') + 1));
      if (!file) {
        next();
        return;
      }
      for (const [name, value] of Object.entries(RESPONSE_HEADERS)) response.setHeader(name, value);
      response.setHeader('Content-Type', file.contentType);
      response.end(file.content);
    }, next);
  });
}

export function embeddedRunner(): Plugin {
  let base = '/';
  let minify = false;
  let pending: Promise<RunnerBundle> | undefined;
  const bundle = (): Promise<RunnerBundle> => {
    pending ??= bundleRunner({ minify }).catch((error: unknown) => {
      // A mended file gets another try.
      pending = undefined;
      throw error;
    });
    return pending;
  };

  return {
    name: 'embedded-runner',
    configResolved(config) {
      base = config.base;
      minify = config.command === 'build';
    },
    resolveId(source) {
      return source === MODULE || source === FRAME_MODULE ? resolved(source) : null;
    },
    async load(id) {
      const isFrame = id === resolved(FRAME_MODULE);
      if (!isFrame && id !== resolved(MODULE)) return null;
      const { frame, worker, runtimeClients, parts, sdk } = await bundle();
      const based = (names: Record<string, string>) =>
        Object.fromEntries(Object.entries(names).map(([key, name]) => [key, base + name]));
      if (isFrame) return `export const frameAddress = ${JSON.stringify(base + frame)};`;
      const addresses = {
        workerAddress: base + worker,
        runtimeClientAddresses: based(runtimeClients),
        partAddresses: based(parts),
        sdkAddresses: based(sdk),
      };
      return Object.entries(addresses)
        .map(([name, value]) => `export const ${name} = ${JSON.stringify(value)};`)
        .join('\n');
    },
    configureServer(server) {
      serve(server, bundle);
      server.watcher.on('change', (path) => {
        void pending?.then(({ sources }) => {
          if (!sources.has(path)) return;
          pending = undefined;
          for (const environment of Object.values(server.environments)) {
            for (const id of [MODULE, FRAME_MODULE].map(resolved)) {
              const module = environment.moduleGraph.getModuleById(id);
              if (module) environment.moduleGraph.invalidateModule(module);
            }
            environment.hot.send({ type: 'full-reload' });
          }
        });
      });
    },
    async buildStart() {
      if (this.environment.mode !== 'build' || this.environment.config.consumer !== 'client') return;
      for (const [fileName, { content }] of (await bundle()).files) {
        this.emitFile({ type: 'asset', fileName, source: content });
      }
    },
  };
}
