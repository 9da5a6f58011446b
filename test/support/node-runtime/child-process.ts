import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { EnvironmentNetwork, EnvironmentSpec } from '#model/runtime-port.ts';
import { carriedRequests } from '#runtimes/network/carried-requests.ts';
import type { EnvironmentProcess, StartProcess } from '#runtimes/runtime-api/environment-process.ts';
import { environmentVariables } from '#runtimes/runtime-api/environment-variables.ts';
import { movedLayers } from '#runtimes/runtime-api/moved-layers.ts';
import { LogLines } from '#runtimes/runtime-api/log-lines.ts';
import { seenRecord, withSeenPaths } from '#runtimes/runtime-api/seen-paths.ts';
import { startNodeProcess } from '#runtimes/webcontainer/container/node-process.ts';
import type { MappedFolders } from './mapped-folders.ts';
import { programOf } from './program.ts';
import type { RuntimeClient } from './runtime-client.ts';

const project = fileURLToPath(new URL('../../..', import.meta.url)).replace(/\/$/, '');
const preload = ['folders.cjs', 'network.cjs'].map(
  (script) => `${project}/src/runtimes/webcontainer/container/${script}`,
);

/** Starts the runtime client, or the bootstrap of an OS-only runtime, in a child process of plain Node.js. */
export function childProcess(
  spec: EnvironmentSpec,
  folders: MappedFolders,
  client: RuntimeClient | null,
  /** What the process reaches; left out where it is the real network. */
  network?: EnvironmentNetwork,
): StartProcess {
  return async (connection) => {
    const program = programOf(spec, folders, client);
    const args = [
      ...program.flags,
      ...[...preload, ...program.preload].flatMap((script) => ['--require', script]),
      program.entry,
    ];
    const lines = { stdout: newLines(), stderr: newLines() };
    function newLines(): LogLines {
      return new LogLines(spec.logFormat, (record) => connection.log(seenRecord(record, folders.seen)));
    }
    const handle = withSeenPaths(connection.handle, folders.seen);
    const carried = network && carriedRequests(handle, network);
    const child = await startNodeProcess(
      {
        args,
        cwd: folders.task,
        env: {
          ...movedLayers(environmentVariables(spec, ''), folders.opt),
          LAMBDA_TASK_ROOT: folders.task,
          ...(network ? { NODE_RUNTIME_NETWORK: 'modelled' } : {}),
          NODE_RUNTIME_FOLDERS: JSON.stringify({
            '/var/task': folders.task,
            '/opt': folders.opt,
            '/tmp': folders.tmp,
            [folders.packages]: folders.packages,
            // The runtime client is in here, wherever that is: a clone may lie below /tmp.
            [project]: project,
          }),
        },
      },
      {
        handle: carried?.handle ?? handle,
        output: (stream, text) => lines[stream].write(text),
        exited: (exit) => {
          for (const each of Object.values(lines)) each.end();
          carried?.close();
          connection.exited(exit);
        },
      },
    );
    return {
      pid: child.pid,
      argv: [program.execPath, ...program.flags, folders.seen(program.entry)],
      env: environmentVariables(spec, child.runtimeApi),
      cwd: '/var/task',
      kill: () => child.kill('SIGKILL'),
      freeze: () => child.kill('SIGSTOP'),
      thaw: () => child.kill('SIGCONT'),
      flushed: child.drained,
      maxMemoryUsedMB: peakMemoryMB(child.pid),
    } satisfies EnvironmentProcess;
  };
}

/**
 * Tells the most memory that a process had at a time, in MB; after its end what was last seen, and 0 where the
 * system does not tell.
 */
function peakMemoryMB(pid: number): () => number {
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
