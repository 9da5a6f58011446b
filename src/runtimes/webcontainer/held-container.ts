/** One container from its boot to its end, with the supervisor in it. */
import type { ContainerReport } from '#machines/runtime-session.types.ts';
import type { PackageFiles } from '#model/package/deployment-package.ts';
import type { RunnableRuntime } from '#model/runtime-port.ts';
import { asUnavailable, failureFrom } from './boot-failure.ts';
import type { Container, ContainerHost } from './container.ts';
import { containerProgram } from './container-program.ts';
import { Supervisor } from './supervisor.ts';
import type { TabClaim } from './tab-claim.ts';

export interface HoldOptions {
  host: ContainerHost;
  claim: TabClaim;
  runtimeClient: (runtime: RunnableRuntime) => Promise<string>;
  /** Gives the container up. */
  signal: AbortSignal;
  report: (report: ContainerReport) => void;
  /** The container works; called before that is reported. */
  got: (held: HeldContainer) => void;
}

export interface HeldContainer {
  supervisor: Supervisor;
  /** Mounts files under a folder, unless that has been done in this container. */
  mountOnce(folder: string, files: PackageFiles): Promise<void>;
  /** Never rejects: a container that is gone has forgotten already. */
  forget(folder: string): Promise<void>;
}

/** Never rejects: how it went is reported. The container is torn down when `signal` aborts. */
export async function holdContainer({
  host,
  claim,
  runtimeClient,
  signal,
  report,
  got,
}: HoldOptions): Promise<void> {
  let container: Container | undefined;
  let supervisor: Supervisor | undefined;
  const giveUp = (): void => {
    supervisor?.end();
    container?.teardown();
    supervisor = container = undefined;
  };
  signal.addEventListener('abort', giveUp);
  try {
    report({ type: 'boot.advanced', step: 'claiming' });
    await claim.claim();
    report({ type: 'boot.advanced', step: 'reaching' });
    container = await host.boot({
      signal,
      answered: () => report({ type: 'boot.advanced', step: 'starting' }),
    });
    report({ type: 'boot.advanced', step: 'preparing' });
    container.onError((message) => {
      report({ type: 'container.lost', reason: failureFrom(message), detail: message });
    });
    await container.mount('', await containerProgram(runtimeClient));
    supervisor = await Supervisor.start(container);
    if (signal.aborted) {
      giveUp();
      return;
    }
    void supervisor.ended.then((exitCode) =>
      report({
        type: 'container.lost',
        reason: 'unknown',
        detail: `The supervisor ended with code ${exitCode}.`,
      }),
    );
    got(heldContainer(container, supervisor));
    report({ type: 'boot.succeeded', nodeVersion: supervisor.nodeVersion });
  } catch (error) {
    giveUp();
    const { reason, message: detail } = asUnavailable(error);
    report({ type: 'boot.failed', reason, detail });
  }
}

function heldContainer(container: Container, supervisor: Supervisor): HeldContainer {
  const mounted = new Map<string, Promise<void>>();
  return {
    supervisor,
    mountOnce(folder, files) {
      const before = mounted.get(folder);
      if (before) return before;
      const mounting = container.mount(folder, files);
      mounted.set(folder, mounting);
      return mounting;
    },
    forget: (folder) => container.remove(folder).catch(() => undefined),
  };
}
