import type { RuntimeSessionView } from '#machines/runtime-session.view.ts';
import type { Runtime } from '#model/runtime-port.ts';
import type { ByHandRuntime, HandDesk } from '#runtimes/by-hand/by-hand-runtime.ts';

/** Runtimes that a learner can choose between. */
export const choosableRuntimes = ['embedded', 'webcontainer', 'byHand'] as const;
export type ChoosableRuntime = (typeof choosableRuntimes)[number];

export interface RuntimeChoice {
  chosen: ChoosableRuntime;
  /** Where the chosen container is, once its code has loaded; the embedded runtime has no such state. */
  container: RuntimeSessionView | null;
  /** Where the learner answers, if that is what is chosen and once its code has loaded. */
  desk: HandDesk | null;
}

/** A runtime that comes from elsewhere, as far as choosing it is concerned. */
export interface ContainerRuntime extends Runtime {
  view(): RuntimeSessionView;
  subscribe(changed: () => void): () => void;
  leave(): void;
  acknowledgeRestart(): void;
}

/** Another one is chosen, or something is new about the one that is. */
export type RuntimeChange = 'chosen' | 'container' | 'desk';

export interface SwitchableRuntime extends Runtime {
  readonly choice: RuntimeChoice;
  /** Environments of the one before have to be ended by those who started them, when they hear of it. */
  choose(runtime: ChoosableRuntime): void;
  acknowledgeRestart(): void;
  /** Calls back after each change; the function returned ends that. */
  onChange(changed: (what: RuntimeChange) => void): () => void;
}

/** The embedded runtime, until another one is chosen: nothing of that is loaded before. */
export function switchableRuntime(
  embedded: Runtime,
  loadContainer: () => Promise<ContainerRuntime>,
  loadByHand: () => Promise<ByHandRuntime>,
): SwitchableRuntime {
  const listeners = new Set<(what: RuntimeChange) => void>();
  let chosen: ChoosableRuntime = 'embedded';
  let container: ContainerRuntime | undefined;
  let loading: Promise<ContainerRuntime> | undefined;
  let byHand: ByHandRuntime | undefined;
  let handing: Promise<ByHandRuntime> | undefined;

  const tell = (what: RuntimeChange): void => {
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
  const handed = (): Promise<ByHandRuntime> => {
    handing ??= loadByHand().then(
      (got) => {
        byHand = got;
        tell('desk');
        return got;
      },
      (error: unknown) => {
        handing = undefined;
        throw error;
      },
    );
    return handing;
  };
  const current = async (): Promise<Runtime> => {
    if (chosen === 'embedded') return embedded;
    return chosen === 'byHand' ? handed() : loaded();
  };

  return {
    get id() {
      return chosen;
    },
    get choice() {
      return {
        chosen,
        container: chosen === 'webcontainer' && container ? container.view() : null,
        desk: chosen === 'byHand' && byHand ? byHand.desk : null,
      };
    },
    choose(runtime) {
      if (runtime === chosen) return;
      chosen = runtime;
      tell('chosen');
      if (runtime !== 'webcontainer') container?.leave();
    },
    acknowledgeRestart: () => container?.acknowledgeRestart(),
    onChange(changed) {
      listeners.add(changed);
      return () => void listeners.delete(changed);
    },
    probe: async () => (await current()).probe(),
    prepare: async (forRuntimes) => (await current()).prepare(forRuntimes),
    start: async (spec, options) => (await current()).start(spec, options),
    async dispose() {
      await Promise.all([embedded.dispose(), container?.dispose(), byHand?.dispose()]);
    },
  };
}
