/**
 * What goes into the account and what comes out of it. `account.machine.ts` is the account itself.
 *
 * Every event carries `at`, the instant at which it happened: the machines have no clock of their own.
 */
import type { ActorRefFrom } from 'xstate';
import type { AccountState, FunctionRecord, TestEvent } from '#model/account-state.ts';
import type { ApiAnswer, ApiCall } from '#model/lambda/api-call.ts';
import type { MakingStep } from '#model/lambda/making.ts';
import type { ProvisionedProgress } from '#model/lambda/provisioned-concurrency.ts';
import type { IamRole } from '#model/lambda/iam-role.ts';
import type { Layer } from '#model/lambda/layers.types.ts';
import type { PackageFiles } from '#model/package/deployment-package.ts';
import type { ServicesState } from '#model/services/services-state.ts';
import type { KeptTemplate } from '#model/sam/kept-template.ts';
import type { Instant, TraceRecord } from '#model/telemetry/trace.ts';
import type { EnvironmentSummary, Refusal } from './environment.types.ts';
import type { eventSourceMappingMachine } from './event-source-mapping.machine.ts';
import type { MappingReport, MappingSummary } from './event-source-mapping.types.ts';
import type { functionMachine } from './function.machine.ts';
import type { FunctionReport } from './function.types.ts';
import type { InvocationSummary } from './invocation.types.ts';
import type { QueuedEventSummary } from './queued-event.types.ts';
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
  /** `null`: the console's own again. */
  | { type: 'template.kept'; at: Instant; functionName: string; template: KeptTemplate | null }
  /** An event of the queue is to be tried now instead of at the end of its wait. AWS has nothing like it. */
  | { type: 'queue.waitSkipped'; at: Instant; functionName: string; requestId: string }
  /** So many days pass that Lambda takes back what it holds for a function that nobody uses. */
  | { type: 'idle.skipped'; at: Instant; functionName: string }
  /** The page goes away and its containers with it: all environments end with the reason `pageLeft`. */
  | { type: 'page.left'; at: Instant }
  /** Handlers run elsewhere from now on: all environments end with the reason `runtimeSwitched`. */
  | { type: 'runtime.switched'; at: Instant };

/** What the account's own actors report to it. Nobody else sends these. */
export type AccountReport =
  FunctionReport | MappingReport | { type: 'trace.recorded'; records: readonly TraceRecord[] };

/** IAM has made a role, or attached a policy to one, as the console asked it to before its call of Lambda. */
export interface RoleKept {
  type: 'role.created' | 'role.changed';
  at: Instant;
  role: IamRole;
  /** For which function it is. */
  functionName?: string;
}

/**
 * Something has changed in the other services. The pure functions of `model/services` make the new state from the
 * one of the newest snapshot, in one go with the sending, so that no change gets lost.
 */
export interface ServicesChanged {
  type: 'services.changed';
  at: Instant;
  services: ServicesState;
}

export type AccountEvent = ApiCalled | RoleKept | ServicesChanged | ConsoleEvent | AccountReport;

/** Emitted (`actor.on('api.answered', …)`) once for each `api.called`. */
export interface ApiAnswered {
  type: 'api.answered';
  at: Instant;
  callId: string;
  answer: ApiAnswer;
}

/** Why learner code could not run here: the runtime said so when an environment was to be started. */
export type RuntimeTrouble = Refusal;

export type FunctionRef = ActorRefFrom<typeof functionMachine>;

/** A queue or stream that Lambda reads for a function. */
export interface MappingEntry {
  ref: ActorRefFrom<typeof eventSourceMappingMachine>;
  summary: MappingSummary;
}

/** A published version: an actor of its own, with environments of its own. */
export interface VersionEntry {
  functionId: string;
  ref: FunctionRef;
  environments: readonly EnvironmentSummary[];
  invocations: readonly InvocationSummary[];
  queue: readonly QueuedEventSummary[];
  /** What is being made for it; `null` while it is not Pending. */
  making: MakingStep | null;
  /** How far its provisioned concurrency has come; `null`: it has none. */
  provisioned: ProvisionedProgress | null;
}

export interface FunctionEntry {
  /** Names the function's actor: a function deleted and created again under its name is another one. */
  functionId: string;
  ref: FunctionRef;
  /** What GetFunction would answer, and what the console keeps beside it. */
  record: FunctionRecord;
  environments: readonly EnvironmentSummary[];
  invocations: readonly InvocationSummary[];
  /** Events that nobody waits for. */
  queue: readonly QueuedEventSummary[];
  /** What is being made for it; `null` while it is not Pending. */
  making: MakingStep | null;
  /** By number. */
  versions: Readonly<Record<string, VersionEntry>>;
}

export interface AccountSettings {
  /** How long an environment stays frozen before it is ended, in ms. AWS promises nothing. */
  idleExpiryMs: number;
  /** Concurrent executions that the account may have in its Region. */
  concurrencyLimit: number;
  /** Records that the trace keeps. */
  traceLimit: number;
  /** Nothing really runs: runtimes that cannot run here are simulated, too. */
  simulated: boolean;
  /** Goes into the ids of environments and revisions: equal seeds and events make equal accounts. */
  seed: string;
}

export interface AccountInput {
  state: AccountState;
  settings?: Partial<AccountSettings>;
}

/** An Invoke whose invocation has not ended. */
export interface OpenInvoke {
  functionName: string;
  /** The version that has it. */
  version: string;
  request: Extract<ApiCall, { action: 'Invoke' }>['request'];
  /** The mapping that waits for the answer; left out: a caller does, or nobody. */
  mappingId?: string;
}

export interface AccountContext {
  region: string;
  accountId: string;
  /** By name, in order of creation. */
  functions: Readonly<Record<string, FunctionEntry>>;
  /** Roles that the console has made in this account. */
  roles: readonly IamRole[];
  /** That are published. */
  layers: readonly Layer[];
  /** Queues, buckets and the like. */
  services: ServicesState;
  /** By UUID, in order of creation. */
  mappings: Readonly<Record<string, MappingEntry>>;
  /** Deleted functions that still end their environments, by `functionId`. */
  departing: Readonly<Record<string, FunctionRef>>;
  /** By `callId`. */
  openInvokes: Readonly<Record<string, OpenInvoke>>;
  trace: Trace;
  /** The newest reason why no environment could be started; `null` once one could. */
  trouble: RuntimeTrouble | null;
  /** How many function actors there have been. */
  spawned: number;
  settings: AccountSettings;
}

/** The report of a type. */
export type ReportOf<Type extends AccountReport['type']> = Extract<AccountReport, { type: Type }>;
