/** One process: files, modules, network and Node's globals put together, then the bootstrap run. */
import { Buffer } from 'node:buffer';
import type { ProcessStart, OutputStream } from '../protocol/worker-messages.ts';
import { LINE_LIMIT, linesOf, OUTPUT_LIMIT } from '../output-limit.ts';
import { mirrorTemporaryFiles } from './file-system/mirror.ts';
import { createFileSystem } from './file-system/volume.ts';
import { installGlobals } from './globals.ts';
import { createHttpModules } from './http/http-modules.ts';
import { Network } from './http/network.ts';
import { chargeBinaryData } from './memory/binary-data.ts';
import { estimateCollections } from './memory/collections.ts';
import { MemoryAccount } from './memory/memory-account.ts';
import { Builtins } from './modules/builtins.ts';
import type { EsModuleEngine } from './modules/es-module-engine.ts';
import { createModuleLoader, moduleGlobals, type ModuleLoader } from './modules/module-loader.ts';
import type { SourceFiles } from './modules/package-scope.ts';
import { builtinModules } from './node/builtin-modules.ts';
import { createConsole } from './node/console.ts';
import type { Subtle } from './node/crypto/subtle.ts';
import { createWebCrypto } from './node/crypto/web-crypto.ts';
import { createParts } from './node/parts.ts';
import { holdForBrowserWork } from './process/browser-work.ts';
import { EventLoop } from './process/event-loop.ts';
import { park } from './process/exit.ts';
import type { PagePort } from './process/page-port.ts';
import { createProcess } from './process/process.ts';
import { createTimers } from './process/timers.ts';
import { watchUncaught } from './process/uncaught.ts';
import { createRapidClient } from './runtime-client/rapid-client.ts';

/** What the runtime client loads as its native addon. */
const RAPID_CLIENT = '/var/runtime/rapid-client.node';

export function runProcess(start: ProcessStart, port: PagePort, engine: EsModuleEngine): void {
  const memory = new MemoryAccount({
    limitBytes: Math.max(0, start.memoryLimitBytes - start.idleMemoryBytes),
    onPeak: (usedBytes) => {
      port.report({ type: 'memory.peaked', usedBytes: Math.round(usedBytes) });
    },
    onExceeded: (usedBytes) => {
      port.report({ type: 'memory.exceeded', usedBytes: Math.round(usedBytes) });
      park();
    },
  });
  const runtimeApi = start.environment['AWS_LAMBDA_RUNTIME_API'] ?? '';
  const files = createFileSystem(start, (work) => memory.uncharged(work));
  mirrorTemporaryFiles(files.volume, (message, transfer) => {
    port.report(message, transfer);
  });
  // The page cuts at the same length and says so; what it would throw away need not cross.
  let outputLength = 0;
  let outputLines = 0;
  const output = (stream: OutputStream, text: string): void => {
    if (outputLength > OUTPUT_LIMIT || outputLines > LINE_LIMIT) return;
    outputLength += text.length;
    outputLines += linesOf(text);
    port.report({ type: 'process.output', stream, text });
  };
  const { process, isExiting } = createProcess({
    start,
    output,
    usedBytes: () => memory.usedBytes,
    exited: (exitCode) => {
      memory.reportPeak();
      port.report({ type: 'process.exited', exitCode });
    },
  });
  const loop = new EventLoop({
    beforeExit: () => {
      if (!isExiting()) process.emit('beforeExit', Number(process.exitCode ?? 0));
    },
    exit: () => process.exit(),
  });
  const hooks = {
    beforeAnswer: () => {
      memory.reportPeak();
    },
    eventArrived: () => {
      outputLength = 0;
      outputLines = 0;
    },
  };
  const timers = createTimers(loop);
  const network = createHttpModules(new Network(port, loop, runtimeApi, hooks));
  const console = createConsole(process);
  const parts = createParts(start.parts);
  let subtle: Subtle | undefined;
  const webcrypto = createWebCrypto(() => (subtle ??= parts('crypto').createSubtle()));
  const sources: SourceFiles = {
    isFile: (path) => files.volume.statSync(path, { throwIfNoEntry: false })?.isFile() ?? false,
    isFolder: (path) => files.volume.statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false,
    read: (path) => String(files.volume.readFileSync(path, 'utf8')),
  };
  const builtins = new Builtins(
    builtinModules({
      start,
      process,
      console,
      files,
      timers,
      network,
      webcrypto,
      parts,
      nodeModule: (): unknown => loader.nodeModule,
    }),
  );
  const uncaught = watchUncaught({
    process,
    isExiting,
    sourceOf: (path) => (sources.isFile(path) ? sources.read(path) : null),
  });
  const loader: ModuleLoader = createModuleLoader({
    files: sources,
    builtins,
    loop,
    engine,
    nodePath: start.environment['NODE_PATH'] ?? '',
    detectsModules: !start.execArgv.includes('--no-experimental-detect-module'),
  });
  loader.commonJs.provide(
    RAPID_CLIENT,
    createRapidClient({
      port,
      loop,
      runtimeApi,
      ...hooks,
    }),
  );
  installGlobals(
    {
      global: globalThis,
      process,
      Buffer,
      console,
      crypto: webcrypto,
      fetch: network.fetch,
      ...timers.functions,
      navigator: {
        userAgent: `Node.js/${start.nodeVersion.slice(1).split('.')[0] ?? ''}`,
        language: 'en-US',
        languages: ['en-US'],
        platform: 'linux',
        hardwareConcurrency: 2,
      },
    },
    moduleGlobals,
  );
  holdForBrowserWork(loop);
  chargeBinaryData(memory);
  estimateCollections(memory);

  loop.hold();
  loader
    .importFrom(start.argv[1], start.argv[1])
    .catch((error: unknown) => {
      // A script is run, a module is a promise.
      uncaught.exception(error, start.argv[1].endsWith('.mjs') ? 'unhandledRejection' : 'uncaughtException');
    })
    .finally(() => {
      loop.release();
    });
}
