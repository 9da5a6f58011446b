import type { RuntimeSessionView } from '#machines/runtime-session.view.ts';
import type { Runtime } from '#model/runtime-port.ts';

/** Runtimes that a learner can choose between. */
export const choosableRuntimes = ['embedded', 'webcontainer'] as const;
export type ChoosableRuntime = (typeof choosableRuntimes)[number];

export interface RuntimeChoice {
  chosen: ChoosableRuntime;
  /** Where the chosen container is, once its code has loaded; the embedded runtime has no such state. */
  container: RuntimeSessionView | null;
}

/** A runtime that comes from elsewhere, as far as choosing it is concerned. */
export interface ContainerRuntime extends Runtime {
  view(): RuntimeSessionView;
  subscribe(changed: () => void): () => void;
  leave(): void;
  acknowledgeRestart(): void;
}

export interface SwitchableRuntime extends Runtime {
  readonly choice: RuntimeChoice;
  /** Environments of the one before have to be ended by those who started them, when they hear of it. */
  choose(runtime: ChoosableRuntime): void;
  acknowledgeRestart(): void;
  /** Calls back after each change; the function returned ends that. */
  onChange(changed: (what: 'chosen' | 'container') => void): () => void;
}

/** The embedded runtime, until the other one is chosen: nothing of that is loaded before. */
export function switchableRuntime(
  embedded: Runtime,
  loadContainer: () => Promise<ContainerRuntime>,
): SwitchableRuntime {
  const listeners = new Set<(what: 'chosen' | 'container') => void>();
  let chosen: ChoosableRuntime = 'embedded';
  let container: ContainerRuntime | undefined;
  let loading: Promise<ContainerRuntime> | undefined;

  const tell = (what: 'chosen' | 'container'): void => {
    for (const listener of listeners) listener(what);
  };
  const loaded = (): Promise<ContainerRuntime> => {
    loading ??= loadContainer().then(
      (got) => {
        container = got;
        got.subscribe(() => tell('container'));
        return got;
      },
      (error: unknown) => {
        loading = undefined;
        throw error;
      },
    );
    return loading;
  };
  const current = async (): Promise<Runtime> => (chosen === 'embedded' ? embedded : loaded());

  return {
    get id() {
      return chosen;
    },
    get choice() {
      return { chosen, container: chosen === 'webcontainer' && container ? container.view() : null };
    },
    choose(runtime) {
      if (runtime === chosen) return;
      chosen = runtime;
      tell('chosen');
      if (runtime === 'embedded') container?.leave();
    },
    acknowledgeRestart: () => container?.acknowledgeRestart(),
    onChange(changed) {
      listeners.add(changed);
      return () => void listeners.delete(changed);
    },
    probe: async () => (await current()).probe(),
    prepare: async () => (await current()).prepare(),
    start: async (spec, options) => (await current()).start(spec, options),
    async dispose() {
      await Promise.all([embedded.dispose(), container?.dispose()]);
    },
  };
}
