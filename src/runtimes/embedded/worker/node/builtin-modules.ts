/** Every built-in module that a handler can ask for, by its name without `node:`. */
import path from 'node:path';
import querystring from 'node:querystring';
import * as stringDecoder from 'node:string_decoder';
import type { ProcessStart } from '../../protocol/worker-messages.ts';
import type { FileSystem } from '../file-system/volume.ts';
import type { createHttpModules } from '../http/http-modules.ts';
import type { NodeProcess } from '../process/process.ts';
import type { Timers } from '../process/timers.ts';
import { assert } from './assert.ts';
import { asyncHooks } from './async-hooks.ts';
import { bufferModule } from './buffer.ts';
import type { createConsole } from './console.ts';
import type { createWebCrypto } from './crypto/web-crypto.ts';
import { events } from './events.ts';
import { createNet } from './net.ts';
import { dns, tls } from './network-modules.ts';
import { createOs } from './os.ts';
import {
  childProcess,
  cluster,
  createV8,
  diagnosticsChannel,
  perfHooks,
  tty,
  vm,
  workerThreads,
} from './small-modules.ts';
import type { Parts } from './parts.ts';
import { consumers, streamModule, streamPromises, webStreams } from './streams.ts';
import { unavailableModule } from './unavailable.ts';
import { urlModule } from './url.ts';
import { util } from './util.ts';

export interface BuiltinHost {
  start: ProcessStart;
  process: NodeProcess;
  console: ReturnType<typeof createConsole>;
  files: FileSystem;
  timers: Timers;
  network: ReturnType<typeof createHttpModules>;
  webcrypto: ReturnType<typeof createWebCrypto>;
  parts: Parts;
  /** `node:module`, which needs the loader that needs these. */
  nodeModule(): unknown;
}

export function builtinModules(host: BuiltinHost): Readonly<Record<string, () => unknown>> {
  const { start, process, files, timers } = host;
  let net: ReturnType<typeof createNet> | undefined;
  return {
    assert: () => assert,
    'assert/strict': () => assert,
    async_hooks: () => asyncHooks,
    buffer: () => bufferModule,
    child_process: () => childProcess,
    cluster: () => cluster,
    console: () => host.console,
    constants: () => files.fs.constants,
    crypto: () => host.parts('crypto').createCrypto(host.webcrypto),
    dgram: () => unavailableModule('dgram', ['createSocket']),
    diagnostics_channel: () => diagnosticsChannel,
    dns: () => dns,
    'dns/promises': () => dns.promises,
    events: () => events,
    fs: () => files.fs,
    'fs/promises': () => files.fs.promises,
    http: () => host.network.http,
    http2: () => ({ constants: {}, ...unavailableModule('http2', ['connect', 'createServer']) }),
    https: () => host.network.https,
    module: () => host.nodeModule(),
    net: () => (net ??= createNet(host.network.http.request)),
    os: () => createOs(start, process),
    path: () => path,
    'path/posix': () => path,
    perf_hooks: () => perfHooks,
    process: () => process,
    querystring: () => querystring,
    readline: () => unavailableModule('readline', ['createInterface']),
    stream: () => streamModule,
    'stream/consumers': () => consumers,
    'stream/promises': () => streamPromises,
    'stream/web': () => webStreams,
    string_decoder: () => stringDecoder,
    timers: () => timers.module,
    'timers/promises': () => timers.promises,
    tls: () => tls,
    tty: () => tty,
    url: () => urlModule,
    util: () => util,
    'util/types': () => util.types,
    v8: () => createV8(start, process),
    vm: () => vm,
    worker_threads: () => workerThreads,
    zlib: () => host.parts('zlib').createZlib(() => host.parts('brotli')),
  };
}
