/**
 * ES modules through es-module-shims in its shim mode: it finds imports with a lexer, asks these hooks where they
 * lead and what they say, and lets the engine itself link and evaluate. So top-level await, cycles and live
 * bindings are the engine's own.
 */
import shimsSource from 'es-module-shims?text';
import { native } from '../process/native.ts';
import { moduleAddresses } from './module-addresses.ts';

/** The library puts this name into the modules that it rewrites. */
export const IMPORT_SHIM = 'importShim';

export interface ModuleHooks {
  /** @returns the address of the module that `specifier` means for the one at `parent` */
  resolve(specifier: string, parent: string): string;
  source(address: string): { type: 'js' | 'json'; source: string };
  describe(meta: Record<string, unknown>, address: string): void;
}

export type ImportModule = (address: string) => Promise<Record<string, unknown>>;
type ImportShim = (specifier: string, ...rest: unknown[]) => Promise<Record<string, unknown>>;

/**
 * Loads es-module-shims before there is a handler; the hooks come with it.
 *
 * The library defines a frozen global, so it is given a global object of its own. `importShim`, which the modules
 * that it rewrites call for `import()`, is then ours to define.
 */
export class EsModuleEngine {
  #hooks: ModuleHooks | undefined;
  readonly #importShim: ImportShim & object;

  constructor() {
    const hooks = (): ModuleHooks => {
      if (!this.#hooks) throw new Error('No module can be loaded before the process has started.');
      return this.#hooks;
    };
    const scope = Object.assign(Object.create(globalThis) as Record<string, unknown>, {
      esmsInitOptions: {
        shimMode: true,
        nativePassthrough: false,
        resolve: (specifier: string, parent: string) => hooks().resolve(specifier, parent),
        source: (address: string) => Promise.resolve(hooks().source(address)),
        meta: (meta: Record<string, unknown>, address: string) => {
          hooks().describe(meta, address);
        },
        onerror: () => undefined,
      },
      // It reports what it cannot read and goes on; the engine then says it as well, and that is what counts.
      reportError: () => undefined,
    });
    // Its own memory and timers are not the process's.
    const { ArrayBuffer, Uint16Array } = globalThis;
    const { setTimeout, fetch, console } = native;
    const given = {
      globalThis: scope,
      setTimeout,
      fetch,
      console,
      ArrayBuffer,
      Uint16Array,
      ...moduleAddresses(),
    };
    const load = new Function(...Object.keys(given), shimsSource) as (...values: unknown[]) => void;
    load(...Object.values(given));
    this.#importShim = scope['importShim'] as ImportShim;
  }

  /**
   * @param wrap sees every import, static and dynamic, until the module is evaluated
   */
  start(hooks: ModuleHooks, wrap: <T>(loading: Promise<T>) => Promise<T>): ImportModule {
    this.#hooks = hooks;
    const importShim: ImportShim = (specifier, ...rest) => wrap(this.#importShim(specifier, ...rest));
    Object.defineProperty(globalThis, IMPORT_SHIM, {
      value: Object.assign(importShim, this.#importShim),
      configurable: false,
      writable: false,
      enumerable: false,
    });
    return (address) => importShim(address, 'file:///var/task/');
  }
}
