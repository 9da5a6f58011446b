import type { EnvironmentRuntime } from '#model/runtime-port.ts';
import type { Observation } from './observation.ts';
import type { Engine } from './scenario.ts';

/** What a test of the contract leaves in the reporter's results, for the page that shows them. */
export interface FidelityMeta {
  concern: string;
  name: string;
  /** Of the scenario as it was held. */
  digest: string;
  runtime: EnvironmentRuntime;
  engine: Engine;
  /** Whether something else was seen than in plain Node.js. */
  differs: boolean;
  /** Why it may, where it does. */
  why?: string;
  approximate?: string;
  /** Of plain Node.js only. */
  observed?: Observation;
}

declare module 'vitest' {
  interface TaskMeta {
    fidelity?: FidelityMeta;
  }
}
