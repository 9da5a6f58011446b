import type { EnvironmentRuntime, EnvironmentSpec } from '#model/runtime-port.ts';
import { checksum } from './checksum.ts';
import type { LambdaUnderTest } from './lambda-under-test.ts';

/** What a runtime offers beyond running a handler; a scenario that needs it does not apply to the others. */
export type Capability =
  /** Nothing but the package, /tmp and the Runtime API can be reached, and memory has its limit. */
  | 'sandbox'
  /** `import` looks along NODE_PATH, as in the Node.js that AWS builds. */
  | 'nodePathImports';

/** Where the contract is held: the reference, and the embedded runtime in each engine. */
export const engines = ['node', 'chromium', 'firefox', 'webkit'] as const;
export type Engine = (typeof engines)[number];

export interface Difference {
  /** For the reader of the reference: what is different, and why. A sentence or two. */
  why: string;
  /** What holds there instead of the promise; the promise itself holds if left out. */
  holds?: (lambda: LambdaUnderTest) => Promise<void>;
}

/** One thing that must hold in every runtime that handlers run in. */
export interface Scenario {
  name: string;
  /** The runtimes that behave like this; all managed ones if left out. */
  runtimes?: readonly EnvironmentRuntime[];
  needs?: Capability;
  files: EnvironmentSpec['files'];
  /** What the configuration says otherwise than usual. */
  configuration?: Partial<
    Pick<
      EnvironmentSpec,
      'handler' | 'memorySizeMB' | 'ephemeralStorageMB' | 'variables' | 'logFormat' | 'layers'
    >
  >;
  /** Members of what is seen that differ from run to run, and are not compared. */
  varies?: readonly string[];
  /**
   * Where what was seen may differ from plain Node.js, which is the reference; `embedded` stands for every engine.
   * Anything that is not listed has to be the same.
   */
  differs?: Partial<Record<Exclude<Engine, 'node'> | 'embedded', Difference>>;
  /** Said where the embedded runtime keeps the promise, but by an estimate. */
  approximate?: string;
  holds(lambda: LambdaUnderTest): Promise<void>;
}

export function differenceIn(scenario: Scenario, engine: Engine): Difference | undefined {
  if (engine === 'node') return undefined;
  return scenario.differs?.[engine] ?? scenario.differs?.embedded;
}

/** Changes with everything that a reader of the results would want to have held again. */
export function digestOf({
  name,
  runtimes,
  needs,
  files,
  configuration,
  differs = {},
  approximate,
}: Scenario): string {
  const reasons = Object.entries(differs).map(([engine, { why }]) => [engine, why]);
  return checksum(JSON.stringify([name, runtimes, needs, files, configuration, reasons, approximate]));
}
