/**
 * The default runtime: each execution environment is a worker in a sandboxed frame, with Node's modules rebuilt
 * around it and AWS's own runtime client as its bootstrap. Starting the worker is the cold start, keeping it is
 * the warm one, terminating it the end.
 */
import {
  isOsOnly,
  RuntimeUnavailableError,
  type EnvironmentNetwork,
  type EnvironmentRuntime,
  type EnvironmentSpec,
  type RunningEnvironment,
  type Runtime,
  type RuntimeListener,
  type RuntimeSupport,
} from '#model/runtime-port.ts';
import { systemClock, type Clock } from '../runtime-api/clock.ts';
import { EnvironmentSession } from '../runtime-api/environment-session.ts';
import { partsNeeded } from './program-parts.ts';
import { frameAddress, partSource, runtimeClientSource, workerSource } from './runner-files.ts';
import { sdkFiles } from './sdk-clients.ts';
import { SandboxFrame } from './sandbox-frame.ts';
import { TemporaryStorage } from './temporary-storage.ts';
import { workerProcess } from './worker-process.ts';
import { WorkerPool, type ReadyWorker } from './worker-pool.ts';

const MB = 1024 * 1024;
/** The first process of an environment; 1 is the platform's own. */
const FIRST_PROCESS_ID = 2;

export interface EmbeddedRuntimeOptions {
  clock?: Clock;
}

function support(): RuntimeSupport {
  for (const needed of ['Worker', 'WebAssembly', 'FinalizationRegistry', 'MessageChannel'] as const) {
    if (!(needed in globalThis)) {
      return { supported: false, reason: 'unsupportedBrowser', detail: `This browser has no ${needed}.` };
    }
  }
  return { supported: true };
}

/** An OS-only runtime has none: the package brings what speaks with the Runtime API. */
async function clientOf(runtime: EnvironmentRuntime): Promise<void> {
  if (!isOsOnly(runtime)) await runtimeClientSource(runtime);
}

async function partSources(spec: EnvironmentSpec): Promise<Record<string, string>> {
  const { files, layers = [] } = spec;
  const entries = partsNeeded([files, ...layers, await sdkOf(spec)]).map(
    async (part) => [part, await partSource(part)] as const,
  );
  return Object.fromEntries(await Promise.all(entries));
}

/** An OS-only runtime brings none. */
function sdkOf({ runtime, files, layers = [] }: EnvironmentSpec): Promise<Record<string, string>> {
  return isOsOnly(runtime) ? Promise.resolve({}) : sdkFiles([files, ...layers]);
}

export function createEmbeddedRuntime({ clock = systemClock }: EmbeddedRuntimeOptions = {}): Runtime {
  const pool = new WorkerPool(() => SandboxFrame.open(frameAddress, workerSource()));
  const environments = new Set<RunningEnvironment>();

  const create = (
    spec: EnvironmentSpec,
    { listener, network }: { listener: RuntimeListener; network?: EnvironmentNetwork },
    provisioned: ReadyWorker,
  ): RunningEnvironment => {
    let unused: ReadyWorker | null = provisioned;
    const takeWorker = (): Promise<ReadyWorker> => {
      const first = unused;
      unused = null;
      return first ? Promise.resolve(first) : pool.take();
    };
    const storage = new TemporaryStorage(spec.ephemeralStorageMB * MB);
    let processId = FIRST_PROCESS_ID;
    const session = new EnvironmentSession({
      spec,
      clock,
      listener,
      startProcess: workerProcess({
        spec,
        ...(network ? { network } : {}),
        storage,
        takeWorker,
        runtimeClient: runtimeClientSource,
        parts: () => partSources(spec),
        sdk: () => sdkOf(spec),
        nextProcessId: () => processId++,
      }),
      dispose: () => {
        unused?.worker.terminate();
        environments.delete(session);
      },
    });
    environments.add(session);
    return session;
  };

  return {
    id: 'embedded',
    probe: () => Promise.resolve(support()),
    async prepare(forRuntimes = []) {
      const found = support();
      if (!found.supported) throw new RuntimeUnavailableError(found.reason, found.detail);
      await Promise.all([pool.prepare(), ...forRuntimes.map(clientOf)]);
    },
    async start(spec, { signal, ...given }) {
      signal.throwIfAborted();
      await Promise.all([pool.prepare(), clientOf(spec.runtime), partSources(spec), sdkOf(spec)]);
      // A worker of its own, before the init: what loading it takes is not the function's time.
      const provisioned = await pool.take();
      if (signal.aborted) provisioned.worker.terminate();
      signal.throwIfAborted();
      return create(spec, given, provisioned);
    },
    async dispose() {
      await Promise.all([...environments].map((environment) => environment.stop('pageLeft')));
      await pool.close();
    },
  };
}
