/**
 * What goes into the account and what comes out of it. `account.machine.ts` is the account itself.
 *
 * Every event carries `at`, the instant at which it happened: the machines have no clock of their own.
 */
import type { ActorRef, Snapshot } from 'xstate';
import type { AccountState, FunctionRecord, TestEvent } from '#model/account-state.ts';
import type { ApiAnswer, ApiCall } from '#model/lambda/api-call.ts';
import type { PackageFiles } from '#model/package/deployment-package.ts';
import type { RuntimeFailure } from '#model/runtime-port.ts';
import type { Instant, TraceRecord } from '#model/telemetry/trace.ts';
import type { EnvironmentSummary } from './environment.types.ts';
import type { FunctionCommand } from './function.types.ts';
import type { InvocationResult, InvocationSummary } from './invocation.types.ts';
import type { Trace } from './trace-book.ts';

/** A call of the Lambda API. `callId` is the request id that AWS would give; of an Invoke it is also the invocation's. */
export interface ApiCalled {
  type: 'api.called';
  at: Instant;
  callId: string;
  call: ApiCall;
  /** What the console knew when the button was pressed. Left out, the account says it from the draft it holds. */
  console?: { undeployedChanges: boolean };
}

/** What the learner does in the console that AWS never hears of. */
export type ConsoleEvent =
  | { type: 'draft.changed'; at: Instant; functionName: string; files: PackageFiles }
  | { type: 'draft.discarded'; at: Instant; functionName: string }
  /** Saves under the event's name, replaces one of that name, and selects it. */
  | { type: 'testEvent.saved'; at: Instant; functionName: string; testEvent: TestEvent }
  | { type: 'testEvent.deleted'; at: Instant; functionName: string; name: string }
  | { type: 'testEvent.selected'; at: Instant; functionName: string; name: string | null }
  /** The page goes away and its containers with it: all environments end with the reason `pageLeft`. */
  | { type: 'page.left'; at: Instant };

/** Why learner code could not run here: the runtime said so when an environment was to be started. */
export interface RuntimeTrouble {
  at: Instant;
  reason: RuntimeFailure;
  detail: string;
}

/** What the account's own actors report to it. Nobody else sends these. */
export type AccountReport =
  | { type: 'trace.recorded'; records: readonly TraceRecord[] }
  | {
      type: 'function.changed';
      at: Instant;
      functionId: string;
      configuration: FunctionRecord['configuration'];
      files: PackageFiles;
      /** The files of an update that failed, to be put back into the editor. */
      returned?: PackageFiles;
    }
  | {
      type: 'function.busied';
      at: Instant;
      functionId: string;
      environments: readonly EnvironmentSummary[];
      invocations: readonly InvocationSummary[];
    }
  /** A deleted function has finished its last invocation and ended its last environment. */
  | { type: 'function.drained'; at: Instant; functionId: string }
  | { type: 'invocation.settled'; at: Instant; requestId: string; result: InvocationResult }
  | ({ type: 'runtime.refused' } & RuntimeTrouble);

export type AccountEvent = ApiCalled | ConsoleEvent | AccountReport;

/** Emitted (`actor.on('api.answered', …)`) once for each `api.called`. */
export interface ApiAnswered {
  type: 'api.answered';
  at: Instant;
  callId: string;
  answer: ApiAnswer;
}

export type FunctionRef = ActorRef<Snapshot<unknown>, FunctionCommand>;

export interface FunctionEntry {
  /** Names the function's actor: a function deleted and created again under its name is another one. */
  functionId: string;
  ref: FunctionRef;
  /** What GetFunction would answer, and what the console keeps beside it. */
  record: FunctionRecord;
  environments: readonly EnvironmentSummary[];
  invocations: readonly InvocationSummary[];
}

export interface AccountSettings {
  /** How long an environment stays frozen before it is ended, in ms. AWS promises nothing. */
  idleExpiryMs: number;
  /** Concurrent executions that the account may have in its Region. */
  concurrencyLimit: number;
  /** Records that the trace keeps. */
  traceLimit: number;
  /** Makes the ids of environments; two accounts with the same seed and events are equal. */
  seed: string;
}

export interface AccountInput {
  state: AccountState;
  settings?: Partial<AccountSettings>;
}

export interface OpenCall {
  functionName: string;
  call: Extract<ApiCall, { action: 'Invoke' }>;
}

export interface AccountContext {
  region: string;
  accountId: string;
  /** By name. */
  functions: Readonly<Record<string, FunctionEntry>>;
  /** Deleted functions that still end their environments, by `functionId`. */
  departing: Readonly<Record<string, FunctionRef>>;
  /** Invokes without an answer yet, by `callId`. */
  openCalls: Readonly<Record<string, OpenCall>>;
  trace: Trace;
  /** The newest reason why no environment could be started; `null` after one that could. */
  trouble: RuntimeTrouble | null;
  /** Functions created so far. */
  created: number;
  settings: AccountSettings;
}
