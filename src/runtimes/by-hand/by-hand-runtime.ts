/**
 * A runtime that runs nothing: whoever sits in front of the page answers the Runtime API. The API, the deadlines and
 * what an outcome means are those of every other runtime.
 */
import type { EnvironmentSpec, RunningEnvironment, Runtime, RuntimeListener } from '#model/runtime-port.ts';
import { systemClock, type Clock } from '../runtime-api/clock.ts';
import { EnvironmentSession } from '../runtime-api/environment-session.ts';
import { HandProcesses } from './hand-process.ts';
import type { HandAnswer, HandEnvironment, HandPhase, HandRequest } from './hand-state.ts';

export interface HandDesk {
  /** Those that live, oldest first. Replaced whenever something changes. */
  readonly environments: readonly HandEnvironment[];
  /** Whether `next` is asked for as soon as a process has started or an answer was taken. */
  asksByItself: boolean;
  /** Null when the process goes before there is an answer. */
  send(environmentId: string, request: HandRequest): Promise<HandAnswer | null>;
  /** A line on standard output. */
  print(environmentId: string, text: string): void;
  exit(environmentId: string, exitCode: number): void;
  /** Calls back after each change; the function returned ends that. */
  subscribe(changed: () => void): () => void;
}

export interface ByHandRuntime extends Runtime {
  readonly desk: HandDesk;
}

interface Held {
  state: HandEnvironment;
  processes: HandProcesses;
  session: EnvironmentSession;
}

export function createByHandRuntime({ clock = systemClock }: { clock?: Clock } = {}): ByHandRuntime {
  const held = new Map<string, Held>();
  const listeners = new Set<() => void>();
  let environments: readonly HandEnvironment[] = [];
  let asksByItself = true;

  function tell(): void {
    environments = [...held.values()].map(({ state }) => state);
    for (const listener of listeners) listener();
  }

  function create(spec: EnvironmentSpec, listener: RuntimeListener): RunningEnvironment {
    const { environmentId, functionName } = spec;
    const change = (to: Partial<HandEnvironment>): void => {
      entry.state = { ...entry.state, ...to };
      tell();
    };
    const processes = new HandProcesses({
      spec,
      clock,
      asksByItself: () => asksByItself,
      change,
      state: () => entry.state,
    });
    const session = new EnvironmentSession({
      spec,
      clock,
      listener,
      startProcess: processes.start,
      dispose: () => {
        held.delete(environmentId);
        tell();
      },
    });
    const entry: Held = { state: unstarted(environmentId, functionName), processes, session };
    held.set(environmentId, entry);
    tell();

    const within = async <T>(phase: HandPhase, limitMs: number, work: () => Promise<T>): Promise<T> => {
      change({ phase, deadline: clock.now() + limitMs });
      try {
        return await work();
      } finally {
        change({ phase: 'idle', deadline: null });
      }
    };
    return {
      init: (options) => within('init', options.limitMs, () => session.init(options)),
      invoke: (input, options) => within('invoke', input.timeoutMs, () => session.invoke(input, options)),
      reset: () => session.reset(),
      stop: () => session.stop(),
    };
  }

  return {
    id: 'byHand',
    probe: () => Promise.resolve({ supported: true }),
    prepare: () => Promise.resolve(),
    start(spec, { listener, signal }) {
      signal.throwIfAborted();
      return Promise.resolve(create(spec, listener));
    },
    async dispose() {
      await Promise.all([...held.values()].map(({ session }) => session.stop()));
    },
    desk: {
      get environments() {
        return environments;
      },
      get asksByItself() {
        return asksByItself;
      },
      set asksByItself(to) {
        asksByItself = to;
        tell();
      },
      send: async (environmentId, request) => held.get(environmentId)?.processes.send(request) ?? null,
      print: (environmentId, text) => held.get(environmentId)?.processes.print(text),
      exit: (environmentId, exitCode) => held.get(environmentId)?.processes.exit(exitCode),
      subscribe(changed) {
        listeners.add(changed);
        return () => void listeners.delete(changed);
      },
    },
  };
}

function unstarted(environmentId: string, functionName: string): HandEnvironment {
  return {
    environmentId,
    functionName,
    phase: 'idle',
    deadline: null,
    pid: null,
    env: {},
    waitingSince: null,
    event: null,
    lastEnd: null,
  };
}
