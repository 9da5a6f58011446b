/**
 * The runtime of the learner's choice: real Node.js in a container that StackBlitz's engine makes in the browser.
 * Each execution environment is a process under one supervisor.
 *
 * The Runtime API and what an outcome means are in the page, in the same code as for every other runtime; the
 * container only has processes. So there is one source of truth, and nothing to agree on across the terminal.
 */
import { createActor, fromCallback, fromPromise, waitFor } from 'xstate';
import { runtimeSessionMachine } from '#machines/runtime-session.machine.ts';
import type { ContainerReport, RuntimeSessionEvent } from '#machines/runtime-session.types.ts';
import { runtimeSessionView, type RuntimeSessionView } from '#machines/runtime-session.view.ts';
import {
  isOsOnly,
  RuntimeUnavailableError,
  type EnvironmentNetwork,
  type ManagedSpec,
  type RunnableRuntime,
  type Runtime,
  type RuntimeListener,
} from '#model/runtime-port.ts';
import type { PackageFiles } from '#model/package/deployment-package.ts';
import { systemClock, type Clock } from '../runtime-api/clock.ts';
import { EnvironmentSession } from '../runtime-api/environment-session.ts';
import type { ContainerHost } from './container.ts';
import { mergedLayers } from '../package/merged-layers.ts';
import { containerProcess } from './container-process.ts';
import { holdContainer, type HeldContainer } from './held-container.ts';
import { tabClaim } from './tab-claim.ts';

export interface WebContainerRuntimeOptions {
  host: ContainerHost;
  /** Gives the JavaScript of AWS's runtime client. */
  runtimeClient: (runtime: RunnableRuntime) => Promise<string>;
  /** Gives the packages that Lambda's runtime brings along, as far as these packages name them: `node_modules/…`. */
  sdkFiles: (packages: readonly PackageFiles[]) => Promise<PackageFiles>;
  clock?: Clock;
}

export interface WebContainerRuntime extends Runtime {
  /** Where the session is. */
  view(): RuntimeSessionView;
  /** Calls back after each change; the function returned ends that. */
  subscribe(changed: () => void): () => void;
  retry(): void;
  /** Gives the container up; `prepare` and `start` get another. */
  leave(): void;
  acknowledgeRestart(): void;
}

export function createWebContainerRuntime({
  host,
  runtimeClient,
  sdkFiles,
  clock = systemClock,
}: WebContainerRuntimeOptions): WebContainerRuntime {
  const claim = tabClaim();
  const environments = new Set<EnvironmentSession>();
  let held: HeldContainer | undefined;
  let lastEnvironment = 0;

  const container = fromCallback<RuntimeSessionEvent>(({ sendBack }) => {
    const leaving = new AbortController();
    const report = (message: ContainerReport): void => {
      if (message.type === 'boot.failed' || message.type === 'container.lost') claim.release();
      if (!leaving.signal.aborted) sendBack(message);
    };
    const { signal } = leaving;
    const got = (container: HeldContainer): void => void (held = container);
    void holdContainer({ host, claim, runtimeClient, signal, report, got });
    return () => {
      leaving.abort();
      held = undefined;
    };
  });

  const session = createActor(
    runtimeSessionMachine.provide({
      actors: { probe: fromPromise(() => Promise.resolve(host.support())), container },
    }),
  );
  session.start();

  /** Settles when the session is where nothing more happens by itself. */
  async function ready(): Promise<HeldContainer> {
    session.send({ type: 'runtime.chosen' });
    return settled();
  }

  async function settled(): Promise<HeldContainer> {
    const snapshot = await waitFor(session, (now) => {
      const { place } = runtimeSessionView(now);
      return place !== 'checking' && place !== 'booting';
    });
    if (held && snapshot.matches({ held: 'ready' })) return held;
    const { reason, detail } = snapshot.context.trouble ?? {
      reason: 'unknown' as const,
      detail: 'The container was given up.',
    };
    throw new RuntimeUnavailableError(reason, detail);
  }

  async function stuck(): Promise<void> {
    session.send({ type: 'container.stuck', at: clock.now() });
    await settled().catch(() => undefined);
  }

  function leave(): void {
    session.send({ type: 'runtime.left' });
    claim.release();
  }

  function create(
    spec: ManagedSpec,
    listener: RuntimeListener,
    network: EnvironmentNetwork | undefined,
  ): EnvironmentSession {
    const folder = `environments/${++lastEnvironment}`;
    const environment = new EnvironmentSession({
      spec,
      clock,
      listener,
      startProcess: containerProcess({
        spec,
        network,
        clock,
        folder,
        stuck,
        async supervisor() {
          const now = await settled();
          await now.mountOnce(`${folder}/task`, spec.files);
          const packages = await sdkFiles([spec.files, ...(spec.layers ?? [])]);
          if (Object.keys(packages).length > 0) await now.mountOnce(folder, packages);
          if (spec.layers) await now.mountOnce(`${folder}/opt`, mergedLayers(spec.layers));
          return now.supervisor;
        },
      }),
      dispose: async () => {
        environments.delete(environment);
        await held?.forget(folder);
      },
    });
    environments.add(environment);
    return environment;
  }

  return {
    id: 'webcontainer',
    probe: () => Promise.resolve(host.support()),
    async prepare() {
      await ready();
    },
    async start(spec, { listener, signal, network }) {
      signal.throwIfAborted();
      const { runtime } = spec;
      if (isOsOnly(runtime)) {
        throw new RuntimeUnavailableError('noInterpreter', 'No bootstrap is started in WebContainers here.');
      }
      if (session.getSnapshot().matches('idle') || session.getSnapshot().matches('gone')) await ready();
      else await settled();
      signal.throwIfAborted();
      return create({ ...spec, runtime }, listener, network);
    },
    async dispose() {
      await Promise.all([...environments].map((environment) => environment.stop()));
      leave();
      session.stop();
    },
    view: () => runtimeSessionView(session.getSnapshot()),
    subscribe(changed) {
      const subscription = session.subscribe(changed);
      return () => subscription.unsubscribe();
    },
    retry: () => session.send({ type: 'runtime.retried' }),
    leave,
    acknowledgeRestart: () => session.send({ type: 'restart.acknowledged' }),
  };
}
