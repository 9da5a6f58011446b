import type { FunctionConfiguration } from '#model/lambda/configuration.ts';
import type { PackageFiles } from '#model/package/deployment-package.ts';
import type { Instant } from '#model/telemetry/trace.ts';
import type { EnvironmentReport } from './environment.types.ts';
import type { InvocationResult } from './invocation.types.ts';
import type { TraceRecorder } from './trace-book.ts';

/** What an environment is made from. */
export interface Deployment {
  configuration: FunctionConfiguration;
  files: PackageFiles;
}

/** What the account tells a function, after its rules accepted the call. */
export type FunctionCommand =
  /** UpdateFunctionCode or UpdateFunctionConfiguration; `target.configuration` is what AWS answered (`InProgress`). */
  | { type: 'update.accepted'; at: Instant; kind: 'code' | 'configuration'; target: Deployment }
  | {
      type: 'invocation.received';
      at: Instant;
      requestId: string;
      /** The event as JSON text. */
      payload: string;
      concurrency: { inUse: number; limit: number };
    }
  | { type: 'function.deleted'; at: Instant }
  | { type: 'page.left'; at: Instant };

export type FunctionEvent =
  | FunctionCommand
  | EnvironmentReport
  | { type: 'invocation.settled'; at: Instant; requestId: string; result: InvocationResult };

export interface FunctionInput {
  functionId: string;
  at: Instant;
  /** `State` decides where the function begins: `Pending` is brought to `Active` (again). */
  deployment: Deployment;
  settings: { idleExpiryMs: number; seed: string; region: string };
  recorder: TraceRecorder;
}

/** What the `deploy` actor is asked, and what it answers. */
export interface DeployRequest {
  kind: 'create' | 'code' | 'configuration';
  deployment: Deployment;
}
export type DeployOutcome =
  | { ok: true; at: Instant }
  /** `code` is one of AWS's StateReasonCode or LastUpdateStatusReasonCode. */
  | { ok: false; at: Instant; code: string; reason: string };
