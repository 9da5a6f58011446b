/**
 * A learner's account as it is held, saved, exported and handed to a lesson: plain data, no behaviour.
 * `account-state.schema.ts` reads it back from where it was stored.
 */
import type { QueuedEvent } from './lambda/asynchronous.ts';
import type { EventInvokeConfig, FunctionConfiguration } from './lambda/configuration.ts';
import type { PackageFiles } from './package/deployment-package.ts';
import type { TraceRecord } from './telemetry/trace.ts';

/** Raised whenever an older page could not read what this one writes. */
export const accountStateVersion = 2;
/** 1 knows no reserved concurrency and no asynchronous events. */
export const readableVersions = [1, accountStateVersion] as const;

/** A saved test event. `payload` is what the learner typed and need not be JSON. */
export interface TestEvent {
  name: string;
  payload: string;
}

export interface FunctionRecord {
  configuration: FunctionConfiguration;
  /** What is deployed: what an environment finds under `/var/task`. */
  files: PackageFiles;
  /** What the editor holds where it differs from `files`; `null`: nothing undeployed. */
  draft: PackageFiles | null;
  testEvents: readonly TestEvent[];
  /** Name of the test event that the Test button sends; `null`: the console asks first. */
  selectedTestEvent: string | null;
  /** Left out: it shares what nobody has reserved. */
  reservedConcurrency?: number;
  /** Left out: AWS's defaults. */
  eventInvokeConfig?: EventInvokeConfig;
  /** Events that nobody waits for and that are not through yet. */
  queue?: readonly QueuedEvent[];
}

export interface AccountState {
  version: typeof accountStateVersion;
  /** us-east-1 and the like. */
  region: string;
  /** Twelve digits. */
  accountId: string;
  functions: readonly FunctionRecord[];
  /** The newest part of the trace, in order of `time`. */
  trace: readonly TraceRecord[];
}

/** The account of a first visit. The number is the one that AWS's own documentation uses. */
export function emptyAccountState(region = 'us-east-1', accountId = '123456789012'): AccountState {
  return { version: accountStateVersion, region, accountId, functions: [], trace: [] };
}
