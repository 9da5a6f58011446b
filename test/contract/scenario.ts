import type { EnvironmentRuntime, EnvironmentSpec } from '#model/runtime-port.ts';
import type { LambdaUnderTest } from './lambda-under-test.ts';

/** What a runtime offers beyond running a handler; a scenario that needs it does not apply to the others. */
export type Capability =
  /** Nothing but the package, /tmp and the Runtime API can be reached, and memory has its limit. */
  'sandbox';

/** One thing that must hold in every runtime that handlers run in. */
export interface Scenario {
  name: string;
  /** The runtimes that behave like this; all managed ones if left out. */
  runtimes?: readonly EnvironmentRuntime[];
  needs?: Capability;
  files: EnvironmentSpec['files'];
  /** What the configuration says otherwise than usual. */
  configuration?: Partial<
    Pick<EnvironmentSpec, 'handler' | 'memorySizeMB' | 'ephemeralStorageMB' | 'variables' | 'logFormat'>
  >;
  holds(lambda: LambdaUnderTest): Promise<void>;
}
