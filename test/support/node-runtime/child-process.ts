import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { EnvironmentSpec } from '#model/runtime-port.ts';
import type { EnvironmentProcess, StartProcess } from '#runtimes/runtime-api/environment-process.ts';
import { environmentVariables } from '#runtimes/runtime-api/environment-variables.ts';
import { jsonObject } from '#runtimes/runtime-api/json-object.ts';
import { LogLines } from '#runtimes/runtime-api/log-lines.ts';
import type { MappedFolders } from './mapped-folders.ts';
import { serveRuntimeApi } from './runtime-api-server.ts';
import type { RuntimeClient } from './runtime-client.ts';

const folderMapping = fileURLToPath(new URL('./folders.cjs', import.meta.url));

/** Lambda switches these off (content/facts/runtimes.json, `experimentalNodeFlags`). */
const flags = ['--no-experimental-require-module', '--no-experimental-detect-module'];

/** Stopped processes would outlive us. */
const living = new Set<ChildProcess>();
process.once('exit', () => living.forEach((child) => child.kill('SIGKILL')));

/** Starts the runtime client in a child process of plain Node.js. */
export function childProcess(
  spec: EnvironmentSpec,
  folders: MappedFolders,
  client: RuntimeClient,
): StartProcess {
  return async (connection) => {
    const server = await serveRuntimeApi(connection.handle, folders.seen);
    const variables = environmentVariables(spec, server.address);
    const args = [
      ...flags,
      ...[folderMapping, ...client.preload].flatMap((script) => ['--require', script]),
      client.entry,
    ];
    const child = spawn(process.execPath, args, {
      cwd: folders.task,
      env: {
        ...variables,
        LAMBDA_TASK_ROOT: folders.task,
        NODE_RUNTIME_FOLDERS: JSON.stringify({ '/var/task': folders.task, '/tmp': folders.tmp }),
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    living.add(child);
    const output = follow(child, spec, (record) =>
      connection.log(typeof record === 'string' ? folders.seen(record) : seenIn(record, folders.seen)),
    );
    child.once('exit', (exitCode, signal) => {
      living.delete(child);
      server.close();
      void output.flushed().then(() => {
        output.end();
        connection.exited(signal === null ? { exitCode: exitCode ?? 0 } : { signal });
      });
    });
    await new Promise((resolve, reject) => child.once('spawn', resolve).once('error', reject));
    return {
      pid: child.pid ?? 0,
      argv: ['/var/lang/bin/node', ...flags, folders.seen(client.entry)],
      env: variables,
      cwd: '/var/task',
      kill: () => void child.kill('SIGKILL'),
      freeze: () => void child.kill('SIGSTOP'),
      thaw: () => void child.kill('SIGCONT'),
      flushed: output.flushed,
      maxMemoryUsedMB: peakMemoryMB(child.pid),
    } satisfies EnvironmentProcess;
  };
}

function follow(child: ChildProcess, spec: EnvironmentSpec, log: ConstructorParameters<typeof LogLines>[1]) {
  let parts = 0;
  const streams = [child.stdout, child.stderr].map((stream) => {
    const lines = new LogLines(spec.logFormat, log);
    stream?.setEncoding('utf8').on('data', (text: string) => {
      parts++;
      lines.write(text);
    });
    return lines;
  });
  return {
    end: () => streams.forEach((lines) => lines.end()),
    /** What a process wrote before it sent a request lies in the pipe by now: read until nothing comes. */
    flushed: async () => {
      let before: number;
      do {
        before = parts;
        await turnOfTheLoop();
        await turnOfTheLoop();
      } while (parts !== before);
    },
  };
}

const turnOfTheLoop = () => new Promise<void>((resolve) => setImmediate(resolve));

function seenIn(record: Record<string, unknown>, seen: (text: string) => string): Record<string, unknown> {
  return jsonObject(seen(JSON.stringify(record))) ?? record;
}

/**
 * Tells the most memory that a process had at a time, in MB; after its end what was last seen, and 0 where the
 * system does not tell.
 */
function peakMemoryMB(pid: number | undefined): () => number {
  let last = 0;
  return () => {
    try {
      const peak = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
      if (peak) last = Number(peak[1]) / 1024;
    } catch {
      // It has ended, or this is not Linux.
    }
    return last;
  };
}
