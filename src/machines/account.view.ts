/** Snapshot of the account in, what a page shows of it out. */
import type { TestEvent } from '#model/account-state.ts';
import type { FunctionConfiguration, FunctionState, LastUpdateStatus } from '#model/lambda/configuration.ts';
import type { PackageFiles } from '#model/package/deployment-package.ts';
import type { RuntimeTrouble } from './account.types.ts';
import type { EnvironmentSummary } from './environment.types.ts';
import type { InvocationSummary } from './invocation.types.ts';

/** Whether a button can be pressed, and if not, why. */
export type Availability = { allowed: true } | { allowed: false; reason: string };

/** A state and the machines' own words for it. */
export interface InWords<T> {
  value: T;
  /** What the console shows. */
  console: string;
  /** What really happens below it. */
  below: string;
}

export interface EnvironmentView extends EnvironmentSummary {
  words: InWords<EnvironmentSummary['state']>;
}

export interface FunctionView {
  name: string;
  configuration: FunctionConfiguration;
  state: InWords<FunctionState>;
  lastUpdate: InWords<LastUpdateStatus>;
  /** What is deployed. */
  files: PackageFiles;
  /** What the editor shows: the draft where there is one. */
  editorFiles: PackageFiles;
  undeployedChanges: boolean;
  testEvents: readonly TestEvent[];
  /** The one that Test sends. */
  selectedTestEvent: TestEvent | null;
  canTest: Availability;
  canDeploy: Availability;
  canUpdate: Availability;
  canDelete: Availability;
  environments: readonly EnvironmentView[];
  /** Invocations without an answer yet. */
  invocations: readonly InvocationSummary[];
}

export interface AccountView {
  region: string;
  accountId: string;
  /** In order of creation: the rows of the Functions page. */
  functions: readonly FunctionView[];
  trouble: RuntimeTrouble | null;
  /** Records of the trace that were let go because it had grown too long. */
  droppedRecords: number;
}
