/** The `process` of Node: what a handler, a package and AWS's runtime client ask of it. */
import { EventEmitter } from 'node:events';
import type { ProcessStart } from '../../protocol/worker-messages.ts';
import { user } from '../file-system/volume.ts';
import { park } from './exit.ts';
import { createEnvironment } from './environment.ts';
import { native } from './native.ts';
import { createStandardStreams, type Output } from './standard-streams.ts';

const NS_PER_MS = 1e6;

export interface ProcessHost {
  start: ProcessStart;
  output: Output;
  /** Memory beyond that of an idle process, in bytes. */
  usedBytes(): number;
  /** Tells the page; the process is parked right after. */
  exited(code: number): void;
}

function highResolutionTime(earlier?: [number, number]): [number, number] {
  const now = native.now();
  let seconds = Math.floor(now / 1000);
  let nanoseconds = Math.floor((now % 1000) * NS_PER_MS);
  if (earlier) {
    seconds -= earlier[0];
    nanoseconds -= earlier[1];
    if (nanoseconds < 0) {
      seconds -= 1;
      nanoseconds += 1e9;
    }
  }
  return [seconds, nanoseconds];
}

export function createProcess({ start, output, usedBytes, exited }: ProcessHost) {
  const startedAt = native.now();
  const emitter = new EventEmitter();
  let exiting = false;
  const residentBytes = (): number => start.idleMemoryBytes + usedBytes();

  const process = Object.assign(emitter, createStandardStreams(output), {
    title: 'node',
    version: start.nodeVersion,
    versions: { node: start.nodeVersion.slice(1), v8: '13.6.233.10-node.28', modules: '137' },
    arch: start.architecture,
    platform: 'linux',
    release: { name: 'node', lts: true },
    features: {},
    config: { variables: {} },
    pid: start.processId,
    ppid: 1,
    argv: [...start.argv],
    argv0: start.argv[0],
    execArgv: [...start.execArgv],
    execPath: start.argv[0],
    env: createEnvironment(start.environment),
    exitCode: undefined as number | string | undefined,
    cwd: () => '/var/task',
    chdir: () => undefined,
    umask: () => 0o22,
    uptime: () => (native.now() - startedAt) / 1000,
    // Microtasks run in one queue here: against promises the order can differ from Node's.
    nextTick: (task: (...values: unknown[]) => void, ...values: unknown[]) => {
      native.queueMicrotask(() => {
        task(...values);
      });
    },
    getuid: () => user.uid,
    geteuid: () => user.uid,
    getgid: () => user.gid,
    getegid: () => user.gid,
    getgroups: () => [user.gid],
    hrtime: Object.assign(highResolutionTime, { bigint: () => BigInt(Math.floor(native.now() * NS_PER_MS)) }),
    memoryUsage: Object.assign(
      () => ({
        rss: residentBytes(),
        heapTotal: start.idleMemoryBytes / 2,
        heapUsed: start.idleMemoryBytes / 4 + usedBytes(),
        external: usedBytes(),
        arrayBuffers: usedBytes(),
      }),
      { rss: residentBytes },
    ),
    availableMemory: () => Math.max(0, start.memoryLimitBytes - residentBytes()),
    constrainedMemory: () => start.memoryLimitBytes,
    cpuUsage: () => ({ user: Math.floor((native.now() - startedAt) * 1000), system: 0 }),
    resourceUsage: () => ({ maxRSS: residentBytes() / 1024 }),
    emitWarning(warning: string | Error, type?: string | { type?: string; code?: string }) {
      const name = typeof type === 'string' ? type : (type?.type ?? 'Warning');
      const text = warning instanceof Error ? (warning.stack ?? warning.message) : `${name}: ${warning}`;
      process.stderr.write(`(node:${start.processId}) ${text}\n`);
    },
    binding(): never {
      throw new Error('No such module');
    },
    dlopen(): never {
      throw Object.assign(new Error('Cannot load native addon because loading addons is disabled.'), {
        code: 'ERR_DLOPEN_DISABLED',
      });
    },
    kill(pid: number, signal: string | number = 'SIGTERM'): boolean {
      if (pid === start.processId && signal !== 0) process.exit(128 + 15);
      return true;
    },
    abort(): never {
      return process.exit(134);
    },
    exit(code?: number | string): never {
      if (code !== undefined) process.exitCode = code;
      if (!exiting) {
        exiting = true;
        emitter.emit('exit', Number(process.exitCode ?? 0));
      }
      exited(Number(process.exitCode ?? 0));
      park();
    },
    reallyExit: (code?: number): never => process.exit(code),
  });
  return { process, isExiting: () => exiting };
}

export type NodeProcess = ReturnType<typeof createProcess>['process'];
