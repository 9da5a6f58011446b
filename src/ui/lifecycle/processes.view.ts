/** The trace in, the processes of every environment out. */
import type { EnvironmentState, Instant, TraceRecord } from '#model/telemetry/trace.ts';
import { words as all } from './below.words.ts';
import { environmentNumbers } from './environment-names.ts';

const words = all.processes;

export type ProcessState = 'running' | 'frozen' | 'ended';

export interface ProcessView {
  id: string;
  environmentId: string;
  /** Environments counted from 1, in the order in which they were started. */
  environment: number;
  pid: number;
  command: string;
  cwd: string;
  env: readonly (readonly [name: string, value: string])[];
  startedAt: Instant;
  state: ProcessState;
  /** The state in words, with how it ended. */
  words: string;
}

export function processesView(trace: readonly TraceRecord[]): ProcessView[] {
  const processes: ProcessView[] = [];
  const environments = new Map<string, EnvironmentState>();
  const numbers = environmentNumbers(trace);
  for (const entry of trace) {
    const environmentId = entry.subject.environmentId ?? '';
    if (entry.type === 'environment.changed') environments.set(environmentId, entry.record.state);
    else if (entry.type === 'process.started') {
      const { pid, argv, cwd, env } = entry.record;
      processes.push({
        id: `${environmentId}-${pid}-${processes.length}`,
        environmentId,
        environment: numbers.get(environmentId) ?? 1,
        pid,
        command: argv.join(' '),
        cwd,
        env: Object.entries(env).toSorted(([a], [b]) => a.localeCompare(b)),
        startedAt: entry.time,
        state: 'running',
        words: words.running,
      });
    } else if (entry.type === 'process.exited') {
      const ended = processes.findLast(
        (process) =>
          process.environmentId === environmentId &&
          process.pid === entry.record.pid &&
          process.state !== 'ended',
      );
      if (!ended) continue;
      ended.state = 'ended';
      ended.words = endingWords(entry.record);
    }
  }
  for (const process of processes) {
    const state = environments.get(process.environmentId);
    if (process.state === 'ended' || state === undefined) continue;
    if (state === 'ready') Object.assign(process, { state: 'frozen', words: words.frozen });
    if (state === 'ended') Object.assign(process, { state: 'ended', words: words.endedWithEnvironment });
  }
  return processes;
}

function endingWords({ exitCode, signal }: { exitCode?: number; signal?: string }): string {
  if (signal !== undefined) return words.killed(signal);
  return words.exited(exitCode ?? 0);
}
