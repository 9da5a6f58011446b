/** A real process of Node.js that runs AWS's runtime client against a Runtime API of its own. */
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import type { ProcessExit } from '#model/runtime-port.ts';
import type { ProcessConnection } from '../../runtime-api/environment-process.ts';
import { serveRuntimeApi } from './runtime-api-server.ts';

export interface NodeProcessOptions {
  /** What follows `node`. */
  args: readonly string[];
  cwd: string;
  /** `AWS_LAMBDA_RUNTIME_API` is added. */
  env: Readonly<Record<string, string>>;
}

export interface NodeProcessListener {
  handle: ProcessConnection['handle'];
  output: (stream: 'stdout' | 'stderr', text: string) => void;
  /** After the last output. */
  exited(exit: ProcessExit): void;
}

export interface NodeProcess {
  pid: number;
  /** `host:port` of its Runtime API. */
  runtimeApi: string;
  kill(signal: 'SIGKILL' | 'SIGSTOP' | 'SIGCONT'): void;
  /** Resolves when all that the process has written so far has been told. */
  drained: () => Promise<void>;
}

/** Stopped processes would outlive us. */
const living = new Set<ChildProcess>();
process.once('exit', () => living.forEach((child) => child.kill('SIGKILL')));

/** Not every system that runs Node.js has it as a file. */
const node = existsSync(process.execPath) ? process.execPath : 'node';

/** Rejects when the process cannot be started. */
export async function startNodeProcess(
  { args, cwd, env }: NodeProcessOptions,
  listener: NodeProcessListener,
): Promise<NodeProcess> {
  const server = await serveRuntimeApi((request) => listener.handle(request));
  const child = spawn(node, args, {
    cwd,
    env: { ...env, AWS_LAMBDA_RUNTIME_API: server.address },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  living.add(child);
  const drained = follow(child, listener);
  child.once('exit', (exitCode, signal) => {
    living.delete(child);
    server.close();
    void drained().then(() => listener.exited(signal === null ? { exitCode: exitCode ?? 0 } : { signal }));
  });
  await new Promise((resolve, reject) => child.once('spawn', resolve).once('error', reject)).catch(
    (error: unknown) => {
      living.delete(child);
      server.close();
      throw error;
    },
  );
  return {
    pid: child.pid ?? 0,
    runtimeApi: server.address,
    kill: (signal) => void child.kill(signal),
    drained,
  };
}

function follow(child: ChildProcess, { output }: NodeProcessListener): () => Promise<void> {
  let parts = 0;
  for (const stream of ['stdout', 'stderr'] as const) {
    child[stream]?.setEncoding('utf8').on('data', (text: string) => {
      parts++;
      output(stream, text);
    });
  }
  // What a process wrote before it sent a request lies in the pipe by now: read until nothing comes.
  return async () => {
    let before: number;
    do {
      before = parts;
      await turnOfTheLoop();
      await turnOfTheLoop();
    } while (parts !== before);
  };
}

const turnOfTheLoop = () => new Promise<void>((resolve) => setImmediate(resolve));
